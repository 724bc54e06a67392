"""How far a plan is: places given, people chosen for them, sent to classes, and done with them."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, Self

from django.db.models import Case, F, Q, Sum, Value, When
from django.db.models.functions import Coalesce

from foundation.core import clock
from training.choices import PlaceState
from training.models import Enrolment, PlanPerson, PlanPersonStep, PlanRow, TrainingClass, TrainingPlan
from training.plans.querysets import TOLD
from training.querysets import opened


@dataclass(frozen=True)
class Progress:
    """Of a row, or of rows added up: `places` is None where none were given, and of several those that were.

    `chosen` counts whoever takes a place, `sent` whoever came into a class (by head count where no name was entered),
    `passed` who finished it.
    """

    places: int | None = None
    chosen: int = 0
    reserve: int = 0
    sent: int = 0
    passed: int = 0

    @property
    def left(self) -> int:
        """Places, or else people chosen, for which nobody was sent yet; never below zero."""
        whole = self.chosen if self.places is None else self.places
        return max(whole - self.sent, 0)

    @property
    def over(self) -> int:
        """How many were chosen beyond the places; 0 where none were given."""
        return max(self.chosen - self.places, 0) if self.places is not None else 0

    def __add__(self, other: Self) -> "Progress":
        places = [each for each in (self.places, other.places) if each is not None]
        return Progress(
            sum(places) if places else None,
            self.chosen + other.chosen,
            self.reserve + other.reserve,
            self.sent + other.sent,
            self.passed + other.passed,
        )


def progress_of(rows: Iterable[PlanRow], day: datetime.date, reader: Any = None) -> dict[int, Progress]:
    """{key of a row: its progress} as it stood on the day; three queries for any number of rows.

    To a reader no result is told that conflict of interest keeps from them.
    """
    rows = list(rows)
    keys = [row.pk for row in rows]
    states, learned, counted = states_in(keys, day), learners_of(keys, day, reader), head_counts(keys, day)
    return {
        row.pk: Progress(
            row.places,
            sum(states[row.pk, state] for state in TOLD),
            states[row.pk, PlaceState.RESERVE],
            learned[row.pk, ""] + counted[row.pk],
            learned[row.pk, Enrolment.Result.PASSED],
        )
        for row in rows
    }


def put_progress(rows: Iterable[PlanRow], reader: Any) -> None:
    """Put on rows with counts how far they are today, as their reader may know; three queries."""
    rows = list(rows)
    found = progress_of(rows, clock.today(), reader)
    for row in rows:
        row.progress = replace(found[row.pk], chosen=row.chosen_count, reserve=row.reserve_count)


def total(parts: Iterable[Progress]) -> Progress:
    return sum(parts, Progress())


def states_in(rows: Collection[int], day: datetime.date) -> Counter[tuple[int, str]]:
    """{(row, state): people}: today by their states, of a past day by their steps."""
    people = PlanPerson.objects.filter(row__in=rows)
    if day < clock.today():
        last = PlanPersonStep.objects.last_by(day).filter(plan_person__row__in=rows)
        return Counter(last.order_by().values_list("plan_person__row", "to_state"))
    return Counter(people.order_by().values_list("row", "state"))


def learners_of(rows: Collection[int], day: datetime.date, reader: Any = None) -> Counter[tuple[int, str]]:
    """{(row, result): learners by name}, those of all results under ""; of a past day whom was sent by then."""
    enrolled = (
        Enrolment.objects.held()
        .standing(day)
        .annotate(of_row=Coalesce("plan_person__row", "training_class__plan_row"))
    )
    enrolled = enrolled.filter(of_row__in=rows)
    if day < clock.today():
        sent = Q(sent_on__lte=day) | Q(training_class__decision_on__lte=day)
        enrolled = enrolled.filter(sent | opened(day, "training_class__"))
    hidden = enrolled.hidden_people(reader) if reader else frozenset()
    told = Case(When(cadre__in=hidden, then=Value("masked")), default=F("result_then"))
    found: Counter[tuple[int, str]] = Counter()
    for row, result in enrolled.order_by().values_list("of_row", told):
        found[row, result] += 1
        found[row, ""] += 1
    return found


def head_counts(rows: Collection[int], day: datetime.date) -> Counter[int]:
    """{row: learners} of classes whose learners are counted and not named."""
    classes = TrainingClass.objects.filter(plan_row__in=rows, cancelled_on=None).with_learners()
    classes = classes.opened_by(day) if day < clock.today() else classes
    heads = classes.filter(entered=0).order_by().values_list("plan_row").annotate(Sum("head_count"))
    return Counter({row: count or 0 for row, count in heads})


def plans_on(day: datetime.date, units: Collection[int]):
    """Plans of the units (keys) that were issued by the day and not closed by it."""
    plans = TrainingPlan.objects.filter(unit__among=units, issued_on__lte=day)
    return plans.filter(Q(closed_on=None) | Q(closed_on__gt=day))


@dataclass(frozen=True)
class PlanFigures:
    """What was planned on a day, and how far it was."""

    rows: int
    progress: Progress
    years: tuple[int, ...] = ()

    def as_json(self) -> dict[str, int]:
        return {"rows": self.rows, "places": self.progress.places or 0, "chosen": self.progress.chosen}


def plan_figures(day: datetime.date, units: Collection[int]) -> PlanFigures:
    """All plans of the units that are in force on the day; four queries."""
    rows = list(PlanRow.objects.filter(plan__in=plans_on(day, units)).annotate(year=F("plan__year")))
    return PlanFigures(
        len(rows), total(progress_of(rows, day).values()), tuple(sorted({row.year for row in rows}))
    )
