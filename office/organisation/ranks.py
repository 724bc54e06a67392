"""Where a new title ranks within a unit: who leads before all others, in whatever order they are entered."""

from collections.abc import Iterable

STAFF_FIRST = 1000


def next_place(orders: Iterable[int]) -> int:
    """The place below the titles that there are."""
    return max((order % STAFF_FIRST for order in orders), default=0) + 1


def rank_of(place: int, *, leads: bool) -> int:
    return place % STAFF_FIRST + (0 if leads else STAFF_FIRST)
