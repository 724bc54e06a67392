"""How far the rows of a year are: of a campaign, and of each unit that answers it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from evaluation.grading.choices import UNDECIDED, GradingState
from evaluation.models import GradingLine
from office.campaigns.models import Campaign, CampaignUnit

ANSWER, VIEW = "evaluation.answer_gradingline", "evaluation.view_gradingline"
# What keeps a campaign from ending.
WAITING = [*UNDECIDED, GradingState.COMPLAINT]
SELF_SAID = Count("pk", filter=~Q(self_grade=""))
UNIT_SAID = Count("pk", filter=~Q(collective_grade=""))


@dataclass(frozen=True)
class UnitProgress:
    """Of the rows that a unit answers for: how many there are, and how many bear its words."""

    rows: int = 0
    self_said: int = 0
    unit_said: int = 0

    @property
    def silent(self) -> int:
        """Of so many the collective has said nothing yet."""
        return self.rows - self.unit_said


def known_to(user: Any) -> QuerySet:
    """Rows that the user reads or speaks for, whatever their state, without the user's own and relatives'.

    Only for numbers, and for what a unit has said itself.
    """
    scopes = (user.scope(right).condition("unit") for right in (VIEW, ANSWER))
    condition = Q(pk__in=[])
    for each in scopes:
        condition |= each
    return GradingLine.objects.filter(condition).hidden_from(user)


def progress(units: Iterable[CampaignUnit], user: Any) -> Mapping[int, UnitProgress]:
    """{key of a campaign's unit: how far its rows are}; one query."""
    rows = known_to(user).filter(campaign_unit__in=[unit.pk for unit in units]).order_by()
    counts = rows.values_list("campaign_unit").annotate(
        rows=Count("pk"), self_said=SELF_SAID, unit_said=UNIT_SAID
    )
    return {key: UnitProgress(*numbers) for key, *numbers in counts}


def undecided(campaigns: Sequence[Campaign]) -> dict[int, int]:
    """{key of a campaign: how many of its rows wait}; one query."""
    rows = GradingLine.objects.filter(campaign__in=campaigns, state__in=WAITING).order_by()
    return dict(rows.values_list("campaign").annotate(Count("pk")))
