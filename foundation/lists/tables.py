"""Columns of a list, declared once: drawn on screen and written to Excel from the same values.

Rows are drawn by joining escaped strings: a general table library spends several times a whole plain page
on its cells (measured by bench/rows.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.utils.html import conditional_escape, escape
from django.utils.safestring import mark_safe

from foundation.core.figures import shown
from foundation.core.scope.rows import unit_key


@dataclass(frozen=True)
class Column:
    """`value` is an attribute path or a function of the row; `permission` is the right without which it is not read.

    `html` draws the cell on screen where plain text is not enough; without `exported` it stays there.
    """

    name: str
    label: str
    value: str | Callable[[Any], Any]
    kind: str = "text"
    shown: bool = True
    permission: str = ""
    html: Callable[[Any], Any] | None = None
    exported: bool = True

    @property
    def css(self):
        """Classes of the cells: figures stand to the right, what cannot be taken away is not printed either."""
        return " ".join(["num"] * (self.kind == "number") + ["screen-only"] * (not self.exported))

    def of(self, row):
        return self.read(row)

    def __post_init__(self):
        object.__setattr__(
            self, "read", attrgetter(self.value) if isinstance(self.value, str) else self.value
        )


@dataclass(frozen=True)
class Section:
    """A row that names those below it, like "I. Văn phòng Huyện ủy (05 đồng chí)"."""

    title: str


def draw(columns, rows, link):
    """The body of a table; its heading column links to the row's page (`link` of the row, if there is one)."""
    head = heading(columns)
    cells = [
        (column.html or column.of, ' class="num"' if column.kind == "number" else "") for column in columns
    ]
    lines = []
    for row in rows:
        if isinstance(row, Section):
            title = f'<th scope="colgroup" colspan="{len(columns)}">{escape(row.title)}</th>'
            lines.append(f'<tr class="section-row">{title}</tr>')
            continue
        drawn = [f"<td{css}>{conditional_escape(shown(value(row)))}</td>" for value, css in cells]
        text, address = escape(shown(columns[head].of(row))), link(row)
        text = f'<a href="{escape(address)}">{text}</a>' if address else text
        drawn[head] = f'<th scope="row">{text}</th>'
        lines.append(f"<tr>{''.join(drawn)}</tr>")
    return mark_safe("\n".join(lines))


def heading(columns):
    """Place of the column that names the row: the first one, after the ordinal numbers if there are any."""
    return next(place for place, column in enumerate(columns) if column.kind != "number")


def sectioned(rows, key, title):
    """The rows under sections: `title` of (number from 1, key, rows of it) for every new `key` of a row."""
    for number, (of, group) in enumerate(groupby(rows, key), 1):
        group = list(group)
        yield Section(title(number, of, group))
        yield from group


def for_reader(column: Column, user: Any) -> Column | None:
    """The column with its values for rows in units where the reader has its right; None where that is nowhere."""
    if not column.permission:
        return column
    scope = user.scope(column.permission)

    def read_where_allowed(value):
        return value and (lambda row: value(row) if scope.covers(unit_key(row)) else "")

    value, html = read_where_allowed(column.of), read_where_allowed(column.html)
    return replace(column, value=value, html=html) if scope else None


def chosen_columns(columns, user, names):
    """The columns whose right the user has, those named (in the declared order) or those shown by default."""
    allowed = [read for column in columns if (read := for_reader(column, user))]
    head = heading(allowed) + 1
    wanted = [column for column in allowed[head:] if column.name in names]
    return allowed, [*allowed[:head], *(wanted or (column for column in allowed[head:] if column.shown))]
