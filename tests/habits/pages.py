"""A sheet as somebody made it in Excel, cell by cell, before it is a file."""

import datetime
import io
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import xlsxwriter


class Shown(NamedTuple):
    """A value that its cell shows in a number format of its own."""

    value: Any
    number_format: str


class Formula(NamedTuple):
    """A formula with the value that Excel stored; None where no program ever did."""

    text: str
    value: Any


@dataclass
class Page:
    """The parts of a sheet: rows `above` the heading, `heads`, the `body` of people, rows `below`.

    `keys` names the base's column that each column holds, None for one that the base does not have; `origin` the
    base's row that each row of the body holds. `merged` has (part, first row, first column, last row, last column),
    `hidden` indexes of columns. `more` are other sheets.
    """

    keys: list[str | None]
    heads: list[list]
    body: list[list]
    origin: list[int | None]
    above: list[list] = field(default_factory=list)
    below: list[list] = field(default_factory=list)
    merged: list[tuple[str, int, int, int, int]] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    more: list[tuple[str, list[list]]] = field(default_factory=list)
    name: str = "Danh sách"
    written: Callable[["Page"], tuple[str, bytes]] | None = None

    def copy(self) -> "Page":
        return deepcopy(self)

    def at(self, key: str) -> int | None:
        return self.keys.index(key) if key in self.keys else None

    def each(self, key: str, change: Callable[[Any], Any]) -> "Page":
        """Change every plain cell of a column that the base has."""
        index = self.at(key)
        for row, origin in zip(self.body, self.origin, strict=True):
            if origin is not None and index is not None and not isinstance(row[index], Shown | Formula):
                row[index] = change(row[index])
        return self

    def texts(self, change: Callable[[str], str], *, heads: bool = False) -> "Page":
        """Change every text of the body, and of the heads where wished."""
        parts = [self.body, *([self.heads] if heads else [])]
        for rows in parts:
            for row in rows:
                row[:] = [change(cell) if isinstance(cell, str) else cell for cell in row]
        return self

    def add_column(self, place: int, heads: list, cells: list, key: str | None = None) -> "Page":
        """One more column before `place`."""
        for rows, values in ((self.heads, heads), (self.body, cells)):
            for row, value in zip(rows, values, strict=True):
                row.insert(place, value)
        self.keys.insert(place, key)
        self.merged = [
            (part, top, left + (left >= place), bottom, right + (right >= place))
            for part, top, left, bottom, right in self.merged
        ]
        return self

    def remove_column(self, place: int) -> "Page":
        for rows in (self.heads, self.body):
            for row in rows:
                del row[place]
        del self.keys[place]
        self.merged = [
            (part, top, left - (left > place), bottom, right - (right > place))
            for part, top, left, bottom, right in self.merged
            if not left <= place <= right
        ]
        return self

    def insert(self, place: int, row: list, origin: int | None = None) -> "Page":
        """One more row of the body before `place`."""
        self.body.insert(place, row)
        self.origin.insert(place, origin)
        self.merged = [
            (
                part,
                top + (part == "body" and top >= place),
                left,
                bottom + (part == "body" and bottom >= place),
                right,
            )
            for part, top, left, bottom, right in self.merged
        ]
        return self

    def is_as(self, other: "Page") -> bool:
        """Whether the file would be the same: the habit needs a column that the sheet does not have."""
        return replace(self, written=None) == replace(other, written=None) and self.written is other.written

    @property
    def heads_merged(self) -> bool:
        return any(part == "heads" for part, *_ in self.merged)

    @property
    def starts(self) -> dict[str, int]:
        """The index of the first row of each part."""
        heads = len(self.above)
        body = heads + len(self.heads)
        return {"above": 0, "heads": heads, "body": body, "below": body + len(self.body)}

    @property
    def rows(self) -> list[list]:
        return [*self.above, *self.heads, *self.body, *self.below]

    def number_of(self, origin: int) -> int:
        """The row, as Excel shows it, of the base's row."""
        return self.starts["body"] + self.origin.index(origin) + 1

    def file(self) -> tuple[str, bytes]:
        """The name and bytes of the file."""
        return self.written(self) if self.written else ("danh-sach.xlsx", as_xlsx(self))


def as_xlsx(page: Page) -> bytes:
    target = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, {**options, "in_memory": True}) as book:
        sheet, styles = book.add_worksheet(page.name), Styles(book)
        for number, row in enumerate(page.rows):
            for column, cell in enumerate(row):
                write(sheet, styles, (number, column), cell)
        for part, top, left, bottom, right in page.merged:
            first, last = page.starts[part] + top, page.starts[part] + bottom
            sheet.merge_range(first, left, last, right, "", styles.of("General"))
            write(sheet, styles, (first, left), page.rows[first][left])
        for column in page.hidden:
            sheet.set_column(column, column, None, None, {"hidden": True})
        for name, rows in page.more:
            other = book.add_worksheet(name)
            for number, row in enumerate(rows):
                other.write_row(number, 0, row)
    return target.getvalue()


class Styles:
    """One style a number format."""

    def __init__(self, book: xlsxwriter.Workbook):
        self.book, self.made = book, {}

    def of(self, number_format: str):
        if number_format not in self.made:
            self.made[number_format] = self.book.add_format({"num_format": number_format})
        return self.made[number_format]


def write(sheet, styles: Styles, place: tuple[int, int], cell):
    if isinstance(cell, Shown):
        write_value(sheet, place, cell.value, styles.of(cell.number_format))
    elif isinstance(cell, Formula):
        sheet.write_formula(*place, cell.text, None, "" if cell.value is None else cell.value)
    elif isinstance(cell, datetime.date):
        write_value(sheet, place, cell, styles.of("dd/mm/yyyy"))
    elif cell is not None and cell != "":
        write_value(sheet, place, cell, None)


def write_value(sheet, place: tuple[int, int], value, style):
    if isinstance(value, datetime.date):
        sheet.write_datetime(*place, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(*place, value, style)
    else:
        sheet.write_string(*place, value, style)
