"""Levels that are offered to choose from: those that ended on 01/07/2025 only where the register has units of them."""

from django.db.models import QuerySet
from django.forms import BaseForm

from office.organisation.models.levels import Level, UnitLevel
from office.organisation.models.structure import Unit
from office.organisation.naming import asked_once

# Of what ended by which units of the register it is known: below a district there were communes.
KNOWN_BY = {Level.DISTRICT: {Level.DISTRICT}, Level.COMMUNE: {Level.DISTRICT, Level.COMMUNE}}


def known_levels() -> list[Level]:
    """From above downwards, as it is now."""
    stood = set(_stood_on())
    return [level for level in Level if level not in KNOWN_BY or stood & KNOWN_BY[level]]


def offered_levels() -> list[Level]:
    """The same, asked once a request."""
    return asked_once("levels", known_levels)


def _stood_on() -> QuerySet:
    """Those of the units there have ever been, in one query."""
    first = Unit.objects.order_by().values_list("level")
    return first.union(UnitLevel.objects.order_by().values_list("level")).values_list("level", flat=True)


def offered_choices() -> list[tuple[str, str]]:
    """For the filter of a list."""
    return [(level.value, level.label) for level in offered_levels()]


def offer_levels(form: BaseForm) -> None:
    """Leave in the form's drop-down what is offered, and what the record says already."""
    names = {"", *offered_levels(), form.instance.level}
    field = form.fields["level"]
    field.choices = [(value, label) for value, label in field.choices if value in names]
