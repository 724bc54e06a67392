"""What each row below a heading is: people, a section, a total, the signatures."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from foundation.core.text import fold
from foundation.sheets.cells import Cell, clean_text, folded_words, is_blank, looks_like_name
from foundation.sheets.fonts import repair
from foundation.sheets.headings import Heading
from foundation.sheets.matching import ORDINAL, Match
from foundation.sheets.merging import MergedCells
from foundation.sheets.reading import Sheet


class RowKind(StrEnum):
    DATA = "data"
    SECTION = "section"
    TOTAL = "total"
    SIGNATURE = "signature"
    REMARK = "remark"
    HEADING = "heading"
    BLANK = "blank"


NUMBER = re.compile(r"\(?\d+(?:\.\d+)*[.)]?")
GROUP_MARK = re.compile(r"(?:[IVX]+|[A-ZĐ]|[a-zđ])[.)]?")
NUMBERING = re.compile(r"^\s*\(?([IVX]+|[A-Za-zĐđ]|\d+(?:\.\d+)*)\s*(?:[.)/:]|\s[\-–])\s*(?=\D)")
PEOPLE = r"(?:đồng\s*chí|đ/c|đc|người|cán\s*bộ|công\s*chức|viên\s*chức|ủy\s*viên|thành\s*viên|trường\s*hợp)"
STATED = re.compile(
    rf"\s*(?:[(:\-–]\s*(?:gồm|có)?\s*(\d+)\s*{PEOPLE}?[^()]*\)?|\s(?:gồm|có)?\s*(\d+)\s*{PEOPLE})\s*[.;:]?\s*$",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"^(?:tổng\s*(?:cộng|số)?|cộng|danh\s*sách\s*(?:này)?\s*(?:gồm|có))\b[^a-zà-ỹđ]*", re.IGNORECASE
)
SIGNATURE = re.compile(
    r"^(?:nguoi (?:lap|tong hop|ky|ghi)|lap bieu|can bo lap|t\s?/\s?m\b|k\s?/\s?t\b|tm\.|kt\.|tl\.|"
    r"thu truong|xac nhan|ky ten|\(ky|noi nhan|.{0,40}\bngay\b.{0,6}\bthang\b.{0,6}\bnam\b)"
)
SIGNING_OFFICE = re.compile(r"^(?:pho )?(?:truong|bi thu|chu tich|giam doc|chu nhiem|chanh)\b")
# A line that says of what follows to which unit it belongs.
UNIT_LINE = re.compile(
    r"^(?:tên\s+)?(?:đơn\s*vị|cơ\s*quan|phòng,?\s*ban)(?:,\s*đơn\s*vị)?(?:\s+công\s*tác)?\s*:\s*(\S.*)$",
    re.IGNORECASE,
)
# Below the signatures too these begin what is meant for the reader.
FOOTNOTE = re.compile(r"^(?:\*|\(\*|ghi chu|chu thich|luu y)")
FULL_ROW = 3
FEW = 6


@dataclass(frozen=True)
class RowGroup:
    """A section heading among the rows: the unit's name without its number, and the count of people it states.

    `row` is numbered as Excel does; `style` is the manner of numbering ("I", "1", "1.1", "A", "a"), which is the level.
    """

    row: int
    title: str
    stated: int | None
    style: str


@dataclass(frozen=True)
class BodyRow:
    """A row below the heading, numbered as Excel does, with the sections it stands under, outermost first.

    A merged cell is in each row of people that it covers; `person_row` is where the person's name begins.
    """

    number: int
    kind: RowKind
    cells: list[Cell]
    sections: tuple[RowGroup, ...] = ()
    person_row: int = 0


def _text(cell: Cell) -> str:
    return clean_text(repair(cell) if isinstance(cell, str) else cell)


def read_section(text: Cell, mark: str = "", row: int = 0) -> RowGroup:
    """Read "4. Văn phòng Huyện ủy (06 đồng chí)" as the unit and 6; `mark` is the number where it has its own cell."""
    text = _text(text)
    numbering = NUMBERING.match(text)
    if numbering:
        mark, text = numbering.group(1), text[numbering.end() :]
    stated = STATED.search(text)
    count = int(stated.group(1) or stated.group(2)) if stated else None
    title = (text[: stated.start()] if stated else text).strip(" .:;-–")
    named = UNIT_LINE.match(title)
    return RowGroup(row, named.group(1) if named else title, count, _style(mark.strip("(). ")))


def _style(mark: str) -> str:
    """Sections numbered in one manner stand on one level."""
    if not mark:
        return ""
    if re.fullmatch(r"[IVX]+", mark):
        return "I"
    if mark[0].isdigit():
        return "1" + ".1" * mark.count(".")
    return "A" if mark.isupper() else "a"


class TableBody:
    """Tells what each row below one heading is; `name_keys` are the keys of the columns that hold names of people."""

    def __init__(self, sheet: Sheet, heading: Heading, matches: Sequence[Match], name_keys: Collection[str]):
        self.sheet, self.heading = sheet, heading
        self.ordinal = next((match.index for match in matches if match.key == ORDINAL.key), None)
        self.names = {match.index for match in matches if match.key in name_keys}
        self.heads = {
            _row_key(sheet.row(number)) for number in range(heading.first_row, heading.first_data_row)
        }
        self.head_words = {word for key in self.heads for word in key}
        self.merged = MergedCells(sheet, heading.first_data_row)
        self.wide = {row + 1 for (row, first), (_, last) in sheet.merged if last - first >= 2}
        self.full = min(FULL_ROW, max(1, sum(bool(match.key) for match in matches) - 1))
        self.numbered = list(enumerate(sheet.rows[heading.first_data_row - 1 :], heading.first_data_row))
        self.filled = {number: self._filled(cells) for number, cells in self.numbered}
        self.plain = {number: self._plain_kind(cells, self.filled[number]) for number, cells in self.numbered}
        self.signing: set[int] = set()
        self.last_full = max(
            (number for number, cells in self.numbered if self._is_full(number, cells)), default=0
        )

    def rows(self) -> Iterator[BodyRow]:
        """All rows below the heading in their order."""
        above, signed, gap = [], False, False
        for number, cells in self.numbered:
            kind = self._kind(number, cells, signed, gap)
            signed = signed or kind == RowKind.SIGNATURE
            if self.plain[number] == RowKind.SIGNATURE:
                self.signing.update(index for index, cell in enumerate(cells) if not is_blank(cell))
            gap = gap or (number > self.last_full and kind != RowKind.DATA)
            if kind == RowKind.SECTION:
                above = _nested(above, self._section(number, cells))
            if kind == RowKind.DATA:
                first = min((self.merged.first_row(number, index) for index in self.names), default=number)
                yield BodyRow(number, kind, self.merged.spread(number, cells), tuple(above), first)
            else:
                yield BodyRow(number, kind, cells, tuple(above))

    def section_at(self, number: int) -> RowGroup | None:
        """The section that the row would begin if people followed; None where it says none."""
        cells = self.sheet.row(number)
        is_section = self._is_section(number, cells, self.filled[number])
        return self._section(number, cells) if is_section else None

    def _filled(self, cells: Sequence[Cell]) -> list[int]:
        """Columns that hold something, without the ordinal and without our own remarks."""
        skipped = {self.ordinal, self.heading.reason_column}
        return [index for index, cell in enumerate(cells) if index not in skipped and not is_blank(cell)]

    def _mark(self, cells: Sequence[Cell]) -> str:
        return clean_text(cells[self.ordinal]) if self.ordinal is not None else ""

    def _is_full(self, number: int, cells: Sequence[Cell]) -> bool:
        """Surely people; below the last such row only totals, remarks and signatures are expected."""
        filled = self.filled[number]
        numbered = filled and NUMBER.fullmatch(self._mark(cells))
        return self.plain[number] is None and bool(numbered or len(filled) >= self.full)

    def _plain_kind(self, cells: Sequence[Cell], filled: list[int]) -> RowKind | None:
        """What can be told from the row alone; None for what looks like people."""
        mark = self._mark(cells)
        numbered = bool(NUMBER.fullmatch(mark))
        if not filled and (not mark or numbered):
            return RowKind.BLANK
        first = cells[filled[0]] if filled else mark
        if folded_words(first) in self.head_words and _row_key(cells) in self.heads:
            return RowKind.HEADING
        if self._is_total(mark, [cells[index] for index in filled]):
            return RowKind.TOTAL
        if not numbered and len(filled) <= FEW and self._signs(cells):
            return RowKind.SIGNATURE
        return None

    def _kind(self, number: int, cells: Sequence[Cell], signed: bool, gap: bool) -> RowKind:
        plain, filled = self.plain[number], self.filled[number]
        if plain and (plain != RowKind.SIGNATURE or number > self.last_full):
            return plain
        if number <= self.last_full:
            return RowKind.SECTION if self._is_section(number, cells, filled) else RowKind.DATA
        if _is_footnote(cells):
            return RowKind.REMARK
        if signed:
            return RowKind.REMARK if self._names_no_signer(cells, filled) else RowKind.SIGNATURE
        return RowKind.DATA if not gap and self._lonely_person(cells, filled) else RowKind.REMARK

    def _lonely_person(self, cells: Sequence[Cell], filled: list[int]) -> bool:
        return len(filled) > 1 or any(
            index in self.names and looks_like_name(_text(cells[index])) for index in filled
        )

    def _names_no_signer(self, cells: Sequence[Cell], filled: list[int]) -> bool:
        """Whether somebody stands below the signatures, but not where anybody signs."""
        names = [index for index in filled if index in self.names and looks_like_name(_text(cells[index]))]
        return bool(names) and all(abs(index - signed) > 1 for index in names for signed in self.signing)

    def _is_total(self, mark: str, cells: Sequence[Cell]) -> bool:
        words = [
            cell for cell in [mark, *cells] if isinstance(cell, str) and not NUMBER.fullmatch(cell) and cell
        ]
        return (
            0 < len(words) <= 2
            and bool(TOTAL.match(_text(words[0])))
            and not looks_like_name(_text(words[0]))
        )

    def _signs(self, cells: Sequence[Cell]) -> bool:
        texts = [fold(_text(cell)) for cell in cells if isinstance(cell, str) and not is_blank(cell)]
        signs = [bool(SIGNATURE.match(text)) for text in texts]
        return any(signs) and all(
            sign or SIGNING_OFFICE.match(text) for sign, text in zip(signs, texts, strict=True)
        )

    def _is_section(self, number: int, cells: Sequence[Cell], filled: list[int]) -> bool:
        mark = self._mark(cells)
        texts = [index for index in filled if isinstance(cells[index], str)]
        if len(texts) > 1 or len(filled) > 2:
            return False
        if not texts:
            return bool(mark) and not NUMBER.fullmatch(mark) and not filled
        text = _text(cells[texts[0]])
        if STATED.search(text) and (NUMBERING.match(text) or not NUMBER.fullmatch(mark)):
            return True
        if NUMBER.fullmatch(mark):
            return False
        if GROUP_MARK.fullmatch(mark) or number in self.wide:
            return True
        if len(self._filled(self.merged.spread(number, cells))) > len(filled) + 1:
            return False
        return texts[0] in (0, *self.names) and not looks_like_name(text)

    def _section(self, number: int, cells: Sequence[Cell]) -> RowGroup:
        filled = self._filled(cells)
        mark = self._mark(cells)
        return read_section(cells[filled[0]], mark, number) if filled else read_section(mark, "", number)


def _is_footnote(cells: Sequence[Cell]) -> bool:
    first = next((cell for cell in cells if not is_blank(cell)), "")
    return bool(FOOTNOTE.match(fold(_text(first))))


def _nested(above: list[RowGroup], section: RowGroup) -> list[RowGroup]:
    """A section ends the one of its own level and all below that."""
    styles = [upper.style for upper in above]
    kept = above[: styles.index(section.style)] if section.style in styles else above
    return [*kept, section]


def _row_key(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(folded_words(cell) for cell in cells)


def stated_otherwise(rows: Iterable[BodyRow]) -> list[tuple[RowGroup, int]]:
    """(section, rows counted) for each section that states another number of people than it has rows."""
    counts = {}
    for row in rows:
        if row.kind == RowKind.SECTION:
            counts.setdefault(row.sections[-1], 0)
        elif row.kind == RowKind.DATA:
            for section in row.sections:
                counts[section] = counts.get(section, 0) + 1
    return [(section, count) for section, count in counts.items() if section.stated not in (None, count)]
