"""A list of people with grades, pasted from a sheet: its row of headings says which column is what."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evaluation.grading.grid.cells import VOTES
from evaluation.grading.grid.table import GradingGrid
from evaluation.models import GradingLine
from foundation.core.typed.texts import clean
from foundation.grids.names import (
    ByName,
    NamedRow,
    PastedCells,
    birth_in,
    is_row_number,
    pasted_rows,
    read_named,
)
from foundation.sheets.cells import folded_words

PLACE = "các đồng chí ở bảng này"
NAME, BIRTH = "name", "birth"
NO_HEADINGS = (
    "Hàng đầu chưa có tên cột: dán cả hàng tiêu đề, trong đó có “Họ và tên” và tên các cột như ở bảng"
    " (Tự xếp loại, Tập thể đề nghị, Mức xếp loại…)."
)
NO_COLUMN = "Không có cột nào của bảng trong hàng tiêu đề; cột không nhận ra: {names}."
UNREAD_COLUMNS = "Cột không đọc vào bảng: {names}."
# How sheets of offices head the columns beside the words of the grid itself.
ALSO = {
    NAME: ("Họ và tên", "Họ tên"),
    BIRTH: ("Ngày sinh", "Sinh", "Năm sinh", "Ngày, tháng, năm sinh", "Sinh ngày"),
    "months": ("Số tháng", "Số tháng công tác", "Thời gian công tác"),
    "absent_months": ("Nghỉ", "Số tháng nghỉ", "Tháng nghỉ"),
    "self_grade": ("Cá nhân tự xếp loại", "Tự đánh giá, xếp loại", "Cá nhân tự đánh giá"),
    "collective_grade": ("Đơn vị đề nghị", "Tập thể xếp loại", "Mức đề nghị"),
    "votes": ("Phiếu", "Số phiếu", "Phiếu đơn vị", "Kết quả phiếu"),
    "unit_note": ("Ghi chú", "Ý kiến đơn vị", "Ghi chú của đơn vị"),
    "points_general": ("Điểm chung",),
    "points_result": ("Điểm kết quả",),
    "proposed": ("Đề xuất", "Cơ quan tổ chức đề xuất", "Ban Tổ chức đề xuất"),
    "grade": ("Xếp loại", "Kết quả xếp loại", "Mức"),
    "member_grade": ("Đảng viên", "Kết quả xếp loại đảng viên"),
    "quarter_1": ("Quý 1",),
    "quarter_2": ("Quý 2",),
    "quarter_3": ("Quý 3",),
    "quarter_4": ("Quý 4",),
}
UNTOLD = {"tt", "stt", "so tt", "chuc vu", "don vi", "nhom", "chuc vu don vi cong tac"}
SHARE = re.compile(r"\s*\(.*\)$")


@dataclass
class PastedLine(NamedRow):
    texts: dict[str, str] = field(default_factory=dict)


def columns_of(source: str, grid: GradingGrid) -> tuple[dict[int, str], list[str]]:
    """({place: what stands in the column}, headings that say nothing here); empty where the row is none of headings."""
    known = {folded_words(word): name for name, words in ALSO.items() for word in words}
    known |= {folded_words(grid.label(name)): name for name in grid.fields}
    places, unread = {}, []
    for place, cell in enumerate(map(clean, source.split("\t"))):
        words = folded_words(SHARE.sub("", cell)) or folded_words(cell)
        name = known.get(words, "")
        if name in (NAME, BIRTH, *grid.fields) and name not in places.values():
            places[place] = name
        elif words and words not in UNTOLD:
            unread.append(cell)
    return (places, unread) if NAME in places.values() else ({}, [])


def read_lines(text: str, lines: Iterable[GradingLine], grid: GradingGrid) -> PastedCells:
    """Pure: writes nothing, asks nothing of the database."""
    rows = pasted_rows(text)
    places, unread = columns_of(rows[0], grid) if rows else ({}, [])
    if not places:
        return PastedCells(faults=[NO_HEADINGS], left=rows)
    names_unread = ", ".join(f"“{name}”" for name in unread)
    if not set(places.values()) - {NAME, BIRTH}:
        return PastedCells(faults=[NO_COLUMN.format(names=names_unread or "không có")], left=rows)
    names = ByName(lines, lambda line: line.cadre.full_name, lambda line: line.cadre.birth, place=PLACE)

    def read(source: str) -> PastedLine | None:
        return read_row(source, places)

    # What is left stands beneath its headings.
    found = read_named("\n".join(rows[1:]), names, read, lambda row, _: row.texts, first=2)
    if found.left:
        found.left.insert(0, rows[0])
    if unread:
        found.remarks.append(UNREAD_COLUMNS.format(names=names_unread))
    return found


def read_row(source: str, places: Mapping[int, str]) -> PastedLine | None:
    """A blank cell says nothing; a row of totals or a second heading names nobody."""
    row = PastedLine()
    for place, cell in enumerate(map(clean, source.split("\t"))):
        name = places.get(place)
        if name == NAME:
            row.name = cell
        elif name == BIRTH and (day := birth_in(cell)):
            row.days.append(day)
        elif name and cell and name != BIRTH:
            row.texts[name] = VOTES.sub(r"\1/\2", cell) if name == "votes" else cell
    return row if row.texts or (row.name and not is_row_number(row.name)) else None
