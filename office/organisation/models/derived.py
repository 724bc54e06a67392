"""The column in which the database keeps the unit of a row that has none of its own."""

from django.db import models


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
