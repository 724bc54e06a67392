"""The workbook in which a unit says how its people are graded: their rows, who is missing, its papers, its collective.

It holds nothing of what the office proposes or the body decides, nor what others have said.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from evaluation.grades import NOT_GRADED_SHORT, Grade, abbreviated
from evaluation.grading.choices import KEYS, WITH_UNIT, Absence, Given
from evaluation.grading.period.answering import GRADES, label, rows_of
from evaluation.models import GradingLine
from evaluation.models.grading import MONTHS
from foundation.printing.layout import Holds
from office.campaigns.models import CampaignUnit
from office.campaigns.paper_sheet import papers_sheet
from office.campaigns.workbooks.codes import BookMark
from office.campaigns.workbooks.frames import frame_of
from office.campaigns.workbooks.offers import OfferColumn, OfferRow, OfferSheet, Role, WorkbookOffer

OWN, MISSING, COLLECTIVE = "own", "missing", "collective"
BLANK_ROWS = 10
MONTHS_TYPED = re.compile(r"\d{1,2}([.,]\d)?")
BAD_MONTHS = f"Ghi số tháng nghỉ từ 0 đến {MONTHS}, ví dụ 3 hoặc 3,5."
NO_VALID = "Ghi số phiếu hợp lệ."
NO_VOTES = "Ghi số phiếu đồng ý."
NO_GRADE = f"{NOT_GRADED_SHORT} thì để trống, ghi lý do ở cột “{label('unit_note')}”"
# As in the grid; who is not graded is so by the office's word.
DIGITS = tuple((given.value, digit) for digit, given in KEYS.items() if given != Given.NOT_GRADED)
MORE_VOTES = "Số phiếu đồng ý lớn hơn số phiếu hợp lệ."


def offer_of(unit: CampaignUnit) -> WorkbookOffer | None:
    lines = list(rows_of(unit))
    if not lines:
        return None
    campaign = unit.campaign
    note = (f"{campaign.name}; hạn nộp {unit.due_on:%d/%m/%Y}",)
    grades = tuple((grade.value, abbreviated(grade, campaign.year)) for grade in Grade)
    sheets = (
        OfferSheet(
            OWN,
            "Xếp loại",
            f"ĐÁNH GIÁ, XẾP LOẠI NĂM {campaign.year}",
            (*KNOWN, *asked_columns(grades)),
            tuple(OfferRow(line.pk, known_of(line, unit)) for line in lines),
            notes=note,
            check=fits,
        ),
        OfferSheet(
            MISSING,
            "Còn thiếu",
            "ĐỒNG CHÍ CÒN THIẾU TRONG DANH SÁCH",
            MISSING_COLUMNS,
            blank_rows=BLANK_ROWS,
            notes=note,
        ),
        OfferSheet(
            COLLECTIVE,
            "Tập thể",
            f"TẬP THỂ TỰ XẾP LOẠI NĂM {campaign.year}",
            (
                OfferColumn(
                    "self_grade", "Tập thể tự xếp loại", 24, choices=grades, also=DIGITS, needed=True
                ),
                OfferColumn("note", "Ghi chú", 40),
            ),
            blank_rows=1,
            notes=note,
        ),
        papers_sheet(campaign, note),
    )
    return WorkbookOffer(BookMark(unit.campaign_id, unit.unit_id), sheets, frame_of(unit), unit.unit.name)


KNOWN = (
    OfferColumn("name", "Họ và tên", 24, Role.NAME),
    OfferColumn("born", "Ngày sinh", 11, Role.APART, Holds.DATE),
    OfferColumn("post", "Chức vụ", 28, Role.KNOWN),
    OfferColumn("months", "Số tháng công tác", 9, Role.KNOWN, Holds.NUMBER),
)
MISSING_COLUMNS = (
    OfferColumn("name", "Họ và tên", 24, longest=120, needed=True),
    OfferColumn("born", "Ngày sinh", 11, holds=Holds.DATE),
    OfferColumn("post", "Chức vụ", 28, longest=200),
    OfferColumn("note", "Ghi chú", 28),
)


def asked_columns(grades: tuple[tuple[str, str], ...]) -> tuple[OfferColumn, ...]:
    absences = tuple((absence.value, absence.label) for absence in Absence)
    of_grades = {
        name: OfferColumn(name, label(name), 11, choices=grades, also=DIGITS, hint=NO_GRADE)
        for name in GRADES
    }
    return (
        OfferColumn("absent_months", "Số tháng nghỉ", 8, longest=10),
        OfferColumn("absence", "Lý do nghỉ", 18, choices=absences),
        of_grades["self_grade"],
        of_grades["collective_grade"],
        OfferColumn("unit_votes", "Phiếu đồng ý", 8, holds=Holds.NUMBER),
        OfferColumn("unit_valid", "Phiếu hợp lệ", 8, holds=Holds.NUMBER),
        *(of_grades[name] for name in GRADES[2:]),
        OfferColumn("unit_note", label("unit_note"), 28),
    )


def known_of(line: GradingLine, unit: CampaignUnit) -> dict[str, Any]:
    """Once a row went on its months are what the office makes of them."""
    place = "" if line.unit_id == unit.unit_id else f", {line.unit}"
    return {
        "name": line.cadre.full_name,
        "born": line.cadre.birth,
        "post": f"{line.post_words}{place}",
        "months": "" if line.months is None or line.state not in WITH_UNIT else line.months,
    }


def fits(words: Mapping[str, Any]) -> dict[str, str]:
    faults = {}
    if "absent_months" in words and months_in(words["absent_months"]) is None:
        faults["absent_months"] = BAD_MONTHS
    votes, valid = words.get("unit_votes"), words.get("unit_valid")
    if votes is not None and valid is None:
        faults["unit_valid"] = NO_VALID
    elif votes is None and valid is not None:
        faults["unit_votes"] = NO_VOTES
    elif votes is not None and votes > valid:
        faults["unit_votes"] = MORE_VOTES
    return faults


def months_in(text: Any) -> Decimal | None:
    """A number of months with at most one place; None for what is none."""
    found = MONTHS_TYPED.fullmatch(str(text))
    number = Decimal(found[0].replace(",", ".")) if found else None
    return number if number is not None and number <= MONTHS else None
