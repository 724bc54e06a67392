"""What stands around an exported list on paper: the head of an office above it, signatures beneath."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from foundation.printing.cells import FormStyles
from foundation.printing.layout import HeadBlock, HeadStyle, Signature
from foundation.printing.letterhead import Line, head_lines, signature_lines
from foundation.printing.rules import with_rules
from foundation.printing.texts import printable

ROOM_TO_SIGN = 4
LINE_HEIGHT = 1.35
LEFT_SHARE = 0.42
# Millimetres of a column that nobody gave a width, and beside a line of text.
USUAL_WIDTH, BESIDE = 17, 4


@dataclass(frozen=True)
class SheetFrame:
    """No head, and no signature, one (right) or two (left, right)."""

    head: HeadBlock | None = None
    signatures: tuple[Signature, ...] = ()


class DrawnFrame:
    """Draws the frame of a list whose columns are at least so wide, in letters, and may become wider in the end."""

    def __init__(
        self, book: xlsxwriter.Workbook, page: Worksheet, frame: SheetFrame, widths: Sequence[float]
    ):
        self.page, self.styles = page, FormStyles(book)
        self.above = _head_levels(frame.head) if frame.head else []
        self.below = _signing_levels(frame)
        needed = [max((line.width + BESIDE for line in side if line), default=0) for side in self._sides()]
        self.bands = bands([(7 * letters + 5) / 96 * 25.4 for letters in widths], *needed)

    def head(self) -> int:
        """Write the head; returns the first free row."""
        return self._write(self.above, 0) + 1 if self.above else 0

    def foot(self, line: int) -> None:
        """Write the signatures from the row `line`."""
        self._write(self.below, line)

    def _sides(self) -> list[list[Line | None]]:
        levels = [*self.above, *self.below]
        return [[left for left, _ in levels], [right for _, right in levels]]

    def _write(self, levels: list[tuple[Line | None, Line | None]], first: int) -> int:
        """Cells are told as merged instead of written so: the rows written sooner have left the memory."""
        for number, level in enumerate(levels, first):
            if any(level):
                self.page.set_row(number, max(line.size for line in level if line) * LINE_HEIGHT)
            for line, (start, end) in zip(level, self.bands, strict=True):
                if line:
                    self.page.write_string(
                        number, start, printable(line.text), self.styles.line(line, "center")
                    )
                    if end > start:
                        self.page.merge.append([number, start, number, end])
        return first + len(levels)


def bands(widths: Sequence[float], left: float, right: float) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last column of what stands left and right, each wide enough for its lines; all in millimetres.

    A narrow list has them beside it.
    """
    cut = _count(widths, 0, max(left, LEFT_SHARE * sum(widths)))
    end = max(cut + _count(widths, cut, right), len(widths))
    return (0, cut - 1), (cut, end - 1)


def _count(widths: Sequence[float], first: int, needed: float) -> int:
    """How many columns from the first on are together as wide as needed, one at least."""
    count = 0
    while needed > 0 or not count:
        needed -= widths[first + count] if first + count < len(widths) else USUAL_WIDTH
        count += 1
    return count


def _head_levels(head: HeadBlock) -> list[tuple[Line | None, Line | None]]:
    lines = head_lines(head)
    pairs = ((lines.left, lines.right), (lines.left_below, lines.right_below))
    return [level for left, right in pairs for level in zip_longest(with_rules(left), with_rules(right))]


def _signing_levels(frame: SheetFrame) -> list[tuple[Line | None, Line | None]]:
    """Names stand on one level, however many lines stand over them."""
    style = frame.head.style if frame.head else HeadStyle.NONE
    signed = [signature_lines(one, style) for one in frame.signatures]
    deepest = max((len(above) for above, _ in signed), default=0) + ROOM_TO_SIGN
    columns = [[*above, *[None] * (deepest - len(above)), *below] for above, below in signed]
    columns = [[], *columns] if len(columns) < 2 else columns
    return list(zip_longest(*columns[-2:]))
