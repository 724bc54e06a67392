"""That the people of a unit were told: of each notice that went out, and stands not yet on their rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from evaluation.grading.acts import NOTIFY
from evaluation.grading.choices import GradingState
from evaluation.models import GradingLine
from evaluation.papers.graded import lines_in
from evaluation.papers.notices import GradingUnitNotice
from foundation.core.acts.run import Outcome, apply
from office.campaigns.models import Campaign
from office.papers.drawing import papers_about
from office.papers.models import Paper


@dataclass(frozen=True)
class IssuedNotice:
    """A notice with the rows that it told of and that do not say so yet."""

    paper: Paper
    lines: Sequence[GradingLine]


def waiting(user: Any, campaign: Campaign) -> Iterator[IssuedNotice]:
    """Two queries for any number of notices."""
    issued = papers_about(user, campaign).filter(kind=GradingUnitNotice.slug, status=Paper.Status.ISSUED)
    rows = {line.pk: line for line in decided(user, campaign)}
    for paper in issued.order_by("signed_on", "pk"):
        lines = [rows.pop(key) for key in lines_in(paper.asked.get("people", ())) if key in rows]
        if lines:
            yield IssuedNotice(paper, lines)


def decided(user: Any, campaign: Campaign) -> QuerySet[GradingLine]:
    """Rows that the user may say it of: their own and those of relatives somebody else does."""
    return GradingLine.objects.for_user(user, "decide").filter(campaign=campaign, state=GradingState.DECIDED)


def note(user: Any, notices: Sequence[IssuedNotice]) -> list[Outcome]:
    """Number and day of each notice stand on its rows; those that are refused are left."""
    return [
        apply(
            NOTIFY,
            user,
            notice.lines,
            {"on": notice.paper.signed_on, "decision_no": notice.paper.code},
            skip=True,
        )
        for notice in notices
    ]
