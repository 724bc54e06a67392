"""What has been read so far, so that too much of it is refused before it takes the memory."""

import re

from foundation.sheets.limits import (
    MAX_CELLS,
    MAX_ROW_LETTERS,
    MAX_ROWS,
    TOO_HEAVY,
    Unreadable,
    check_extent,
    check_load,
)
from foundation.sheets.reading.values import Packed

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# A row as it leaves the reader: its number as Excel shows it, and its cells up to the last filled one.
Row = tuple[int, list[Packed]]


class Gauge:
    """Counts the filled cells and letters of a workbook, and how far the sheet under way reaches."""

    def __init__(self):
        self.filled = self.letters = 0
        self.begin("")

    def begin(self, name: str) -> None:
        """The next sheet begins."""
        self.name, self.last, self.width = name, 0, 0

    def add(self, number: int, cells: list[Packed]) -> Row:
        """Take in one row that holds something, below all others. Raises Unreadable where it is too much."""
        self.last = number
        if len(cells) > self.width:
            self.width = len(cells)
        if number > MAX_ROWS or number * self.width > MAX_CELLS or len(cells) > 1000:
            check_extent(self.name, number, self.width)
        self.filled += len(cells) - cells.count("")
        letters = sum([len(cell) for cell in cells if type(cell) is str])
        if letters > MAX_ROW_LETTERS:
            raise Unreadable(TOO_HEAVY)
        self.letters += letters
        check_load(self.filled, self.letters)
        return number, cells


def plain(text: str) -> str:
    """A text without control characters and halves of letters, which neither XML nor the database can hold."""
    return CONTROL.sub("", text)
