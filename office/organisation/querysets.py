"""Which units: of a day, at or below or above others."""

from collections.abc import Mapping
from datetime import date

from django.apps import apps
from django.db import connection
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from foundation.core.scope.rows import ScopedQuerySet
from foundation.core.scope.units import EveryKey, Scope


def line_above(unit: int, parents: Mapping[int, int | None]) -> list[int]:
    """Keys of the unit and of those above it, upwards; `parents` gives the parent of every unit."""
    line = [unit]
    while parents.get(line[-1]) and parents[line[-1]] not in line:
        line.append(parents[line[-1]])
    return line


def tops() -> list[int]:
    """Keys of the units that no other stands above: asked by every request, and so not put together anew each time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM organisation_unit WHERE parent_id IS NULL")
        return [key for (key,) in cursor.fetchall()]


def level_on(day: date, unit: str = "") -> Coalesce:
    """The level on the day of the unit that a row names by the path `unit` (its own, where that is empty)."""
    path = f"{unit}__" if unit else ""
    later = apps.get_model("organisation", "UnitLevel").objects.filter(
        unit=OuterRef(f"{path}pk"), valid_from__lte=day
    )
    return Coalesce(Subquery(later.order_by("-valid_from").values("level")[:1]), F(f"{path}level"))


class UnitQuerySet(ScopedQuerySet):
    def on(self, day):
        return self.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gt=day))

    def with_level(self, day):
        """With `level_then`, the level on which each stands on the day."""
        return self.annotate(level_then=level_on(day))

    def under(self, unit):
        """The unit and all below it."""
        return self.filter(self.model.objects.scope_under([unit]).condition("pk"))

    def scope_under(self, units) -> Scope:
        """The given units and all below them: everything where every top of the tree is among them."""
        roots = {unit.pk for unit in units}
        if any(unit.parent_id is None for unit in units) and roots.issuperset(tops()):
            return Scope(self.every_key, everything=True)
        return Scope(lambda: self.keys_under(roots))

    def every_key(self):
        return EveryKey(self.order_by().values_list("pk", flat=True))

    def keys_under(self, roots):
        """Keys of the given units and all below them. Walks parents, so nothing can go stale."""
        parents, children = self.parents(), {}
        for pk, parent in parents.items():
            children.setdefault(parent, []).append(pk)
        found, waiting = set(), list(roots)
        while waiting:
            unit = waiting.pop()
            if unit not in found:
                found.add(unit)
                waiting += children.get(unit, [])
        return EveryKey(found) if found.issuperset(parents) else found

    def scope_above(self, scope: Scope) -> Scope:
        """The units of the scope and all above them."""
        return scope if scope.everything else Scope(lambda: self.keys_above(scope.keys))

    def parents(self) -> dict[int, int | None]:
        """{unit key: key of the unit above}; one query."""
        return dict(self.order_by().values_list("pk", "parent"))

    def keys_above(self, units):
        """Keys of the given units and all above them."""
        parents, found = self.parents(), set()
        for unit in units:
            while unit and unit not in found:
                found.add(unit)
                unit = parents.get(unit)
        return found
