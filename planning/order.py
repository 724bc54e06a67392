"""What the lines of a planning list are sorted by at the head of each column; of a masked line by nothing."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from foundation.core.text.order import given_name_key
from foundation.lists.tables import Column
from planning.columns import COLUMN_NAMES, of_check, open_to_reader
from planning.gravity import GRAVITY
from planning.judged_entries import JudgedEntry

# The highest level of the person of a line by kind of qualification; None where none is known.
LevelOf = Callable[[JudgedEntry, str], int | None]
UNSORTED = ("ordinal", "conclusion", "changes", "sentence", "actions")


def verdict_of(condition: str) -> Callable[[JudgedEntry], Any]:
    """Lines of one verdict stand together, and among themselves as the list has them: nobody is ranked."""
    return of_check(condition, lambda found: GRAVITY.get(found.verdict.word, len(GRAVITY)))


def sortable(columns: Iterable[Column], conditions: Iterable[str], level_of: LevelOf) -> tuple[Column, ...]:
    """The columns with what they are sorted by: what they show, where that has an order of its own."""
    by = dict.fromkeys(UNSORTED, "")
    by |= {COLUMN_NAMES.get(each, each.value): verdict_of(each) for each in conditions}
    by |= {kind: open_to_reader(partial(level_of, kind=kind)) for kind in ("degree", "theory")}
    by["full_name"] = open_to_reader(lambda line: given_name_key(line.entry.listed.full_name))
    by["retires"] = open_to_reader(lambda line: line.retires.month)
    return tuple(replace(column, sort=by.get(column.name, column.of)) for column in columns)
