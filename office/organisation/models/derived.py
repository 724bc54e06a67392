"""What follows from other columns: the unit of a row that has none of its own, and the unit above a unit."""

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce

# As constraints compare it: the topmost units are siblings too.
ABOVE = Coalesce(F("parent"), Value(0), output_field=models.BigIntegerField())


def derived_unit(*, index: bool = False):
    """The column `scope_unit`, kept by the database: no form writes it, no history tells it.

    An index where lists are asked by it alone, not where rows are reached through a person.
    """
    return models.ForeignKey(
        "organisation.Unit",
        models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=index,
        editable=False,
        blank=True,
    )
