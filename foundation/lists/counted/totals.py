"""How many rows a filter leaves: counted once for all its pages, and only about where they are very many."""

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.datastructures import BaseTable
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from foundation.core.clock import moment
from foundation.core.figures import thousands
from foundation.ordering.order import MOST_ROWS

# So many rows of a table are looked at to tell about how many fit, mostly within a twentieth; a table of which that
# would be so many of a hundred is small: all are counted.
SAMPLE, MOST_SHARE = 60_000, 50
# For so long the pages of a list go by its first count; after a minute they say when that was.
CARRIED_SECONDS, FRESH_SECONDS = 600, 60
CARRIED = re.compile("([0-9]{1,9})([ae])([0-9a-f]{8})([0-9a-f]{16})")


@dataclass(frozen=True)
class Total:
    """How many rows, counted `at` a second since 1970; `about` where only a part of the table was looked at."""

    number: int
    about: bool
    at: int

    @property
    def words(self) -> str:
        """As the office says it: about so many in two figures, or at least what was counted."""
        if not self.about:
            return thousands(self.number)
        word = "khoảng" if self.number > MOST_ROWS else "trên"
        return f"{word} {thousands(self.number)}"

    @property
    def when(self) -> str:
        """The time of the count, where it is no longer fresh."""
        is_fresh = time.time() - self.at <= FRESH_SECONDS
        return "" if is_fresh else moment(datetime.fromtimestamp(self.at, UTC))

    @property
    def text(self) -> str:
        return f"{self.number}{'a' if self.about else 'e'}{self.at:08x}"

    def carried(self, asked: str) -> str:
        """The total for the address of the next page, bound to what it was counted for."""
        return f"{self.text}{seal(self.text, asked)}"

    @classmethod
    def brought(cls, text: str, asked: str) -> "Total | None":
        """The total that an address brings; None for one of another question, an old one, or one written by hand."""
        match = CARRIED.fullmatch(text)
        if match is None or not constant_time_compare(match[4], seal(text[:-16], asked)):
            return None
        found = cls(int(match[1]), match[2] == "a", int(match[3], 16))
        return found if 0 <= time.time() - found.at <= CARRIED_SECONDS else None


def seal(text: str, asked: str) -> str:
    return salted_hmac("foundation.lists.counted.totals", f"{text}|{asked}").hexdigest()[:16]


def question(request: HttpRequest, beside: set[str], day: Any) -> str:
    """Who asks which list for what on which day; what narrows nothing stands `beside`."""
    narrowing = sorted((name, values) for name, values in request.GET.lists() if name not in beside)
    return f"{request.user.pk}|{request.path}|{day}|{narrowing}"


def count(rows: QuerySet, *, exactly: bool = False, widely: bool = False) -> Total:
    """In full up to `MOST_ROWS`, and of a small table. Of more the rows of some pages of the table are counted, by the
    very same conditions: so it tells of nothing outside the reader's scope. Of those found `widely` this comes first.
    """
    now = int(time.time())
    in_full = exactly or rows.query.combinator
    if not (in_full or widely) and (found := number_of_few(rows)) is not None:
        return Total(found, False, now)
    share = 100 if in_full else share_to_sample(rows)
    if share >= MOST_SHARE:
        return Total(rows.count(), False, now)
    about = sampled(rows, share).count() * 100 / share
    if widely and about < 2 * MOST_ROWS and (found := number_of_few(rows)) is not None:
        return Total(found, False, now)
    return Total(max(in_two_figures(about), MOST_ROWS), True, now)


def number_of_few(rows: QuerySet) -> int | None:
    """How many rows there are; None of more than `MOST_ROWS`."""
    found = rows.order_by().values("pk")[: MOST_ROWS + 1].count()
    return found if found <= MOST_ROWS else None


def share_to_sample(rows: QuerySet) -> float:
    """How many of a hundred pages of the table hold as many rows as are looked at."""
    with connections[rows.db].cursor() as cursor:
        named = [rows.model._meta.db_table]
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", named)
        number = cursor.fetchone()[0]
    return 100 if number <= SAMPLE else 100 * SAMPLE / number


def in_two_figures(number: float) -> int:
    step = 10 ** max(0, len(str(round(number))) - 2)
    return round(number / step) * step


class Sampled(BaseTable):
    """A table of which only some pages are read, always the same."""

    def __init__(self, table_name: str, alias: str, share: float):
        super().__init__(table_name, alias)
        self.share = share

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list]:
        sql, params = super().as_sql(compiler, connection)
        return f"{sql} TABLESAMPLE SYSTEM (%s) REPEATABLE (1)", [*params, self.share]

    def relabeled_clone(self, change_map: dict) -> "Sampled":
        alias = change_map.get(self.table_alias, self.table_alias)
        return type(self)(self.table_name, alias, self.share)


def sampled(rows: QuerySet, share: float) -> QuerySet:
    rows = rows.order_by()
    alias = rows.query.get_initial_alias()
    rows.query.alias_map[alias] = Sampled(rows.model._meta.db_table, alias, share)
    return rows
