"""What rows that are put into a sheet do to all that names its rows: formulas, ranges, printed areas."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from foundation.sheets.marking.page import letters

PLACE = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d{1,7})", re.ASCII)
RANGE = re.compile(r"(\$?(?:[A-Z]{1,3})?\$?)(\d{1,7})(?::(\$?(?:[A-Z]{1,3})?\$?)(\d{1,7}))?", re.ASCII)
# Of a formula: texts are passed over, names of functions and of ranges are no references.
TOKEN = re.compile(
    r"""
    "[^"]*" | \[[^\[\]]*\]
    | (?<![\w.$\]!])
      (?P<sheet>'(?:[^']|''){1,70}'! | [^\W\d][\w.]*!)?
      (?:
        (?P<first>\$?[A-Z]{1,3}\$?)(?P<top>\d{1,7})(?::(?P<last>\$?[A-Z]{1,3}\$?)(?P<bottom>\d{1,7}))?
        | (?P<whole>\$?)(?P<from>\d{1,7}):(?P<until>\$?)(?P<to>\d{1,7})
      )
      (?![\w.(!])
    """,
    re.VERBOSE,
)
# One end of a reference to cells, whole rows or whole columns.
END = r"(?:\$?[A-Z]{1,3}\$?\d{1,7}|\$?\d{1,7}|\$?[A-Z]{1,3})"
RELATIVE = re.compile(
    rf"""
    "[^"]*" | \[[^\[\]]*\] | '(?:[^']|''){{1,70}}'! | [^\W\d][\w.]*!
    | (?<![\w.$\]])(?:{END}:{END}|\$?[A-Z]{{1,3}}\$?\d{{1,7}})(?![\w.(!])
    """,
    re.VERBOSE,
)
PASSED_OVER = ('"', "[", "'")
CORNER = re.compile(r"(\$?)([A-Z]{0,3})(\$?)(\d{0,7})", re.ASCII)
SUM_OF = "SUM("
# Excel itself takes no longer formula.
LONGEST_FORMULA = 8192


@dataclass(frozen=True)
class Insertions:
    """Rows put in below others: {row of the sheet as it was: how many}, all numbered from 1.

    What ends in a row of `body`, the rows that are filled, grows by those put in below it: a sum over them goes on
    to count all of them.
    """

    below: tuple[tuple[int, int], ...] = ()
    body: frozenset[int] = frozenset()

    @classmethod
    def of(cls, counts: Iterable[tuple[int, int]], body: Iterable[int]) -> "Insertions":
        return cls(tuple(sorted((place, count) for place, count in counts if count)), frozenset(body))

    def __bool__(self) -> bool:
        return bool(self.below)

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        """The rows below which others stand, and how many stand below the first so many of them."""
        return [place for place, _ in self.below], [0, *accumulate(count for _, count in self.below)]

    def row(self, number: int) -> int:
        """The number that a row has afterwards."""
        places, counts = self._places
        return number + counts[bisect_left(places, number)]

    def end(self, number: int) -> int:
        """Where a range that ended in the row ends afterwards."""
        places, counts = self._places
        return number + counts[(bisect_right if number in self.body else bisect_left)(places, number)]

    def moved(self, ref: str) -> str:
        """A place or range, "A1" or "A1:C9", at its new rows; it grows only by rows put into it."""
        return RANGE.sub(lambda match: _rows(match, self.row, self.row), ref)

    def grown(self, ref: str) -> str:
        """The same of a range that also takes in what is put in below its last row of the body.

        A single cell that does becomes a range.
        """
        return RANGE.sub(self._grown, ref)

    def _grown(self, match: re.Match) -> str:
        column, number, last, _ = match.groups()
        if last is None and self.end(int(number)) > self.row(int(number)):
            return f"{column}{self.row(int(number))}:{column}{self.end(int(number))}"
        return _rows(match, self.row, self.end)


def _rows(match: re.Match, first: Callable[[int], int], last: Callable[[int], int]) -> str:
    column, top, other, bottom = match.groups()
    if other is None:
        return f"{column}{first(int(top))}"
    return f"{column}{first(int(top))}:{other}{last(int(bottom))}"


class FormulaShift:
    """Formulas as they read after the insertions into the sheet called `name`."""

    def __init__(self, insertions: Insertions, name: str) -> None:
        self.insertions, self.name = insertions, name.casefold()

    def shifted(self, formula: str, *, own: bool, grows: bool = True) -> str:
        """`own` formulas stand on the sheet itself; one that `grows` counts what is put in below the rows it counts.

        What is not understood stays as it is written.
        """
        if len(formula) > LONGEST_FORMULA:
            return formula

        def replaced(match: re.Match) -> str:
            if match.group()[0] in '"[' or not self._is_meant(match["sheet"], own):
                return match.group()
            before = formula[max(0, match.start() - len(SUM_OF)) : match.start()].upper()
            alone = before == SUM_OF and formula[match.end() : match.end() + 1] == ")"
            return self._reference(match, grows, alone)

        return TOKEN.sub(replaced, formula)

    def _is_meant(self, sheet: str | None, own: bool) -> bool:
        if sheet is None:
            return own
        name = sheet[:-1]
        return (name[1:-1].replace("''", "'") if name[0] == "'" else name).casefold() == self.name

    def _reference(self, match: re.Match, grows: bool, alone: bool) -> str:
        sheet, rows = match["sheet"] or "", self.insertions
        end = rows.end if grows else rows.row
        if match["from"]:
            first, last = rows.row(int(match["from"])), end(int(match["to"]))
            return f"{sheet}{match['whole']}{first}:{match['until']}{last}"
        text = match.group()[len(sheet) :]
        if grows and (alone or match["bottom"]):
            return sheet + rows.grown(text)
        return sheet + rows.moved(text)


def translated(formula: str, rows: int, columns: int) -> str:
    """The formula of a cell as it reads in another one, so many rows and columns from it."""

    def corner(match: re.Match) -> str:
        fixed, letters_, steady, number = match.groups()
        if fixed and not letters_:
            fixed, steady = "", fixed
        column = letters(column_number(letters_) + columns) if letters_ and not fixed else letters_
        row = str(int(number) + rows) if number and not steady else number
        return f"{fixed}{column}{steady}{row}"

    def replaced(match: re.Match) -> str:
        text = match.group()
        if text[0] in PASSED_OVER or text[-1] == "!":
            return text
        return ":".join(CORNER.sub(corner, end, count=1) for end in text.split(":"))

    return RELATIVE.sub(replaced, formula)


def column_number(name: str) -> int:
    """The column, from 0, of its letters."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def rows_of(ref: str) -> tuple[int, int]:
    """The first and the last row of a place or range; (0, 0) for what is none."""
    match = RANGE.fullmatch(ref)
    return (int(match[2]), int(match[4] or match[2])) if match else (0, 0)
