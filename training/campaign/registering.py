"""A unit's word that somebody should learn something becomes a need, or registers the one that stands openly already.

What is reserved is never looked at here: the unit's word is a need beside it, and answers the same whether one stands.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from cadre.answering import homes_of
from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from foundation.core.saving.columns import update_rows
from foundation.core.scope.rows import OTHERS_ACT
from office.campaigns.models import CampaignUnit
from standards.levels import NOTHING, levels_on
from training.campaign.courses import OfferedCourse, held_standards
from training.models import Need, NeedStep
from training.needs.acts import DROP, REGISTER, load_places, stands_in_no_plan

RIGHT = "training.register_need"
NOT_YOURS = "Không có quyền đăng ký nhu cầu cho đồng chí này."
HAS_IT = "Hồ sơ đã ghi {level}; nội dung này đã đáp ứng."
WITHDRAWN = "Đơn vị rút đăng ký"
SAID = ["campaign_unit", "wanted_by", "note"]
Key = tuple[int, str, int | None, int | None]


@dataclass(frozen=True)
class Wanted:
    """What is asked for one person; `year` is that of what is learned every year."""

    cadre: Cadre
    course: OfferedCourse
    year: int
    by: datetime.date | None = None
    note: str = ""

    @property
    def key(self) -> Key:
        return self.cadre.pk, self.course.kind, self.course.level, self.course.cycle(self.year)


@dataclass
class Registered:
    """How many are new, say something new, stood already; {place among those wanted: sentence} of the others."""

    new: int = 0
    changed: int = 0
    same: int = 0
    refused: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def register(user: Any, wanted: Sequence[Wanted], unit: CampaignUnit | None = None) -> Registered:
    """Of what is wanted twice the first counts. A fixed number of queries.

    Said outside the page of a `unit`, it is said in the campaign that still asks the unit of the person.
    """
    done = Registered(refused=refusals(user, wanted))
    good: dict[Key, Wanted] = {}
    for place, each in enumerate(wanted):
        if place not in done.refused:
            done.same += each.key in good
            good.setdefault(each.key, each)
    needs = with_needs(good)
    before = {key: (need.state, *(getattr(need, name) for name in SAID)) for key, need in needs.items()}
    asking = {} if unit else asking_units(each.cadre for each in good.values())
    said = [worded(needs[key], each, unit or asking.get(each.cadre.pk)) for key, each in good.items()]
    update_rows(Need, said, SAID)
    opened = [need for need in said if need.state == Need.State.OPEN]
    outcome = apply(REGISTER, user, opened, {"on": clock.today()}, skip=True)
    for place, each in enumerate(wanted):
        if place not in done.refused and needs[each.key].pk in outcome.refused:
            done.refused[place] = outcome.refused[needs[each.key].pk][0]
    for key, need in needs.items():
        was = before[key]
        if was[0] == Need.State.OPEN:
            done.new += need.pk not in outcome.refused
        elif was[1:] != tuple(getattr(need, name) for name in SAID):
            done.changed += 1
        else:
            done.same += 1
    return done


def asking_units(cadres: Iterable[Cadre]) -> dict[int, CampaignUnit]:
    """{key of a person: unit of the latest campaign of needs that speaks for them and has not handed in}."""
    units = CampaignUnit.objects.filter(
        state__in=CampaignUnit.TO_ANSWER,
        campaign__kind="needs",
        campaign__secret=False,
        campaign__closed_on=None,
    )
    asking = {unit.pk: unit for unit in units.select_related("campaign").order_by("pk")}
    homes = {home: asking[key] for key, own in homes_of(list(asking.values())).items() for home in own}
    found = {cadre.pk: homes.get(cadre.now.unit_id) for cadre in cadres}
    return {key: unit for key, unit in found.items() if unit}


def may_register(user: Any, cadre: Cadre) -> bool:
    return user.scope(RIGHT).covers(cadre.scope_unit_id) and cadre.pk not in conflicted_cadres(user)


def refusals(user: Any, wanted: Sequence[Wanted]) -> dict[int, str]:
    """{place: sentence} of those who are not the user's to speak of, or have it on record."""
    scope, hidden = user.scope(RIGHT), conflicted_cadres(user)
    levels = levels_on(clock.today(), {each.cadre.pk for each in wanted})
    found = {}
    for place, each in enumerate(wanted):
        reached = levels.get(each.cadre.pk, {}).get(each.course.kind, NOTHING)
        if not scope.covers(each.cadre.scope_unit_id):
            found[place] = NOT_YOURS
        elif each.cadre.pk in hidden:
            found[place] = OTHERS_ACT
        elif each.course.level and (reached.level or 0) >= each.course.level:
            found[place] = HAS_IT.format(level=OfferedCourse(each.course.kind, reached.level).label.lower())
    return found


def with_needs(wanted: Mapping[Key, Wanted]) -> dict[Key, Need]:
    """The needs that stand for these, locked; the missing ones are made. Who makes one at once made it for both."""
    needs = standing_needs(wanted)
    missing = [each for key, each in wanted.items() if key not in needs]
    if missing:
        asked = held_standards({each.cadre.pk for each in missing}, clock.today())
        new = [opened(each, asked.get(each.cadre.pk)) for each in missing]
        Need.objects.bulk_create(new, ignore_conflicts=True)
        needs = standing_needs(wanted)
    return needs


def standing_needs(wanted: Collection[Key]) -> dict[Key, Need]:
    own = Need.objects.standing().filter(reserved=False, cadre__in={key[0] for key in wanted})
    found = {}
    for need in own.order_by("pk").select_for_update(of=("self",)):
        key = (need.cadre_id, need.kind, need.level, need.cycle)
        if key in wanted:
            found[key] = need
    return found


def opened(each: Wanted, held: Any) -> Need:
    """A need of the unit's word, or of the standard of the post held where that asks just this."""
    asked = held is not None and each.course.is_asked_by(held.findings)
    _, kind, level, cycle = each.key
    return Need(
        cadre=each.cadre,
        scope_unit_id=each.cadre.scope_unit_id,
        kind=kind,
        level=level,
        cycle=cycle,
        why=Need.Why.HELD if asked else Need.Why.UNIT,
        opened_on=clock.today(),
    )


def worded(need: Need, each: Wanted, unit: CampaignUnit | None) -> Need:
    """What is left blank stays as somebody said it before; a campaign takes over what stood without one."""
    need.campaign_unit = unit or need.campaign_unit
    need.wanted_by = each.by or need.wanted_by
    need.note = each.note or need.note
    return need


@transaction.atomic
def withdraw(user: Any, needs: Sequence[Need]) -> dict[int, str]:
    """Take registrations back; {key: sentence} of those that stay.

    What rests on the unit's word alone is dropped. What the standard of the post held asks stays a need.
    """
    load_places(needs, user)
    placed = {need.pk: said for need in needs if (said := stands_in_no_plan(need))}
    needs = [need for need in needs if need.pk not in placed]
    own = [need for need in needs if need.why == Need.Why.UNIT]
    dropped = apply(DROP, user, own, {"on": clock.today(), "reason": WITHDRAWN}, skip=True)
    others = [need for need in needs if need.why != Need.Why.UNIT]
    steps = last_registering(others)
    undone = undo(user, steps)
    refused = dropped.refused | undone.refused
    freed = [need for need in others if need.pk not in refused]
    for need in freed:
        need.campaign_unit = None
    update_rows(Need, freed, ["campaign_unit"])
    return placed | {key: sentences[0] for key, sentences in refused.items()}


def last_registering(needs: Iterable[Need]) -> list[NeedStep]:
    """The steps by which these were registered."""
    steps = NeedStep.objects.standing().of([need.pk for need in needs]).filter(act=REGISTER.name)
    return list({step.need_id: step for step in steps}.values())
