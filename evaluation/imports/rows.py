"""A row of grades made into facts: year, unit, grades, decision."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from cadre.imports import base
from cadre.imports.appointed import BEFORE_THE_DAY, DECISION_PARTS
from cadre.imports.person_lookup import MentionRow
from cadre.imports.rows import PersonRow
from cadre.imports.vocabulary import decision, is_nothing
from evaluation.faults import faults
from evaluation.grades import read_decided, read_grade
from evaluation.models import Evaluation
from foundation.core import clock
from foundation.core.scope.units import Scope
from foundation.core.text import fold, fold_name
from foundation.sheets.cells import BadCell
from foundation.sheets.kinds import SheetColumn, SourceRow
from foundation.sheets.questions import Questions
from office.organisation.imports.stated_units import StatedUnits
from office.organisation.imports.units import UnitsEver

REMEMBERED = 200
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
PERIODS = re.compile(r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d")
DATES = re.compile(r"ngay.{0,12}?thang.{0,8}?nam\s*\d{4}|\d{1,2}\s*[/.\-]\s*(?:\d{1,2}\s*[/.\-]\s*)?\d{4}")
NO_YEAR = "Không rõ năm đánh giá; ghi năm ở tiêu đề, ở tên trang tính hoặc thêm cột “Năm đánh giá”."
GRADED = re.compile(r"\b(?:xep loai|danh gia|xl)\b")
YEARS_BESIDE = (
    "Bảng có các cột xếp loại của năm {years}; mỗi lần nhập một năm: "
    "giữ lại trong tệp các cột của một năm rồi gửi lại."
)
SEVERAL_YEARS = (
    "Tiêu đề và tên trang tính ghi các năm {years}; thêm cột “Năm đánh giá” hoặc ghi lại cho khớp."
)
BAD_YEAR = "Năm “{text}” không rõ; ghi bốn chữ số, ví dụ 2020."
NO_REASON = "Không đánh giá, xếp loại thì ghi lý do, ví dụ “KĐG (nghỉ ốm dài ngày)” hoặc ở cột “Lý do”."
NO_GRADE = "Chưa ghi mức xếp loại; ghi HTXSNV, HTTNV, HTNV, KHTNV, hoặc KĐG kèm lý do."

GRADE_MARKS = (
    *("HTXSNV", "HTTNV", "HTNV", "KHTNV", "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ"),
    *("Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ", "Xuất sắc", "Tốt"),
)
COLUMNS = (
    base.NAME,
    base.BIRTH,
    SheetColumn(
        "post_words",
        "Chức vụ",
        (
            "Chức danh",
            "Chức vụ, chức danh",
            "Chức vụ khi xếp loại",
            "Chức vụ hiện nay",
            "Chức vụ, đơn vị công tác",
        ),
        joins="; ",
        parts=base.POST_PARTS,
    ),
    base.UNIT,
    SheetColumn("year", "Năm đánh giá", ("Năm", "Năm xếp loại", "Năm đánh giá, xếp loại")),
    SheetColumn(
        "self_grade",
        "Tự xếp loại",
        ("Tự đánh giá, xếp loại", "Tự đánh giá", "Cá nhân tự xếp loại", "Mức tự xếp loại"),
    ),
    SheetColumn(
        "collective_grade", "Tập thể đề nghị", ("Tập thể xếp loại", "Đơn vị đề nghị", "Đề nghị xếp loại")
    ),
    SheetColumn("proposed", "Cơ quan tổ chức đề xuất", ("Ban Tổ chức đề xuất", "Đề xuất mức xếp loại")),
    SheetColumn(
        "grade",
        "Xếp loại",
        (
            "Mức xếp loại",
            "Kết quả xếp loại",
            "Kết quả đánh giá, xếp loại",
            "Xếp loại cán bộ",
            "Xếp loại chất lượng",
            "Xếp loại chất lượng cán bộ",
        ),
        required=True,
        joins="; ",
        marks=GRADE_MARKS,
    ),
    SheetColumn("not_graded_reason", "Lý do", ("Lý do không đánh giá", "Lý do không đánh giá, xếp loại")),
    SheetColumn("member_grade", "Xếp loại đảng viên", ("XLĐV", "Đảng viên xếp loại", "Xếp loại/Đảng viên")),
    SheetColumn(
        "decision",
        "Số, ngày quyết định",
        ("Quyết định", "Quyết định số, ngày", "Số quyết định, ngày"),
        joins=BEFORE_THE_DAY,
        parts=DECISION_PARTS,
    ),
    SheetColumn("note", "Ghi chú"),
)
TEXTS = ("post_words", "note")
KEPT = (*TEXTS, "not_graded_reason")
GRADES = ("self_grade", "collective_grade", "proposed", "member_grade")


@dataclass
class GradeRow(MentionRow):
    year: int | None = None

    @property
    def mention(self) -> tuple:
        """What rows of different years say alike of one person."""
        unit = self.facts["unit"]
        return fold_name(self.person.facts["full_name"]), self.person.facts["birth"], unit and unit.pk


class GradeRowReader:
    """Made once per import; units are asked once."""

    def __init__(self, rows: Sequence[SourceRow], user: Any, questions: Questions, scope: Scope) -> None:
        self.units = UnitsEver(user, None, questions, scope)
        # An unknown unit of a past year is asked about, never made.
        self.units.home = None
        self.stated = StatedUnits(rows, self.units, questions)
        self.fields = {name: Evaluation._meta.get_field(name).formfield(required=False) for name in KEPT}

    def read(self, person: PersonRow) -> GradeRow:
        row = GradeRow.about(person)
        self._year(row)
        self._unit(row)
        cells = {name: self.fields[name].clean for name in TEXTS} | dict.fromkeys(GRADES, grade_or_nothing)
        for name, read in cells.items():
            if row.row.values.get(name):
                row.keep(name, read)
        self._decided(row)
        if row.row.values.get("decision"):
            row.keep("decision", decision, "decision_no", "decision_on")
        for fault in faults({**row.facts, "year": row.year}, clock.today()):
            row.wrong("decision" if fault.column == "decision_on" else fault.column, fault.reason)
        return row

    def _year(self, row):
        source = row.row
        try:
            row.year = None if "year" in source.unread else year_of(source)
        except BadCell as error:
            row.wrong("year" if source.values.get("year") else "", str(error))

    def _unit(self, row):
        source = row.row
        self.units.meant = date(row.year, 12, 31) if row.year else None
        named = [*source.sections, source.values.get("unit") or ""]
        found = self.stated.find(source) or self.units.find(named)
        row.certain = found.certain and found.unit is not None
        row.facts["unit"] = found.unit
        if found.fault:
            row.wrong("unit" if source.values.get("unit") else "", found.fault)

    def _decided(self, row):
        """The grade, or the reason why there is none: in its own column or behind the word for it."""
        values = row.row.values
        text, stated = values.get("grade") or "", values.get("not_graded_reason") or ""
        try:
            grade, reason = read_decided(text) if text else ("", "")
        except BadCell as error:
            row.wrong("grade", str(error))
            return
        reason = reason or stated
        if not grade and not reason:
            row.wrong("grade", NO_REASON if text else NO_GRADE)
        else:
            row.facts["grade"] = grade
            column = "not_graded_reason" if reason == stated else "grade"
            row.take(column, self.fields["not_graded_reason"].clean, reason, "not_graded_reason")


def grade_or_nothing(text: str) -> str:
    return "" if is_nothing(text) else read_grade(text)


def year_of(row: SourceRow) -> int:
    """The year of a row: of its own column, else the one year that title, captions and sheet name speak of."""
    text = row.values.get("year")
    if text:
        if not YEAR.fullmatch(text):
            raise BadCell(BAD_YEAR.format(text=text))
        return int(text)
    captioned = years_of_captions(row.captions)
    if len(captioned) > 1:
        raise BadCell(YEARS_BESIDE.format(years=", ".join(sorted(captioned))))
    years = years_in(row.above) | years_in(row.sheet) | captioned
    if len(years) > 1:
        raise BadCell(SEVERAL_YEARS.format(years=", ".join(sorted(years))))
    if not years:
        raise BadCell(NO_YEAR)
    return int(next(iter(years)))


@lru_cache(REMEMBERED)
def years_of_captions(captions: tuple[str, ...]) -> frozenset[str]:
    """The years of the columns that hold grades, whether they are used or not."""
    graded = (caption for caption in captions if GRADED.search(fold(caption)))
    return frozenset().union(*map(years_in, graded))


@lru_cache(REMEMBERED)
def years_in(text: str) -> frozenset[str]:
    """The years that stand alone; those of dates, numbers of documents and whole periods are not meant."""
    return frozenset(YEAR.findall(DATES.sub(" ", PERIODS.sub(" ", fold(text)))))
