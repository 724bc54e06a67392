"""Under which unit results stand in the table by unit: one right below the unit that is asked for, or this itself."""

from collections.abc import Iterable
from typing import Any

from foundation.core.scope.units import Scope
from office.organisation.models.structure import Unit
from office.organisation.querysets import line_above


class ResultPlaces:
    """Of the units (keys) with results. `scope` is where the reader sees any; `unit` the one asked for, else None.

    Where all of it lies under one unit, that unit is as good as asked for. `units` are the rows, in official order.
    """

    def __init__(self, homes: Iterable[int], unit: Unit | None, scope: Scope):
        self.parents = Unit.objects.parents()
        lines = {home: self.seen(home, scope) for home in homes}
        self.top = unit.pk if unit else self.common(lines.values())
        self.of = {home: self.place(line) for home, line in lines.items()}
        found = Unit.objects.filter(pk__in=set(self.of.values()))
        self.units = list(found.order_by("official_key", "pk"))

    def seen(self, home: int, scope: Scope) -> list[int]:
        """The unit and those above it, upwards, as far as the reader sees them."""
        line = line_above(home, self.parents)
        return [unit for unit in line if scope.covers(unit)] or [home]

    @staticmethod
    def common(lines: Iterable[list[int]]) -> int | None:
        """The unit that all stand under; None where there are several."""
        tops = {line[-1] for line in lines}
        return tops.pop() if len(tops) == 1 else None

    def place(self, line: list[int]) -> int:
        if self.top not in line:
            return line[-1]
        return line[max(line.index(self.top) - 1, 0)]

    def asked(self, unit: int) -> dict[str, Any]:
        """What narrows a list to the row of the unit: alone where it is the top, else with those below it."""
        return {"unit": unit, "within": "own"} if unit == self.top else {"unit": unit}
