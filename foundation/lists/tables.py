"""Columns of a list, declared once: drawn on screen and written to Excel from the same values.

Rows are drawn by joining escaped strings: a general table library spends several times a whole plain page
on its cells (measured by bench/rows.py).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape as plain
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from foundation.core.drawn.escaping import escaped
from foundation.core.figures import shown
from foundation.core.scope.rows import unit_key


@dataclass(frozen=True)
class Column:
    """`value` is an attribute path or a function of the row; `permission` is the right without which it is not read.

    `head` are the words of the head on screen where they are not the label, `html` draws the cell there where text
    is not enough; without `exported` it stays there. What is not `dated` is known of today alone: a list of a past day
    leaves it blank (`blank_undated`). One that is `whole` holds a word or two of ours, never cut on screen.

    `sort` is what a list is sorted by at the column's head: a path of fields, taken from a `value` that is one (texts
    in Vietnamese order), an expression as it is, a function for rows that are no records; empty for nothing. One of
    `any_size` is quick for any number of rows.
    """

    name: str
    label: str
    value: str | Callable[[Any], Any]
    kind: str = "text"
    shown: bool = True
    permission: str = ""
    html: Callable[[Any], Any] | None = None
    exported: bool = True
    dated: bool = True
    sort: Any = None
    any_size: bool = False
    head: str = ""
    whole: bool = False

    @property
    def css(self) -> str:
        """CSS classes of the cells: numbers stand to the right; a column that is not exported is not printed either."""
        kind = {"number": ["num"], "date": ["nowrap"], "box": ["box"]}.get(self.kind, [])
        return " ".join(kind + ["whole"] * self.whole + ["screen-only"] * (not self.exported))

    @property
    def opening(self) -> SafeString:
        """The opening tag of its cells: a narrow screen writes the label beside each value."""
        css = f' class="{self.css}"' if self.css else ""
        return mark_safe(f'<td{css} data-label="{escape(self.label)}">')

    def of(self, row: Any) -> Any:
        """The value of the row in this column, as it is exported: a date stays a date."""
        return self.read(row)

    def __post_init__(self):
        object.__setattr__(
            self, "read", attrgetter(self.value) if isinstance(self.value, str) else self.value
        )
        if self.sort is None and isinstance(self.value, str):
            object.__setattr__(self, "sort", self.value.replace(".", "__"))


@dataclass(frozen=True)
class Section:
    """A row that names those below it, like "I. Văn phòng Huyện ủy (05 đồng chí)"."""

    title: str


def draw(columns: Sequence[Column], rows: Iterable[Any], link: Callable[[Any], str]) -> SafeString:
    """The HTML rows of a table body; values are escaped unless marked safe.

    The heading column links to `link(row)`, the address of the row's page; an empty address draws no link. What is in
    a cell stands in a box of its own, which the style cuts to one line.
    """
    head = heading(columns)
    cells = [(column.html or column.of, column.opening) for column in columns]
    lines = []
    for row in rows:
        if isinstance(row, Section):
            title = f'<th scope="colgroup" colspan="{len(columns)}">{escape(row.title)}</th>'
            lines.append(f'<tr class="section-row">{title}</tr>')
            continue
        drawn = [f"{td}<div>{escaped(shown(value(row)))}</div></td>" for value, td in cells]
        text, address = plain(shown(columns[head].of(row))), link(row)
        text = f'<a href="{plain(address)}">{text}</a>' if address else text
        drawn[head] = f'<th scope="row"><div>{text}</div></th>'
        lines.append(f"<tr>{''.join(drawn)}</tr>")
    return mark_safe("\n".join(lines))


def numbered(rows: Iterable[Any], first: int = 1) -> Iterator[Any]:
    """The rows, each with its place in the list as `ordinal`."""
    for number, row in enumerate(rows, first):
        row.ordinal = number
        yield row


def heading(columns: Sequence[Column]) -> int:
    """Index of the column that names the row: the first that is neither a number nor a box.

    Raises StopIteration where all columns are numbers.
    """
    return next(index for index, column in enumerate(columns) if column.kind not in ("number", "box"))


def sectioned(
    rows: Iterable[Any], key: Callable[[Any], Any], title: Callable[[int, Any, list], str]
) -> Iterator[Any]:
    """Rows with a Section before each group of neighbours that share a `key`.

    `title` is called with the number of the group (from 1), its key and its rows.
    """
    for number, (of, group) in enumerate(groupby(rows, key), 1):
        group = list(group)
        yield Section(title(number, of, group))
        yield from group


def roman(number: int) -> str:
    """I, II, III … as sections of a list are numbered; empty for 0."""
    values = (100, 90, 50, 40, 10, 9, 5, 4, 1)
    signs = zip(values, ("C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True)
    text = ""
    for value, sign in signs:
        times, number = divmod(number, value)
        text += sign * times
    return text


def for_reader(column: Column, user: AbstractBaseUser) -> Column | None:
    """The column with its values for rows in units where the reader has its right; None where that is nowhere."""
    if not column.permission:
        return column
    scope = user.scope(column.permission)

    def read_where_allowed(value: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
        return value and (lambda row: value(row) if scope.covers(unit_key(row)) else "")

    value, html = read_where_allowed(column.of), read_where_allowed(column.html)
    return replace(column, value=value, html=html) if scope else None


def chosen_columns(
    columns: Sequence[Column], user: AbstractBaseUser, names: Iterable[str]
) -> tuple[list[Column], list[Column]]:
    """(allowed, shown): the columns whose right the user has, and those of them to draw.

    Drawn are the columns up to the one that names the row, then the columns in `names`, in their order; where none is
    named, those that are shown by default. Allowed are in the same order, then those that are not drawn.
    """
    allowed = [read for column in columns if (read := for_reader(column, user))]
    head = heading(allowed) + 1
    known = {column.name: column for column in allowed[head:]}
    wanted = [known[name] for name in dict.fromkeys(names) if name in known]
    shown = [*allowed[:head], *(wanted or (column for column in allowed[head:] if column.shown))]
    return [*shown, *(column for column in allowed if column not in shown)], shown


def one_sooner(names: Sequence[str], name: str) -> list[str]:
    """The names with one of them changed places with the name before it."""
    names = list(names)
    place = names.index(name) if name in names else 0
    if place:
        names[place - 1 : place + 1] = [name, names[place - 1]]
    return names


def blank_undated(columns: Sequence[Column]) -> list[Column]:
    """The columns for a past day: blank where what they hold is known of today alone."""
    return [
        column if column.dated else replace(column, value=lambda row: "", html=None, sort="")
        for column in columns
    ]
