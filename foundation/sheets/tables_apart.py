"""Several tables on one sheet, side by side or one under the other: each is read as a sheet of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from foundation.sheets.cells import Cell, clean_text, folded_words, is_blank
from foundation.sheets.kinds import KINDS, Reads
from foundation.sheets.matching import ORDINAL, names_of
from foundation.sheets.reading import Sheet, Workbook

NAME = "{sheet} – bảng {number}"
LEAST_LABELS = 3
SHARED = 2


@dataclass(frozen=True)
class SheetPart(Sheet):
    """A sheet on which all cells but those of one table, and the lines that speak for all, are blank."""

    whole: Sheet | None = None


@dataclass(frozen=True)
class Window:
    """Where a table stands: rows and columns from 0, each up to but not with the second."""

    rows: tuple[int, int]
    columns: tuple[int, int]


def apart(workbook: Workbook) -> Workbook:
    """The workbook with each table as a sheet; the first one of a sheet keeps its name."""
    return replace(workbook, sheets=tuple(part for sheet in workbook.sheets for part in tables_of(sheet)))


def together(workbook: Workbook) -> Workbook:
    """The workbook as its file has it."""
    return replace(workbook, sheets=tuple({id(one): one for one in map(whole_of, workbook.sheets)}.values()))


def whole_of(sheet: Sheet) -> Sheet:
    return getattr(sheet, "whole", None) or sheet


def tables_of(sheet: Sheet) -> Iterator[Sheet]:
    """The tables of a sheet, in the order in which they are read; the sheet itself where it holds one."""
    heads = _heads(sheet)
    windows = list(_windows(sheet, heads)) if heads else []
    if len(windows) < 2:
        yield sheet
        return
    for number, window in enumerate(windows, 1):
        yield _part(sheet, heads[0], window, number)


@lru_cache(maxsize=1)
def _labels() -> tuple[frozenset[str], frozenset[str]]:
    """What headings of any kind say, and of that what numbers and names the rows."""
    columns = [ORDINAL, *(column for kind in KINDS.values() for column in kind.columns)]
    naming = [
        names_of(column).labels for column in columns if column is ORDINAL or column.reads == Reads.NAME
    ]
    known = [label for column in columns for label in (names_of(column).labels, names_of(column).parts)]
    return frozenset().union(*known), frozenset().union(*naming)


@lru_cache(maxsize=20_000)
def _label(text: str) -> str:
    words = folded_words(text)
    return words if words in _labels()[0] else ""


def _heads(sheet: Sheet) -> list[int]:
    """The rows in which a heading begins that differs from the one before it."""
    heads, before = [], ()
    for number, row in enumerate(sheet.rows):
        if not _may_begin_heading(row):
            continue
        labels = tuple(_label(clean_text(cell)) if isinstance(cell, str) else "" for cell in row)
        enough = sum(map(bool, labels)) >= LEAST_LABELS and bool(_labels()[1] & {*labels})
        enough = enough or (bool(heads) and _numbers_rows(row))
        if enough and labels != before and (not heads or number > heads[-1] + 1):
            heads.append(number)
            before = labels
    return heads


def _may_begin_heading(row: Sequence[Cell]) -> bool:
    """People begin with a number or a name: the first cell tells most rows apart."""
    first = next((cell for cell in row if not is_blank(cell)), None)
    return isinstance(first, str) and not first.isdecimal() and bool(_label(first))


def _numbers_rows(row: Sequence[Cell]) -> bool:
    """Whether it begins with the head of a column of numbers and has further heads, of whatever columns."""
    texts = [folded_words(cell) for cell in row if not is_blank(cell) and isinstance(cell, str)]
    return len(texts) >= LEAST_LABELS and texts[0] in names_of(ORDINAL).labels


def _windows(sheet: Sheet, heads: Sequence[int]) -> Iterator[Window]:
    ends = [_titles_above(sheet, head, before) for before, head in zip(heads, heads[1:], strict=False)]
    for head, begins, end in zip(heads, [0, *ends], [*ends, len(sheet.rows)], strict=True):
        lefts = _lefts(sheet, head, end)
        for left, right in zip(lefts, [*lefts[1:], len(sheet.rows[head])], strict=True):
            yield Window((begins, end), (left, right))


def _titles_above(sheet: Sheet, head: int, before: int) -> int:
    """The row in which the lines over a further heading begin."""
    begins, titled = head, False
    while begins - 1 > before:
        filled = sum(not is_blank(cell) for cell in sheet.rows[begins - 1])
        if filled > 1 or (filled == 0 and titled):
            break
        titled = titled or filled == 1
        begins -= 1
    return begins


def _lefts(sheet: Sheet, head: int, end: int) -> list[int]:
    """The columns in which tables side by side begin: the first label again, with others of the first table."""
    labels = [_label(clean_text(cell)) if isinstance(cell, str) else "" for cell in sheet.rows[head]]
    first = next(index for index, label in enumerate(labels) if label)
    lefts = [0]
    for index in range(first + 2, len(labels)):
        if labels[index] != labels[first]:
            continue
        shared = {*labels[lefts[-1] : index]} & {*labels[index:]} - {""}
        numbered = labels[first] in names_of(ORDINAL).labels
        if len(shared) >= SHARED and (numbered or _is_empty(sheet.rows[head:end], index - 1)):
            lefts.append(index)
    return lefts


def _is_empty(rows: Iterable[Sequence[Cell]], column: int) -> bool:
    return all(is_blank(row[column]) for row in rows)


def _part(sheet: Sheet, first_head: int, window: Window, number: int) -> SheetPart:
    (top, bottom), (left, right) = window.rows, window.columns
    blank = [""] * len(sheet.rows[0])
    rows = []
    for at, row in enumerate(sheet.rows):
        if top <= at < bottom or at < first_head:
            speaks_for_all = at < first_head and _is_of_one_table(row, left, right)
            kept = [*blank[:left], *row[left:right], *blank[right:]]
            rows.append(list(row) if speaks_for_all else kept)
        else:
            rows.append(list(blank))
    inside = tuple(
        ((first, begins), (last, ends))
        for (first, begins), (last, ends) in sheet.merged
        if first < first_head or (top <= first and last < bottom and left <= begins and ends < right)
    )
    said = {one.name: getattr(sheet, one.name) for one in fields(sheet)}
    name = sheet.name if number == 1 else NAME.format(sheet=sheet.name, number=number)
    return SheetPart(**(said | {"name": name, "rows": rows, "merged": inside, "whole": sheet}))


def _is_of_one_table(row: Sequence[Cell], left: int, right: int) -> bool:
    """Whether a line above has not a text of its own over this table and others beside it."""
    inside = [not is_blank(cell) for cell in row[left:right]]
    outside = [not is_blank(cell) for cell in (*row[:left], *row[right:])]
    return not (any(inside) and any(outside))
