"""Where a need stands on a day: what its steps say, whether the record, a class or a plan already answers it.

The order of precedence is told of rows in Python and of whole lists in SQL, one the twin of the other
(`tests/training/test_need_states.py`). Of plans a reader is told what `PlanPersonQuerySet` lets them see; a plan that
is closed tells nothing more, so what it did not bring is a need again.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Left

from cadre.models.facts import Qualification
from foundation.core import clock
from foundation.core.acts.steps import state_on
from training.choices import NeedState, PlaceState
from training.models import Enrolment, Need, PlanPerson, PlanPersonStep, TrainingClass
from training.needs.querysets import WEIGH, NeedQuerySet
from training.news import ABSENT
from training.plans.querysets import TOLD
from training.querysets import opened, over


class NeedStanding(TextChoices):
    """How far a need has come, the furthest last but for those that ended."""

    OPEN = NeedState.OPEN.value, NeedState.OPEN.label
    REGISTERED = NeedState.REGISTERED.value, NeedState.REGISTERED.label
    REFUSED = PlaceState.REFUSED.value, PlaceState.REFUSED.label
    RESERVE = PlaceState.RESERVE.value, PlaceState.RESERVE.label
    CHOSEN = PlaceState.CHOSEN.value, PlaceState.CHOSEN.label
    SENT = PlaceState.SENT.value, PlaceState.SENT.label
    SUMMONED = PlaceState.SUMMONED.value, PlaceState.SUMMONED.label
    STUDYING = "studying", "Đang học"
    MET = "met", "Đã đáp ứng"
    DROPPED = NeedState.DROPPED.value, NeedState.DROPPED.label


# What no plan has answered yet, and what a plan, a class or the record has.
WAITING = (NeedStanding.OPEN, NeedStanding.REGISTERED, NeedStanding.REFUSED)
IN_PLAN = (
    NeedStanding.RESERVE,
    NeedStanding.CHOSEN,
    NeedStanding.SENT,
    NeedStanding.SUMMONED,
    NeedStanding.STUDYING,
)
ON_THE_WAY = [state.value for state in PlaceState if state != PlaceState.WITHDRAWN]


@dataclass(frozen=True)
class ToldNeed:
    """Where a need stands, and what says so."""

    standing: NeedStanding
    qualification: Qualification | None = None
    training_class: TrainingClass | None = None
    place: PlanPerson | None = None


@dataclass(frozen=True)
class AnswerFacts:
    """What is known of one person on the day: levels that count, classes that run, places in plans, newest first."""

    qualifications: list[Qualification] = field(default_factory=list)
    enrolments: list[Enrolment] = field(default_factory=list)
    places: list[PlanPerson] = field(default_factory=list)


def standing_of(need: Need, state: str, facts: AnswerFacts) -> ToldNeed:
    """Where a need in a state stands; no query."""
    if state == NeedState.DROPPED:
        return ToldNeed(NeedStanding.DROPPED)
    for got in facts.qualifications:
        if answers(need, got.kind, got.level, got.valid_from.year if got.valid_from else None):
            return ToldNeed(NeedStanding.MET, qualification=got)
    for each in facts.enrolments:
        one = each.training_class
        if answers(need, one.programme.kind, one.programme.level, one.opens_on.year):
            return ToldNeed(NeedStanding.STUDYING, training_class=one)
    for place in facts.places:
        programme = place.row.programme
        if answers(need, programme.kind, programme.level, place.row.plan.year):
            return ToldNeed(NeedStanding(place.state_then), place=place)
    return ToldNeed(NeedStanding(state))


def answers(need: Need, kind: str, level: int | None, year: int | None) -> bool:
    """Whether a level of a kind is what the need asks for; of a yearly need, in its year."""
    return kind == need.kind and (level or 0) >= (need.level or 0) and need.cycle in (None, year)


def told(
    needs: Iterable[Need], day: datetime.date, reader: Any = None, *, leaves: bool = False
) -> dict[int, ToldNeed]:
    """{key: where it stands} of needs that were asked for `on` the day; three queries for any number."""
    needs = list(needs)
    facts = facts_of({need.cadre_id for need in needs}, {need.kind for need in needs}, day, reader, leaves)
    return {need.pk: standing_of(need, need.state_then, facts[need.cadre_id]) for need in needs}


def facts_of(
    cadres: Collection[int],
    kinds: Collection[str],
    day: datetime.date,
    reader: Any = None,
    leaves: bool = False,
) -> dict[int, AnswerFacts]:
    """{person: what may answer needs of the kinds}; three queries."""
    found: dict[int, AnswerFacts] = defaultdict(AnswerFacts)
    if not cadres:
        return found
    got = Qualification.objects.on(day).filter(cadre__among=cadres, kind__in=kinds)
    for each in got.order_by("valid_from", "pk"):
        found[each.cadre_id].qualifications.append(each)
    learning = running(day, leaves).filter(cadre__among=cadres, training_class__programme__kind__in=kinds)
    for each in learning.select_related("training_class__programme").order_by("-pk"):
        found[each.cadre_id].enrolments.append(each)
    places = places_on(day, reader, leaves).filter(cadre__among=cadres, row__programme__kind__in=kinds)
    for each in places.select_related("row__programme", "row__plan").order_by("-pk"):
        found[each.cadre_id].places.append(each)
    return found


def running(day: datetime.date, leaves: bool = False) -> QuerySet:
    """Who sits on the day in a class of which names are told: where it `leaves` the program, none of a secret plan."""
    running = opened(day, "training_class__") & (
        Q(training_class__closes_on=None) | ~over(day, "training_class__")
    )
    learning = Enrolment.objects.filter(running, training_class__secret=False).exclude(result__in=ABSENT)
    return learning.exclude(training_class__plan_row__plan__secret=True) if leaves else learning


def places_on(day: datetime.date, reader: Any = None, leaves: bool = False) -> QuerySet:
    """The places that people have on the day in plans that are not closed, as far as the reader is told of them; each
    with `state_then`. Of secret plans, and of rows with a secret class, nothing `leaves` the program.
    """
    places = PlanPerson.objects.all() if reader is None else PlanPerson.objects.for_user(reader)
    places = places.leaving() if leaves else places
    places = places.filter(Q(row__plan__closed_on=None) | Q(row__plan__closed_on__gt=day))
    if day >= clock.today():
        return places.annotate(state_then=F("state")).filter(state_then__in=ON_THE_WAY)
    places = places.annotate(state_then=state_on(PlanPersonStep, day)).filter(state_then__in=ON_THE_WAY)
    if reader is None:
        return places
    # What is told of it today may not have been told then.
    weighed = reader.scope(WEIGH).condition(PlanPerson.unit_path)
    return places.filter(weighed | Q(state_then__in=TOLD, row__plan__issued_on__lte=day))


def with_standing(
    needs: NeedQuerySet, day: datetime.date, reader: Any = None, *, leaves: bool = False
) -> NeedQuerySet:
    """Needs asked for `on` the day, each with `stands`: the twin of `told`."""
    got = Qualification.objects.on(day).filter(cadre=OuterRef("cadre"), kind=OuterRef("kind"))
    learning = running(day, leaves).filter(
        cadre=OuterRef("cadre"), training_class__programme__kind=OuterRef("kind")
    )
    places = places_on(day, reader, leaves).filter(
        cadre=OuterRef("cadre"), row__programme__kind=OuterRef("kind")
    )
    places = enough(places, "row__programme__level", Cast("row__plan__year", TextField()))
    return needs.annotate(
        stands=Case(
            When(state_then=NeedState.DROPPED, then=Value(NeedStanding.DROPPED.value)),
            When(Exists(enough(got, "level", year_of("valid_from"))), then=Value(NeedStanding.MET.value)),
            When(
                Exists(
                    enough(learning, "training_class__programme__level", year_of("training_class__opens_on"))
                ),
                then=Value(NeedStanding.STUDYING.value),
            ),
            default=Coalesce(Subquery(places.order_by("-pk").values("state_then")[:1]), F("state_then")),
            output_field=TextField(),
        )
    )


def enough(rows: QuerySet, level: str, year: Any) -> QuerySet:
    """Those of the level that the need of the outer query asks for, and of its year where it is a yearly one."""
    had = Coalesce(year, Value(""), output_field=TextField())
    asked = Coalesce(Cast(OuterRef("cycle"), TextField()), year, Value(""), output_field=TextField())
    reached = Coalesce(F(level), Value(0), output_field=IntegerField())
    least = Coalesce(OuterRef("level"), Value(0), output_field=IntegerField())
    return rows.alias(year_had=had, level_had=reached).filter(year_had=asked, level_had__gte=least)


def year_of(path: str) -> Left:
    """The year of a partial date, as text."""
    return Left(Cast(path, TextField()), 4)
