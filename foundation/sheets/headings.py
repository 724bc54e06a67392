"""Where the heading of a sheet is, and what each column is called, group by group."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from foundation.core.text import fold
from foundation.sheets.cells import Cell, clean_text, folded_words, is_blank
from foundation.sheets.fonts import FoundFont, find_font, font_of, repair
from foundation.sheets.kinds import SheetColumn
from foundation.sheets.matching import LEAF, ORDINAL, confidence, path_key, surest
from foundation.sheets.reading import Sheet

REASON = "Lý do"
REASON_WORDS = ("Lỗi", "Lưu ý")
SEARCHED_ROWS = 60
LEAST_LABELS = 3
DEEPEST = 4
ROWS_AFTER = 3
LONGEST_LABEL = 120
DATE_LIKE = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}|\d{1,2}[/.\-]\d{4}|\d{7,}")
COLUMN_NUMBER = re.compile(r"[\[(]?\s*(\d{1,3})\s*[\])]?(?:\s*=.*)?")
NUMBERS = r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})"
SPOKEN = r"ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})"
UNTIL = r"(?:tinh den|den|so lieu|thoi diem)"
DAY_WORDS = [
    re.compile(pattern)
    for pattern in (rf"{UNTIL}(?:\s+het)?(?:\s+ngay)?\s*{NUMBERS}", rf"{UNTIL}.{{0,20}}?{SPOKEN}", SPOKEN)
]


# One tuple of labels a column, from the top down.
Paths = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Heading:
    """Rows as Excel numbers them; `paths` has one tuple of labels a column, () where there is none."""

    first_row: int
    last_row: int
    paths: Paths
    numbers_row: int | None = None
    reason_column: int | None = None
    score: float = 0.0
    font: FoundFont | None = None

    @property
    def first_data_row(self) -> int:
        """The row below the labels and the row of column numbers, as Excel numbers it."""
        return (self.numbers_row or self.last_row) + 1

    @property
    def ignored(self) -> tuple[int, ...]:
        """Columns, from 0, that are not the sender's: the reasons of an error file that came back."""
        return () if self.reason_column is None else (self.reason_column,)

    def label(self, index: int) -> str:
        """The labels of a column (from 0) in one line, "Ngày sinh – Nam"; empty where there are none."""
        return " – ".join(self.paths[index]) if index < len(self.paths) else ""


@dataclass(frozen=True)
class AsOf:
    """The day that the figures of a sheet are counted to, with the text and the row (from 1) that state it."""

    day: datetime.date
    text: str
    row: int
    sheet: str = ""


def find_heading(sheet: Sheet, columns: Sequence[SheetColumn]) -> Heading | None:
    """The block of rows whose labels fit the columns of a kind best, None where nothing resembles a heading."""
    known = [ORDINAL, *(column for column in columns if column.key != ORDINAL.key)]
    best, font = None, font_of(sheet.rows[:SEARCHED_ROWS])
    for top in range(min(SEARCHED_ROWS, len(sheet.rows))):
        for depth in range(1, DEEPEST + 1):
            if not _could_be_heading(sheet.rows[top + depth - 1 : top + depth], depth):
                break
            paths = _paths(sheet, top, depth, font)
            score = _score(paths, known) - 0.1 * depth
            if best is None or (score > best.score + 1e-9 and not _is_again(best, top, paths)):
                best = Heading(top + 1, top + depth, paths, score=score)
    if best is None or best.score < 1:
        return None
    return _with_details(sheet, best, font)


def _is_again(found: Heading, top: int, paths: Sequence[tuple[str, ...]]) -> bool:
    """Whether the rows from `top` repeat a heading above them, perhaps with a word more."""
    said, again = ({path_key(path) for path in each if path} for each in (found.paths, paths))
    return (
        found.last_row <= top and len(said) >= LEAST_LABELS and said <= again and len(again) <= len(said) + 1
    )


def _with_details(sheet: Sheet, found: Heading, font: str | None) -> Heading:
    last = _last_row(sheet, found)
    paths = (
        found.paths
        if last == found.last_row
        else _paths(sheet, found.first_row - 1, last - found.first_row + 1, font)
    )
    numbers = last + 1 if _is_numbering(sheet, last + 1) else None
    labels = [cell for row in sheet.rows[found.first_row - 1 : last] for cell in row]
    heading = Heading(found.first_row, last, paths, numbers, score=found.score, font=find_font(labels))
    reason = next((index for index in range(len(paths)) if _is_reason(sheet, heading, index)), None)
    return replace(heading, reason_column=reason)


def _last_row(sheet: Sheet, found: Heading) -> int:
    """As far down as its merged labels reach, and all rows of labels above a row of column numbers."""
    rows = range(found.first_row - 1, found.last_row)
    merged = [last for (first, _), (last, _) in sheet.merged if first in rows]
    last = max([found.last_row, *(row + 1 for row in merged if row < found.last_row + ROWS_AFTER)])
    for number in range(last + 1, last + ROWS_AFTER + 1):
        if _is_numbering(sheet, number):
            return number - 1
        if number > len(sheet.rows) or not _could_be_heading([sheet.row(number)], 2):
            break
    return last


def _is_reason(sheet: Sheet, heading: Heading, index: int) -> bool:
    """The column of an error file that came back: every cell is one of our own sentences."""
    path = heading.paths[index]
    if not path or folded_words(path[-1]) != folded_words(REASON):
        return False
    cells = (clean_text(row[index]) for row in sheet.rows[heading.last_row :] if index < len(row))
    return all(not cell or cell.startswith(REASON_WORDS) for cell in cells)


def _could_be_heading(rows: Sequence[Sequence[Cell]], depth: int) -> bool:
    """Labels are short texts; a date or a long number in the row means people have begun."""
    cells = [cell for row in rows for cell in row if not is_blank(cell)]
    texts = [clean_text(cell) for cell in cells if isinstance(cell, str)]
    if len(texts) < (2 if depth == 1 else 1) or any(isinstance(cell, datetime.date) for cell in cells):
        return False
    years = [cell for cell in cells if isinstance(cell, (int, float)) and 1990 <= cell <= 2100]
    if len(texts) + len(years) < len(cells) or all(COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    return not any(DATE_LIKE.fullmatch(text) or len(text) > LONGEST_LABEL for text in texts)


def _is_numbering(sheet: Sheet, number: int) -> bool:
    """1, 2, 3 … or (1), (2), (3) …, perhaps with letters for the first columns."""
    cells = sheet.row(number) if number <= len(sheet.rows) else ()
    numbers = [COLUMN_NUMBER.fullmatch(clean_text(cell)) for cell in cells if not is_blank(cell)]
    found = [int(match.group(1)) for match in numbers if match]
    rising = found == sorted(set(found))
    return len(found) >= 3 and len(found) >= len(numbers) - 2 and rising


def _score(paths: Paths, columns: Sequence[SheetColumn]) -> float:
    """Known columns count by how sure they are, other short labels a little."""
    labels = sum(bool(path) for path in paths)
    return (
        sum(sure for _, sure in surest(paths, columns).values())
        + 0.02 * min(labels, 20)
        - 0.3 * _doubtful(paths)
    )


def _doubtful(paths: Paths) -> int:
    """Columns whose lower labels look like the cells of a row: one label a group repeated or numbers."""
    return sum(bool(path) and path[-1].isdigit() and len(path[-1]) < 4 for path in paths)


def _paths(sheet: Sheet, top: int, depth: int, font: str | None = None) -> Paths:
    width = max(len(row) for row in sheet.rows[top : top + depth])
    grid = [[_label(row, column, font) for column in range(width)] for row in sheet.rows[top : top + depth]]
    covered = _spread_merges(sheet, grid, top, font)
    for level in range(depth - 1):
        _fill_group(grid, level, covered)
    return tuple(_path([line[column] for line in grid]) for column in range(width))


def _label(row: Sequence[Cell], column: int, font: str | None) -> str:
    return _text(row[column], font) if column < len(row) else ""


def _text(cell: Cell, font: str | None = None) -> str:
    """Old fonts first: the soft hyphen that is their "ư" goes with the invisible characters."""
    return clean_text(repair(cell, font) if isinstance(cell, str) else cell)


def _path(labels: Iterable[str]) -> tuple[str, ...]:
    path = []
    for label in labels:
        if label and (not path or path[-1] != label):
            path.append(label)
    return tuple(path)


def _spread_merges(sheet: Sheet, grid: list[list[str]], top: int, font: str | None) -> set[tuple[int, int]]:
    """Write a merged range's text into all its cells; returns the cells that belong to some range."""
    covered = set()
    for (first_row, first_column), (last_row, last_column) in sheet.merged:
        if last_row < top or first_row >= top + len(grid):
            continue
        text = _label(sheet.rows[first_row], first_column, font) if first_row >= top else ""
        for row in range(max(first_row, top), min(last_row, top + len(grid) - 1) + 1):
            for column in range(first_column, min(last_column, len(grid[0]) - 1) + 1):
                grid[row - top][column] = text
                covered.add((row - top, column))
    return covered


def _fill_group(grid: list[list[str]], level: int, covered: set[tuple[int, int]]) -> None:
    """A group label that was not merged stands over the blanks to its right that have labels below."""
    line = grid[level]

    def has_below(column: int) -> bool:
        return any(lower[column] for lower in grid[level + 1 :])

    for column in range(1, len(line)):
        same_parent = all(upper[column] == upper[column - 1] for upper in grid[:level])
        if line[column] or (level, column) in covered or (level, column - 1) in covered or not same_parent:
            continue
        if line[column - 1] and has_below(column) and has_below(column - 1):
            line[column] = line[column - 1]


def find_as_of(sheet: Sheet, heading: Heading, last_person: int) -> AsOf | None:
    """The day that the sheet states above its heading, else in its last 15 rows; None where it states none.

    Days in rows of people, down to `last_person`, speak of these people.
    """
    end = max(heading.last_row, last_person)
    above = [(number, row) for number, row in enumerate(sheet.rows, 1) if number < heading.first_row]
    below = [(number, row) for number, row in enumerate(sheet.rows, 1) if number > end]
    for rows in (above, below[-15:]):
        texts = [(number, _text(cell)) for number, row in rows for cell in row if isinstance(cell, str)]
        for pattern in DAY_WORDS:
            for number, text in texts:
                if day := _day(pattern.search(fold(text))):
                    return AsOf(day, text, number, sheet.name)
    return None


def _day(match: re.Match | None) -> datetime.date | None:
    if not match:
        return None
    day, month, year = map(int, match.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def resembles(heading: Heading, columns: Sequence[SheetColumn]) -> int:
    """Number of the columns of a kind that the heading surely has; it tells which kind a sheet is."""
    return sum(
        max((confidence(path, column) for path in heading.paths), default=0) >= LEAF for column in columns
    )
