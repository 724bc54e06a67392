"""An empty form as it was sent: which tables it has, what each of their columns asks for, and the form filled."""

import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils import get_column_letter

from foundation.sheets.filling.body import NAMES, FormBody, RowBlock, table_alone
from foundation.sheets.filling.fields import ListOffer, Slot
from foundation.sheets.filling.grid import FormGrid
from foundation.sheets.filling.proposals import proposed_slots, remembered_slots
from foundation.sheets.filling.references import rows_of
from foundation.sheets.filling.styles import FormFormats
from foundation.sheets.headings import Heading, find_heading
from foundation.sheets.kinds import Reads
from foundation.sheets.limits import Unreadable, check_size, kind_of
from foundation.sheets.marking.package import CONTENT_TYPES, Package, Unmarkable, parsed
from foundation.sheets.matching import ORDINAL, Match
from foundation.sheets.reading import Sheet, Workbook, read_workbook
from foundation.sheets.tables_apart import apart, whole_of

PLAIN = ".sheet.main+xml"
NOT_XLSX = (
    "Biểu phải là tệp .xlsx thì mới giữ nguyên được định dạng, công thức. "
    "Hãy mở bằng Excel, lưu lại dạng .xlsx (Excel Workbook) rồi gửi lại."
)
NO_HEADING = "Không tìm thấy bảng nào trong biểu có tiêu đề cột ghép được với danh sách này."
TOO_STRANGE = (
    "Không điền được vào biểu này mà giữ nguyên định dạng. "
    "Hãy mở bằng Excel, chép biểu sang một sổ tính mới, lưu lại dạng .xlsx rồi gửi lại."
)
MERGED_DOWN = (
    "Phần danh sách của biểu có ô gộp qua nhiều dòng ({ref}) nên không điền được mỗi người một dòng. "
    "Hãy bỏ gộp ô rồi gửi lại."
)
NO_NAME = "cột {letter}"
FORMULA, HIDDEN = "cột có công thức của biểu", "cột ẩn của biểu"


def open_form(content: bytes) -> Workbook:
    """Read a form in the child process, each table as a sheet. Raises Unreadable, whose text is for the sender."""
    check_size(len(content))
    if kind_of(content) != "xlsx":
        raise Unreadable(NOT_XLSX)
    workbook = read_workbook(io.BytesIO(content))
    with whole_or_refused():
        package = Package(content)
        types = parsed(package.part(CONTENT_TYPES))
        kinds = {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in types}
        if not kinds.get(package.workbook, "").endswith(PLAIN):
            raise Unreadable(NOT_XLSX)
    return apart(workbook)


@contextmanager
def whole_or_refused() -> Iterator[None]:
    """What a part says that no program writes makes the form one that cannot be filled."""
    try:
        yield
    except ValueError as error:
        raise Unreadable(TOO_STRANGE) from error


@dataclass(frozen=True)
class AskedColumn:
    """A column of a form: its heading, and why it is left to the form where it is."""

    index: int
    path: tuple[str, ...]
    kept: str = ""

    @property
    def label(self) -> str:
        return " – ".join(self.path) or NO_NAME.format(letter=get_column_letter(self.index + 1))


class FormTable:
    """One table of a form, looked at whole and ready to be filled once.

    `blocks` are its rows that take people; `columns` those that can be filled, and those that it fills by itself.
    Raises Unreadable, or ValueError for what no program writes.
    """

    def __init__(self, content: bytes, sheet: Sheet, heading: Heading, offer: ListOffer) -> None:
        self.sheet, self.heading, self.offer = sheet, heading, offer
        self.package = Package(content)
        self.styles = FormFormats(parsed(self.package.part(self.package.styles)))
        if self.sheet_name not in self.package.sheets:
            raise Unmarkable
        self.part = self.package.sheets[self.sheet_name]
        self.grid = FormGrid(parsed(self.package.part(self.part)), self.styles)
        self.blocks = self._blocks()
        self.columns = list(self._columns())

    @property
    def sheet_name(self) -> str:
        """The name of the sheet in the file, which may hold further tables."""
        return whole_of(self.sheet).name

    @cached_property
    def covered(self) -> frozenset[int]:
        """Columns that a merged range of the first rows of people covers: the first of them holds its value."""
        ranges = (
            each for block in self.blocks for number in block.rows[:1] for each in self.grid.merges_of(number)
        )
        return frozenset(column for first, last in ranges for column in range(first + 1, last + 1))

    @cached_property
    def proposed(self) -> dict[int, str | None]:
        """{column: key of its slot} by what the headings say."""
        return proposed_slots(self.offer, self.heading.paths, self.heading.ignored)

    @cached_property
    def own_columns(self) -> list[int]:
        """Columns of the table, from 0: not those beyond a gap that are none of a list."""
        runs = []
        for index, path in enumerate(self.heading.paths):
            if path:
                begins = index == 0 or not self.heading.paths[index - 1]
                runs += [[]] if begins else []
                runs[-1].append(index)
        return [index for run in runs if any(map(self.proposed.get, run)) for index in run]

    def _columns(self) -> Iterator[AskedColumn]:
        rows = [number for block in self.blocks for number in block.rows[:1]]
        for index in self.own_columns:
            if index not in self.covered and index not in self.heading.ignored:
                calculated = any(self.grid.has_formula(number, index) for number in rows)
                hidden = HIDDEN if index in self.sheet.hidden_columns else ""
                yield AskedColumn(index, self.heading.paths[index], FORMULA if calculated else hidden)

    def propose(self, memory: Mapping[str, str | None] | None = None) -> dict[int, str | None]:
        """{column: key of its slot} of the columns that are not left to the form."""
        left = {*self.covered, *self.heading.ignored, *(one.index for one in self.columns if one.kept)}
        paths, days = self.heading.paths, {one.index for one in self.columns if self._shows_days(one.index)}
        found = proposed_slots(self.offer, paths, left, days)
        found |= remembered_slots(self.offer, paths, left, memory or {})
        return {one.index: found.get(one.index) for one in self.columns if not one.kept}

    def _shows_days(self, index: int) -> bool:
        """Whether the first cells for people in the column are formatted as dates."""
        rows = [number for block in self.blocks for number in block.rows[:1]]
        cells = [cell for number in rows if (cell := self.grid.cell(number, index)) is not None]
        return bool(cells) and all(self.styles.shows_days(int(cell.get("s", 0))) for cell in cells)

    def _blocks(self) -> list[RowBlock]:
        places = {self.grid.place_of(cell) for cell, _ in self.grid.formulas()}
        alone = table_alone(self.sheet, self.heading, self.own_columns, places)
        found = FormBody(alone, self.heading, self._matches(), self._is_ruled).blocks()
        self._refuse_merged({number for block in found for number in block.rows})
        return found

    def _is_ruled(self, number: int) -> bool:
        return self.grid.ruled(number, self.own_columns)

    def _matches(self) -> list[Match]:
        """The headings as the reader of rows wants them: which numbers the rows, which names people."""
        names = {one.column.key for one in self.offer.fields if one.column.reads == Reads.NAME}
        keys = {
            index: ORDINAL.key if key == ORDINAL.key else next(iter(NAMES)) if _field(key) in names else key
            for index, key in self.proposed.items()
        }
        return [Match(index, path, keys.get(index)) for index, path in enumerate(self.heading.paths)]

    def _refuse_merged(self, rows: set[int]) -> None:
        ordered = sorted(rows)
        for ref in self.grid.merged():
            first, last = rows_of(ref)
            if first < last and bisect_left(ordered, first) < bisect_right(ordered, last):
                raise Unreadable(MERGED_DOWN.format(ref=ref))


def _field(key: str | None) -> str:
    """The key of the field that a slot belongs to."""
    return (key or "").partition(".")[0].partition("=")[0]


def tables_of(content: bytes, workbook: Workbook, offer: ListOffer) -> list[FormTable]:
    """The tables of the sheets that show and can be filled. Raises Unreadable where there is none."""
    found, refusals = [], []
    for sheet in workbook.sheets:
        heading = None if sheet.hidden else find_heading(sheet, offer.columns)
        if heading:
            try:
                with whole_or_refused():
                    found.append(FormTable(content, sheet, heading, offer))
            except Unreadable as refusal:
                refusals.append(refusal)
    if not found:
        raise refusals[0] if refusals else Unreadable(NO_HEADING)
    return found


def chosen_slots(offer: ListOffer, chosen: Mapping[int, str | None]) -> dict[int, Slot]:
    """The slots by column; a key that the list does not know fills nothing."""
    return {index: offer.slots[key] for index, key in chosen.items() if key in offer.slots}
