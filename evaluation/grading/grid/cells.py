"""The cells of the year's grading: what is typed in each, in short or in full, and how it is written there."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from evaluation.grades import NOT_GRADED, NOT_GRADED_SHORT, abbreviated, read_decided
from evaluation.grading.choices import KEYS, Absence, Given
from evaluation.models.grading import GENERAL_POINTS, MONTHS, RESULT_POINTS
from foundation.grids.row import GridForm
from foundation.sheets.cells import BadCell, folded_words

REASON = 200
VOTES = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")
NO_REASON = f"Ghi lý do sau {NOT_GRADED_SHORT}, ví dụ “{NOT_GRADED_SHORT}: nghỉ ốm dài ngày”."
LONG_REASON = f"Lý do dài quá {REASON} ký tự; ghi ngắn lại."
NOT_HERE = f"{NOT_GRADED_SHORT} chỉ ghi ở cột đề xuất và cột mức xếp loại."
BAD_VOTES = "Ghi số phiếu đồng ý trên số phiếu hợp lệ, ví dụ 23/25."
MORE_VOTES = "Số phiếu đồng ý ({votes}) lớn hơn số phiếu hợp lệ ({valid})."
NO_NUMBER = "Ghi một số từ 0 đến {most}."
NO_ABSENCE = "“{text}” chưa rõ; ghi một trong: {known}."
# What is written before the reason of who is not graded; the digit writes it too.
NOT_GRADED_IS = f"{NOT_GRADED_SHORT}: "
ABSENCES = {folded_words(label): value for value, label in Absence.choices}
ABSENCES |= {words.removeprefix("nghi "): value for words, value in ABSENCES.items()}
ABSENCES |= {str(number): value for number, value in enumerate(Absence.values, 1)}


class CellField(forms.CharField):
    """A text that means something."""

    def __init__(self, **kwargs: Any):
        super().__init__(**{"required": False, "max_length": 60} | kwargs)

    def clean(self, value: Any) -> Any:
        return self.meaning(super().clean(value))

    def meaning(self, text: str) -> Any:
        raise NotImplementedError


class FigureField(CellField):
    """A number as it is typed, with a comma or a point; None for nothing."""

    def __init__(self, *, most: int, places: int = 0, **kwargs: Any):
        super().__init__(**kwargs)
        self.most, self.places = most, places
        self.widget.attrs["inputmode"] = "decimal"

    def meaning(self, text: str) -> Decimal | None:
        text = text.replace(",", ".")
        if not text:
            return None
        try:
            number = Decimal(text) if re.fullmatch(r"\d{1,3}(\.\d)?", text) else None
        except InvalidOperation:
            number = None
        if number is None or number > self.most or (not self.places and number != int(number)):
            raise forms.ValidationError(NO_NUMBER.format(most=self.most))
        return number if self.places else int(number)


class AbsenceField(CellField):
    """Why somebody was away: a number of the list, or its words."""

    def meaning(self, text: str) -> str:
        found = ABSENCES.get(folded_words(text), "")
        if text and not found:
            known = ", ".join(f"{number} {label}" for number, label in enumerate(Absence.labels, 1))
            raise forms.ValidationError(NO_ABSENCE.format(text=text, known=known))
        return found


class GradeField(CellField):
    """A grade: a digit, the short form or the full name."""

    def meaning(self, text: str) -> str:
        given, _ = read(text)
        if given == NOT_GRADED:
            raise forms.ValidationError(NOT_HERE)
        return given


class GivenField(CellField):
    """(grade, reason) of what is proposed or decided; who is not graded is so for a reason."""

    def meaning(self, text: str) -> tuple[str, str]:
        given, reason = read(text)
        if len(reason) > REASON:
            raise forms.ValidationError(LONG_REASON)
        return given, reason


class VotesField(CellField):
    """(votes, valid slips), or None."""

    def meaning(self, text: str) -> tuple[int, int] | None:
        if not text:
            return None
        found = VOTES.fullmatch(text)
        if not found:
            raise forms.ValidationError(BAD_VOTES)
        votes, valid = int(found[1]), int(found[2])
        if votes > valid:
            raise forms.ValidationError(MORE_VOTES.format(votes=votes, valid=valid))
        return votes, valid


def read(text: str) -> tuple[str, str]:
    """(one of Given or "", reason) of what was typed."""
    if not text:
        return "", ""
    if text in KEYS:
        return KEYS[text].value, ""
    try:
        grade, reason = read_decided(text)
    except BadCell as why:
        raise forms.ValidationError(str(why)) from None
    return (grade, "") if grade else (NOT_GRADED, reason)


def written(given: str, year: int, reason: str = "") -> str:
    """As a cell shows it: "HTTNV", "KĐG: nghỉ ốm dài ngày"."""
    if given == NOT_GRADED:
        return NOT_GRADED_IS + reason
    return abbreviated(given, year)


def digits(year: int, *, with_not_graded: bool) -> dict[str, str]:
    """What the digits write in a column of grades."""
    short = {digit: abbreviated(given, year) for digit, given in KEYS.items() if given != Given.NOT_GRADED}
    return short | ({"0": NOT_GRADED_IS} if with_not_graded else {})


def decimal_words(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}".replace(".", ",")


class LineForm(GridForm):
    """A row of the year's grading as it is typed."""

    months = FigureField(label="Tháng", most=MONTHS)
    absent_months = FigureField(label="Nghỉ (tháng)", most=MONTHS, places=1)
    absence = AbsenceField(label="Lý do nghỉ")
    self_grade = GradeField(label="Tự xếp loại")
    collective_grade = GradeField(label="Tập thể đề nghị")
    votes = VotesField(label="Phiếu tại đơn vị")
    points_general = FigureField(label="Điểm tiêu chí chung", most=GENERAL_POINTS, places=1)
    points_result = FigureField(label="Điểm kết quả nhiệm vụ", most=RESULT_POINTS, places=1)
    proposed = GivenField(label="Đề xuất", max_length=300)
    grade = GivenField(label="Mức xếp loại", max_length=300)
    member_grade = GradeField(label="Xếp loại đảng viên")
    quarter_1 = GradeField(label="Quý I")
    quarter_2 = GradeField(label="Quý II")
    quarter_3 = GradeField(label="Quý III")
    quarter_4 = GradeField(label="Quý IV")
    unit_note = forms.CharField(label="Ý kiến của đơn vị", required=False, max_length=300)
    note = forms.CharField(label="Ghi chú", required=False, max_length=300)
