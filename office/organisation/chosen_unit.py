"""Pages that speak of one unit and all below it, of those where their reader has every right that they need."""

import datetime
from collections.abc import Iterator
from functools import reduce
from operator import and_

from django.http import Http404
from django.utils.functional import cached_property

from office.organisation.models.structure import Unit


class OfChosenUnit:
    """The unit that the address names, else the topmost; any unit outside `rights` is 404."""

    rights: tuple[str, ...] = ()

    @cached_property
    def units(self) -> list[Unit]:
        """All units where the reader has every one of the rights, in the official order."""
        conditions = (self.request.user.scope(right).condition("pk") for right in self.rights)
        scope = Unit.objects.filter(reduce(and_, conditions))
        return list(scope.order_by("official_key", "pk"))

    @cached_property
    def unit(self) -> Unit:
        """The chosen unit. Raises Http404 for one outside the scope."""
        key = self.request.GET.get("unit", "")
        chosen = next((unit for unit in self.units if str(unit.pk) == key), None) if key else self.topmost
        if chosen is None:
            raise Http404
        return chosen

    @property
    def topmost(self) -> Unit | None:
        """The first unit whose parent the reader does not see; None where they see none."""
        known = {unit.pk for unit in self.units}
        return next((unit for unit in self.units if unit.parent_id not in known), None)

    @cached_property
    def keys(self) -> set[int]:
        """Keys of the unit and of all below it."""
        return Unit.objects.keys_under([self.unit.pk])

    def choices(self, day: datetime.date) -> Iterator[Unit]:
        """The units that existed on the day, and the chosen one."""
        for unit in self.units:
            existed = unit.valid_from <= day and (unit.valid_to is None or day < unit.valid_to)
            if existed or unit == self.unit:
                yield unit
