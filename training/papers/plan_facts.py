"""A plan as its papers tell of it: its rows by what is taught, how far each is, and who was chosen for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from foundation.core import clock
from foundation.core.figures import thousands
from training.choices import PlaceState, RowSource
from training.models import PlanPerson, PlanRow, Programme, TrainingClass, TrainingPlan
from training.plans.progress import Progress, progress_of
from training.plans.querysets import TOLD
from training.plans.secrecy import ROW_LEFT_OUT

Group = Programme.Group
# As plans of training are written.
SUBJECTS = {
    "Lý luận chính trị": (Group.ELEMENTARY, Group.INTERMEDIATE, Group.ADVANCED, Group.EQUIVALENT),
    "Quản lý nhà nước": (Group.STATE,),
    "Quốc phòng, an ninh": (Group.DEFENCE,),
    "Bồi dưỡng theo chức danh, cập nhật kiến thức": (Group.REFRESHER,),
    "Chuyên môn, nghiệp vụ": (Group.DEGREE,),
    "Ngoại ngữ, tiếng dân tộc, tin học": (Group.LANGUAGE,),
}
OF_PERSON = ("row", "cadre__ethnic_group", "cadre__now__held__post__title", "cadre__now__held__post__unit")
OF_PERSON += ("cadre__now__held__post__body", "cadre__now__unit")
NO_PLACES = "chưa có chỉ tiêu"


@dataclass(frozen=True)
class PlanFacts:
    """The plan for whoever draws up its papers."""

    user: Any
    plan: TrainingPlan

    @cached_property
    def rows(self) -> list[PlanRow]:
        rows = PlanRow.objects.for_user(self.user, "export").filter(plan=self.plan)
        return list(rows.select_related("programme").order_by("order", "pk"))

    @cached_property
    def progress(self) -> dict[int, Progress]:
        """{key of a row: how far it is}, of a closed plan as it was then."""
        return progress_of(self.rows, min(self.plan.closed_on or clock.today(), clock.today()))

    def by_subject(self) -> Iterator[tuple[str, list[PlanRow]]]:
        """(subject, its rows), those of which there are any."""
        for subject, groups in SUBJECTS.items():
            if found := [row for row in self.rows if row.programme.group in groups]:
                yield subject, found

    def of_source(self, source: RowSource) -> list[PlanRow]:
        return [row for row in self.rows if row.source == source]

    @cached_property
    def people(self) -> list[PlanPerson]:
        """Who was chosen for its rows, and who is in reserve: row by row, in the order that the office gave them."""
        people = PlanPerson.objects.listed_for(self.user, "export").filter(row__plan=self.plan)
        people = people.leaving().filter(state__in=(*TOLD, PlaceState.RESERVE)).select_related(*OF_PERSON)
        return list(people.order_by("row__order", "row", "order", "cadre__now__official_key", "pk"))

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """That rows with a secret class are none of its lists of people."""
        secret = TrainingClass.objects.filter(plan_row__plan=self.plan, secret=True)
        return (ROW_LEFT_OUT,) if secret.exists() else ()

    @cached_property
    def about_oneself(self) -> bool:
        """Whether somebody in the plan is the reader, or a relative."""
        people = PlanPerson.objects.in_scope(self.user, "export").filter(row__plan=self.plan)
        hidden = PlanPerson.objects.hidden_people(self.user)
        return bool(hidden) and people.filter(cadre__in=hidden).exclude(state=PlaceState.WITHDRAWN).exists()


def places_of(rows: Sequence[PlanRow]) -> int | None:
    """The places of the rows together; None where none of them has any."""
    known = [row.places for row in rows if row.places is not None]
    return sum(known) if known else None


def places_told(rows: Sequence[PlanRow]) -> str:
    places = places_of(rows)
    return NO_PLACES if places is None else f"{thousands(places)} chỉ tiêu"


def funds_of(rows: Sequence[PlanRow]) -> int | None:
    known = [row.funds for row in rows if row.funds is not None]
    return sum(known) if known else None


def time_of(row: PlanRow) -> str:
    days = [str(day) for day in (row.starts, row.ends) if day]
    return " – ".join(dict.fromkeys(days))
