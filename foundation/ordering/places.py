"""Rows that stand in an order of their own: one of them goes a place up or down."""

from typing import Any

from django.db.models import QuerySet

from foundation.core.saving.columns import update_rows

STEP = 10


def move_row(rows: QuerySet, row: Any, by: int) -> None:
    """The row changes places with the one before (-1) or after (1) it; all get their `order` anew, and are locked."""
    found = list(rows.order_by("order", "pk").select_for_update(of=("self",)))
    place = found.index(row)
    other = place + by
    if 0 <= other < len(found):
        found[place], found[other] = found[other], found[place]
    for number, each in enumerate(found, 1):
        each.order = STEP * number
    update_rows(type(row), found, ["order"])


def next_place(rows: QuerySet) -> int:
    """The `order` of a row that is put behind all others."""
    return STEP + max(rows.values_list("order", flat=True), default=0)
