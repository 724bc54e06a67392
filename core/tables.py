"""Columns of a list, declared once: drawn on screen and written to Excel from the same values.

Rows are drawn by joining escaped strings: a general table library spends several times a whole plain page
on its cells (measured by bench/rows.py).
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.utils.html import escape
from django.utils.safestring import mark_safe


@dataclass(frozen=True)
class Column:
    """`value` is an attribute path or a function of the row; `permission` hides the column from who lacks it."""

    name: str
    label: str
    value: str | Callable[[Any], Any]
    kind: str = "text"
    shown: bool = True
    permission: str = ""

    def of(self, row):
        return self.read(row)

    def __post_init__(self):
        object.__setattr__(
            self, "read", attrgetter(self.value) if isinstance(self.value, str) else self.value
        )


def shown(value):
    """How a value reads in a cell: dates day first, lists with commas, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)


def draw(columns, rows, link):
    """The body of a table; the first cell is a heading that links to the row's page (`link` of the row)."""
    first, *others = columns
    rest = [(column.of, ' class="num"' if column.kind == "number" else "") for column in others]
    lines = []
    for row in rows:
        cells = "".join(f"<td{css}>{escape(shown(value(row)))}</td>" for value, css in rest)
        head = f'<a href="{escape(link(row))}">{escape(shown(first.of(row)))}</a>'
        lines.append(f'<tr><th scope="row">{head}</th>{cells}</tr>')
    return mark_safe("\n".join(lines))


def chosen_columns(columns, user, names):
    """The columns whose right the user has, those named (in the declared order) or those shown by default."""
    allowed = [column for column in columns if not column.permission or user.has_perm(column.permission)]
    wanted = [column for column in allowed[1:] if column.name in names]
    return allowed, [allowed[0], *(wanted or (column for column in allowed[1:] if column.shown))]
