"""What the board counts of duties: those that are late, by unit."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from foundation.core.scope.rows import permission
from office.organisation.models.structure import Unit
from reminders.models import Duty


@dataclass(frozen=True)
class LateDuties:
    """Units with late duties, the one with most of them first, and how many duties wait in all."""

    units: list[tuple[Unit, int]]
    waiting: int

    @property
    def count(self) -> int:
        return sum(count for _, count in self.units)


def late_duties(user: Any, units: Collection[int], today: datetime.date) -> LateDuties | None:
    """Of the duties of the units (keys) that the user may see; None for who may not see them in all of the units."""
    scope = user.scope(permission(Duty, "view"))
    if not all(scope.covers(unit) for unit in units):
        return None
    waiting = Duty.objects.for_user(user).filter(unit__among=units).outstanding(today).order_by()
    counts = waiting.values_list("unit").annotate(
        waiting=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today))
    )
    found = {unit: (number, late) for unit, number, late in counts}
    late = {unit: late for unit, (_, late) in found.items() if late}
    named = Unit.objects.for_user(user).in_bulk(late)
    worst = sorted(named.values(), key=lambda unit: (-late[unit.pk], unit.official_key))
    return LateDuties([(unit, late[unit.pk]) for unit in worst], sum(number for number, _ in found.values()))
