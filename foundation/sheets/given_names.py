"""Given names in a column of their own beside that of the names, under a heading that nobody merged over both."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from foundation.core.text import fold
from foundation.sheets.cells import Cell, clean_text
from foundation.sheets.headings import Heading
from foundation.sheets.kinds import Reads, SheetColumn
from foundation.sheets.matching import PART, Match
from foundation.sheets.reading import Sheet

# So many names, nearly all of those in the sheet, must have a word beside them.
LEAST, NEARLY_ALL = 2, 0.8
# Of words for sex or people there are few; of given names hardly two alike.
DIFFERENT = 0.6
SEXES = frozenset(["nam", "nu"])
READ_SO = "Cột {letter} không có tiêu đề, được đọc là tên, đứng sau cột “{heading}”."


def with_given_names(
    sheet: Sheet, heading: Heading, matches: Sequence[Match], columns: Sequence[SheetColumn]
) -> list[Match]:
    """The matches, where a column without heading right of a name holds one word a row: then it is part of it."""
    names = {column.key for column in columns if column.reads == Reads.NAME and column.joins}
    rows = sheet.rows[heading.first_data_row - 1 :]
    found = list(matches)
    for match, beside in zip(matches, matches[1:], strict=False):
        is_free = not beside.path and beside.key is None and beside.index not in heading.ignored
        if match.key in names and is_free and _are_given(rows, match.index):
            found[beside.index] = replace(beside, path=match.path, key=match.key, confidence=PART)
    return found


def _are_given(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    pairs = [(clean_text(row[index]), clean_text(row[index + 1])) for row in rows if index + 1 < len(row)]
    given = [word for name, word in pairs if name and word]
    named = sum(bool(name) for name, _ in pairs)
    if len(given) < max(LEAST, NEARLY_ALL * named) or set(map(fold, given)) <= SEXES:
        return False
    return len(set(given)) >= DIFFERENT * len(given) and all(
        word.isalpha() and word[0].isupper() for word in given
    )


def remarks(heading: Heading, matches: Sequence[Match]) -> Iterator[str]:
    """That a column without heading was read as one of names."""
    for match in matches:
        if match.key and not heading.label(match.index):
            letter = get_column_letter(match.index + 1)
            yield READ_SO.format(letter=letter, heading=heading.label(match.index - 1))
