"""A plan in plain facts, as its reader may know them: for papers, files and other pages."""

from dataclasses import dataclass
from typing import Any

from training.choices import PlaceState, RowSource
from training.models import PlanPerson, PlanRow, TrainingPlan
from training.plans.counting import Totals, totals, with_counts
from training.plans.querysets import TOLD

IN_PLAN = ("plan", "-source", "order", "pk")
OF_PERSON = ("cadre__now__held__post__title", "cadre__now__unit")


@dataclass(frozen=True)
class ToldRow:
    """A row with who is chosen for it, in the order that the office set, and who stands in reserve."""

    row: PlanRow
    chosen: tuple[PlanPerson, ...] = ()
    reserve: tuple[PlanPerson, ...] = ()


@dataclass(frozen=True)
class ToldGroup:
    source: RowSource
    rows: tuple[ToldRow, ...]
    totals: Totals


@dataclass(frozen=True)
class ToldPlan:
    plan: TrainingPlan
    groups: tuple[ToldGroup, ...]
    totals: Totals


def rows_of(plan: TrainingPlan, user: Any, action: str = "view") -> list[PlanRow]:
    """The rows of a plan that was asked in scope, as they stand in it, with how many are chosen; one query."""
    rows = with_counts(PlanRow.objects.for_user(user, action).filter(plan=plan), user)
    found = list(rows.select_related("programme").order_by(*IN_PLAN))
    for row in found:
        row.plan = plan
    return found


def in_order(person: PlanPerson) -> tuple:
    """As the office set it, then in the official order."""
    return (person.order == 0, person.order, person.cadre.now.official_key, person.pk)


def told_plan(plan: TrainingPlan, user: Any) -> ToldPlan:
    """Two queries. Of a secret plan nobody is named; nor is the reader, or a relative, in any."""
    rows, people = rows_of(plan, user), PlanPerson.objects.none()
    if not plan.secret:
        people = PlanPerson.objects.for_user(user).filter(row__plan=plan).select_related(*OF_PERSON)
    by_row: dict[int, list[PlanPerson]] = {}
    for person in sorted(people, key=in_order):
        by_row.setdefault(person.row_id, []).append(person)
    groups = [
        told_group(source, [row for row in rows if row.source == source], by_row) for source in RowSource
    ]
    return ToldPlan(plan, tuple(groups), totals(rows))


def told_group(source: RowSource, rows: list[PlanRow], people: dict[int, list[PlanPerson]]) -> ToldGroup:
    told = []
    for row in rows:
        here = people.get(row.pk, [])
        chosen = tuple(person for person in here if person.state in TOLD)
        told.append(ToldRow(row, chosen, tuple(each for each in here if each.state == PlaceState.RESERVE)))
    return ToldGroup(source, tuple(told), totals(rows))
