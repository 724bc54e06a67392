"""Rows open pages that know the list, as it is filtered and ordered: next, previous and the way back stay inside."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, IntegerField, QuerySet
from django.utils.functional import cached_property

from foundation.core.context import day_query
from foundation.core.opened import origin
from foundation.core.opened.origin import Around, opened_from
from foundation.ordering.order import PLACE

# What an address says beside the filter, the order and the columns.
ASIDE = (*PLACE, "as_of", "format", "print", "undo")


class OpensRecords:
    """What a list gives to the pages of its rows; a subclass says in `around` where the row of a key stands."""

    @cached_property
    def origin(self) -> str:
        """The address of the list for the pages of its rows; none for a list as the menu opens it."""
        query = self.request.GET.copy()
        for name in ASIDE:
            query.pop(name, None)
        own = self.list_url().partition("?")[0] == self.request.path
        if own and not set(query) - {"columns"}:
            return ""
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    def link_to(self, record: Any) -> str:
        """The page of a record, on the day of the list."""
        return record.get_absolute_url() + self.day_query

    @cached_property
    def day_query(self) -> str:
        return day_query(self.request)

    def opened(self, record: Any) -> str:
        """The same, knowing the list."""
        return opened_from(self.link_to(record), self.origin)


def counted_up_to_many(rows: QuerySet) -> Func:
    """How many rows there are, as a part of another question; one more than `MANY` where they are more."""
    keys = ArraySubquery(rows.order_by().values("pk")[: origin.MANY + 1])
    # Rows that no question can find are a null without a type.
    return Func(
        keys, template="coalesce(cardinality((%(expressions)s)::bigint[]), 0)", output_field=IntegerField()
    )


def around_key(keys: Sequence[int], everybody: Sequence[int], key: int) -> Around | None:
    """Where the key stands among the keys of a list that is made in memory.

    `everybody` is the list without its filter: a row that left it still has its place there.
    """
    if key not in everybody:
        return None
    place, listed = everybody.index(key), set(keys)
    before = [other for other in everybody[:place] if other in listed]
    after = [other for other in everybody[place + 1 :] if other in listed]
    number = len(before) + 1 if key in listed else None
    return Around(before[-1] if before else None, after[0] if after else None, number, len(keys))
