"""Pages that speak of one unit and all below it, of those where their reader has every right that they need."""

import datetime
from collections.abc import Sequence
from functools import reduce
from operator import and_

from django import forms
from django.db.models import Q, QuerySet
from django.forms.boundfield import BoundField
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property

from foundation.core.lookup.kinds import LOOK_UPS
from foundation.core.lookup.widgets import FIND, look_up
from foundation.core.parameters import is_key
from foundation.core.typed.forms import PlainForm
from office.organisation.models.structure import Unit


def first_units(units: QuerySet) -> tuple[list[Unit], bool]:
    """The first of the units, in the official order, and whether they are all: few enough for a drop-down."""
    look = LOOK_UPS[Unit]
    found = list(look.ready(units)[: look.few + 1])
    return found[: look.few], len(found) <= look.few


def unit_choice(
    request: HttpRequest, units: QuerySet, chosen: int | None, *, name: str = "unit", empty: str | None = None
) -> BoundField | None:
    """A choice of a unit for a form above a page, of many a look-up; None where they leave no choice.

    `empty` are the words of choosing none of them, where that may be.
    """
    few, is_all = first_units(units)
    if is_all:
        return drop_down(few, chosen, name=name, empty=empty)
    return looked_up(request, units, chosen, name=name, empty=empty)


def choice_of_read(
    request: HttpRequest, units: Sequence[Unit], chosen: int | None, *, empty: str
) -> BoundField | None:
    """The same of units that were read already."""
    if len(units) <= LOOK_UPS[Unit].few:
        return drop_down(units, chosen, empty=empty)
    return looked_up(request, Unit.objects.filter(pk__in=[unit.pk for unit in units]), chosen, empty=empty)


def looked_up(
    request: HttpRequest, units: QuerySet, chosen: int | None, *, name: str = "unit", empty: str | None = None
) -> BoundField:
    # Without JavaScript the address brings what was typed.
    asked = request.GET.dict() if request.GET.get(f"{name}{FIND}") else None
    field = forms.ModelChoiceField(units, label="Đơn vị", empty_label=empty, widget=select())
    look_up(field, request.user)
    return bound(field, name, chosen, asked)


def drop_down(
    units: Sequence[Unit], chosen: int | None, *, name: str = "unit", empty: str | None = None
) -> BoundField | None:
    if len(units) + (empty is not None) < 2:
        return None
    choices = [("", empty)] * (empty is not None) + [(unit.pk, str(unit)) for unit in units]
    return bound(forms.ChoiceField(choices=choices, label="Đơn vị", widget=select()), name, chosen)


def select() -> forms.Select:
    return forms.Select(attrs={"class": "form-select"})


def bound(field: forms.Field, name: str, chosen: int | None, asked: dict | None = None) -> BoundField:
    form = PlainForm(asked, auto_id="%s", initial={name: chosen}, use_required_attribute=False)
    form.fields[name] = field
    return form[name]


class OfChosenUnit:
    """The unit that the address names, else the topmost; any unit outside `rights` is 404."""

    rights: tuple[str, ...] = ()

    @cached_property
    def units(self) -> QuerySet:
        """All units where the reader has every one of the rights."""
        conditions = (self.request.user.scope(right).condition("pk") for right in self.rights)
        return Unit.objects.filter(reduce(and_, conditions))

    @cached_property
    def first(self) -> tuple[list[Unit], bool]:
        return first_units(self.units)

    @cached_property
    def unit(self) -> Unit:
        """The chosen unit, else the topmost, which no other stands before. Raises Http404 for one outside the scope."""
        (few, is_all), key = self.first, self.request.GET.get("unit", "")
        chosen = next((unit for unit in few if not key or str(unit.pk) == key), None)
        if chosen is None and is_key(key) and not is_all:
            chosen = self.units.filter(pk=key).first()
        if chosen is None:
            raise Http404
        return chosen

    @cached_property
    def keys(self) -> set[int]:
        """Keys of the unit and of all below it."""
        return Unit.objects.keys_under([self.unit.pk])

    def choice(self, day: datetime.date) -> BoundField | None:
        """Of the units that existed on the day and the chosen one; None where there is no other."""
        few, is_all = self.first
        if is_all:
            existed = (
                unit
                for unit in few
                if unit == self.unit
                or unit.valid_from <= day
                and not (unit.valid_to and unit.valid_to <= day)
            )
            return drop_down(list(existed), self.unit.pk)
        existed = Q(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)
        return looked_up(self.request, self.units.filter(existed | Q(pk=self.unit.pk)), self.unit.pk)
