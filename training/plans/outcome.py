"""What became of a plan, row by row: kept as facts when the plan is closed."""

import datetime
from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any, Self

from cadre.models.facts import Qualification
from office.organisation.models.structure import Unit
from training.models import Need, PlanRow, TrainingPlan
from training.needs.states import WAITING, with_standing
from training.plans.progress import Progress, progress_of, total

IN_ORDER = ("-source", "order", "pk")


@dataclass(frozen=True)
class RowOutcome:
    title: str
    source: str
    progress: Progress


@dataclass(frozen=True)
class NeedLeft:
    """How many needs of a kind and level no plan, class or record has answered."""

    kind: str
    level: int | None
    count: int

    def __str__(self) -> str:
        kind = Qualification.Kind(self.kind).label
        return f"{kind}: {Qualification.Level(self.level).label}" if self.level else str(kind)


@dataclass(frozen=True)
class PlanOutcome:
    rows: tuple[RowOutcome, ...]
    left: tuple[NeedLeft, ...] = ()

    @property
    def total(self) -> Progress:
        return total(row.progress for row in self.rows)

    @property
    def needs_left(self) -> int:
        return sum(each.count for each in self.left)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        rows = (RowOutcome(**{**row, "progress": Progress(**row["progress"])}) for row in kept["rows"])
        return cls(tuple(rows), tuple(NeedLeft(**each) for each in kept["left"]))


def outcome_of(plan: TrainingPlan, day: datetime.date) -> dict[str, Any]:
    """Of all people and needs of the plan's unit and those below it, whoever closes the plan."""
    rows = list(PlanRow.objects.filter(plan=plan).order_by(*IN_ORDER))
    progress = progress_of(rows, day)
    told = tuple(RowOutcome(row.title, row.source, progress[row.pk]) for row in rows)
    needs = Need.objects.filter(Unit.objects.scope_under([plan.unit]).condition("scope_unit"))
    return PlanOutcome(told, tuple(needs_left(with_standing(needs.once().on(day), day)))).as_json()


def needs_left(needs: Any) -> list[NeedLeft]:
    """Needs with their standing, counted by kind and level where nothing has answered them; one query."""
    waiting = needs.filter(stands__in=WAITING).order_by().values_list("kind", "level")
    found = Counter(waiting)
    return [NeedLeft(*key, found[key]) for key in sorted(found, key=lambda key: (key[0], key[1] or 0))]
