"""One person on one list, with all entries and review lines that tell of it, as far as the reader may know of them."""

import datetime
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any

from cadre.models.people import Cadre
from planning.models import PlanningEntry, PlanningTarget, ReviewLine, ReviewListStep, ReviewNotice
from planning.reviews.querysets import WEIGHED
from planning.reviews.told_lines import ToldLine

OF_TARGET = ("target__post__unit", "target__post__title", "target__term")
OF_LINE = (
    "review_list__campaign",
    "cadre",
    "proposal_by",
    "notice",
    "later_step",
    "outcome_target__post__title",
)
OF_LINE += ("outcome_target__post__unit", *(f"review_list__{path}" for path in OF_TARGET))


class Stage(IntEnum):
    """In which order things are done that bear the same day."""

    BEFORE = 0
    STARTED = 1
    UNIT = 2
    PROPOSED = 3
    OPINION = 4
    APPRAISED = 5
    HEARD = 6
    PROPOSED_AGAIN = 7
    CONCLUDED = 8
    SENT_UP = 9
    DECIDED = 10
    WRITTEN = 11
    KEPT = 12
    TOLD = 13


@dataclass(frozen=True)
class CourseEvent:
    """What was done on a day, by which paper, and what was said; `url` is where it is recorded.

    Of one day the `stage` tells what came first.
    """

    day: datetime.date
    stage: Stage
    what: str
    paper: str = ""
    said: str = ""
    url: str = ""


def joined(*parts: Any) -> str:
    return "; ".join(str(part) for part in parts if part)


@dataclass
class Course:
    """One person and one title of a unit in a term, as the reader may know of both.

    Nothing of a secret list or review goes `on_paper`.
    """

    user: Any
    cadre: Cadre
    target: PlanningTarget
    day: datetime.date
    on_paper: bool = False

    @cached_property
    def lists(self) -> list[PlanningEntry]:
        """All lists of all terms on which the person stands or stood."""
        entries = PlanningEntry.objects.for_user(self.user).filter(cadre=self.cadre)
        if self.on_paper:
            entries = entries.filter(target__secret=False)
        return list(
            entries.select_related(*OF_TARGET).order_by("-target__term__begins_on", "-proposed_on", "pk")
        )

    @cached_property
    def entries(self) -> dict[int, PlanningEntry]:
        return {entry.pk: entry for entry in self.lists if entry.target_id == self.target.pk}

    @cached_property
    def lines(self) -> list[ToldLine]:
        """What reviews of this list say of the person, each as its reader may read it."""
        lines = ReviewLine.objects.listed_for(self.user).filter(
            cadre=self.cadre, review_list__target=self.target
        )
        if self.on_paper:
            lines = lines.filter(review_list__campaign__secret=False)
        lines = list(lines.select_related(*OF_LINE).order_by("pk"))
        weighs = self.user.scope(WEIGHED)
        notices = ReviewNotice.objects.for_user(self.user).filter(
            review_list__in=[line.review_list_id for line in lines], unit=self.target.scope_unit_id
        )
        told = set(notices.values_list("review_list", flat=True)) if lines else set()
        return [
            ToldLine(line, weighs.covers(line.scope_unit_id), line.review_list_id in told, not self.on_paper)
            for line in lines
        ]

    @cached_property
    def reopened(self) -> dict[int, list[dict[str, Any]]]:
        """{key of a line: its proposals before the standing members had it looked at once more}, of lists weighed."""
        weighed = {
            told.line.review_list_id: str(told.line.pk) for told in self.lines if told.weighed and told.open
        }
        steps = ReviewListStep.objects.standing().filter(review_list__in=weighed, reopened__isnull=False)
        found: dict[int, list[dict[str, Any]]] = {}
        for step in steps.order_by("pk") if weighed else ():
            if before := step.reopened.get(key := weighed[step.review_list_id]):
                found.setdefault(int(key), []).append(before)
        return found
