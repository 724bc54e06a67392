"""When a unit hands in its dossier its rows go on; when the dossier is given back they are the unit's again."""

from collections.abc import Iterable, Sequence
from typing import Any

from evaluation.grading.acts import RECORD_SELF, RECORD_UNIT, RETURN
from evaluation.grading.choices import WITH_UNIT, GradingState
from evaluation.models import GradingLine, GradingStep
from foundation.core.acts.act import Asked, day_of
from foundation.core.acts.run import apply
from foundation.core.acts.steps import Step, standing_steps
from foundation.core.acts.undo import undo
from office.campaigns.acts import HAND_IN_BY_UNIT, RECEIVE
from office.campaigns.models import CampaignUnit
from office.organisation.models.users import User

HANDED_IN = {HAND_IN_BY_UNIT.name, RECEIVE.name}
Done = Sequence[tuple[CampaignUnit, Asked]]


def handed_in(done: Done, user: Any) -> None:
    """Rows for which the collective has said its word are proposed; where only the person has, that is recorded.

    The user's own row and relatives' stay for somebody else, and so do rows of which nothing was said.
    """
    days = {unit.pk: day_of(asked) for unit, asked in done}
    lines = list(GradingLine.objects.filter(campaign_unit__in=days, state__in=WITH_UNIT).order_by("pk"))
    go_on(RECORD_UNIT, [line for line in lines if line.collective_grade], days, user)
    said = [line for line in lines if line.self_grade and not line.collective_grade]
    go_on(RECORD_SELF, [line for line in said if line.state == GradingState.OPEN], days, user)


def returned(done: Done, user: Any) -> None:
    """Rows that the office has not appraised yet are open to the unit again, for the reason of the dossier."""
    asked = {unit.pk: each for unit, each in done}
    waiting = GradingLine.objects.filter(
        campaign_unit__in=asked, state__in=[GradingState.SELF, GradingState.UNIT]
    )
    lines = list(waiting.order_by("pk"))
    told = [
        {"on": day_of(each), "reason": each["reason"]}
        for each in (asked[line.campaign_unit_id] for line in lines)
    ]
    apply(RETURN, user, lines, told, skip=True)


def go_on(act: Any, lines: list[GradingLine], days: dict, user: Any) -> None:
    apply(act, user, lines, [{"on": days[line.campaign_unit_id]} for line in lines], skip=True)


def take_back(pairs: Iterable[tuple[CampaignUnit, Step]]) -> None:
    """What was written with the act is undone where nothing came after it; what went on stays."""
    moments = {unit.pk: step.at for unit, step in pairs}
    lines = GradingLine.objects.filter(campaign_unit__in=moments)
    units = dict(lines.order_by().values_list("pk", "campaign_unit"))
    last = [steps[-1] for steps in standing_steps(GradingStep, units).values()]
    together = [step for step in last if step.at == moments[units[step.line_id]]]
    for act in (RECORD_UNIT, RECORD_SELF, RETURN):
        undo(User.system(), [step for step in together if step.act == act.name])
