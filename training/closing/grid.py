"""The results of a class as a grid: each row is read by itself, compared with what was shown, and written or told."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from foundation.core import clock
from foundation.grids.row import GridForm, GridRow
from foundation.grids.rows import Grid
from foundation.sheets.cells import BadCell
from training.faults import certificate_faults, enrolment_faults
from training.imports.vocabulary import meant
from training.models import Enrolment

Result = Enrolment.Result
FIELDS = ("result", "grade", "certificate_no", "certificate_on")
# A digit is enough for what is typed most.
KEYS = {
    "1": Result.PASSED,
    "2": Result.FAILED,
    "3": Result.DEFERRED,
    "4": Result.WITHDRAWN,
    "0": Result.STUDYING,
}
SHORT = {
    Result.SENT: "Đã cử đi học",
    Result.STUDYING: "Đang học",
    Result.PASSED: "Hoàn thành",
    Result.FAILED: "Không hoàn thành",
    Result.DEFERRED: "Bảo lưu",
    Result.WITHDRAWN: "Thôi học",
}
DIGITS = json.dumps({digit: SHORT[result] for digit, result in KEYS.items()})
GRADES = dict(Enrolment.Grade.choices)
RECORDED = "Kết quả đã ghi vào hồ sơ cán bộ; hoàn tác việc ghi ở trang lớp rồi mới sửa."
NO_RESULT = "Ghi kết quả; chưa có thì ghi Đang học."
COMING = "Sau hôm nay; ghi được vào hồ sơ từ {day}."


class ResultForm(GridForm):
    """One learner's row as it is typed."""

    result = forms.CharField(label="Kết quả", max_length=60, error_messages={"required": NO_RESULT})
    grade = forms.CharField(label="Xếp loại", max_length=60, required=False)
    certificate_no = forms.CharField(label="Số bằng, chứng chỉ", max_length=40, required=False)
    certificate_on = Enrolment._meta.get_field("certificate_on").formfield()

    def clean_result(self) -> str:
        typed = self.cleaned_data["result"]
        return KEYS.get(typed) or self.choice("results", typed)

    def clean_grade(self) -> str:
        return self.choice("grades", self.cleaned_data["grade"])

    @staticmethod
    def choice(name: str, typed: str) -> str:
        try:
            return str(meant(name, typed))
        except BadCell as why:
            raise forms.ValidationError(str(why)) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        faults = enrolment_faults(cleaned) if "result" in cleaned else ()
        for fault in faults:
            self.add_error(fault.column, fault.reason)
        return cleaned


class ResultGrid(Grid):
    model = Enrolment
    form = ResultForm
    fields = columns = FIELDS

    def in_words(self, values: Mapping[str, str]) -> dict[str, str]:
        return dict(values) | {
            "result": str(SHORT.get(values["result"], "")),
            "grade": str(GRADES.get(values["grade"], "")),
        }

    def named(self, record: Enrolment) -> str:
        return record.learner

    def locked(self, record: Enrolment) -> str:
        return RECORDED if record.qualification_id else ""

    def remark(self, record: Enrolment, name: str) -> str:
        """That the stored day of the certificate lies ahead: nothing goes onto the record before it."""
        day = record.certificate_on if name == "certificate_on" else None
        return COMING.format(day=day) if day and day.first_day > clock.today() else ""

    def judge(self, record: Enrolment, form: GridForm) -> None:
        for fault in certificate_faults(record.training_class, form.cleaned_data.get("certificate_on")):
            form.add_error(fault.column, fault.reason)


RESULTS = ResultGrid()
row_of = RESULTS.row_of


def with_day(rows: Iterable[GridRow], day: str) -> int:
    """Fill the day in for who passed and has none yet; nothing is saved. Returns for how many."""
    count = 0
    for row in rows:
        result = row.cells.get("result", "")
        passed = KEYS.get(result) == Result.PASSED or is_passed(result)
        if passed and not row.cells.get("certificate_on") and not row.locked:
            row.cells["certificate_on"] = day
            count += 1
    return count


def is_passed(text: str) -> bool:
    try:
        return meant("results", text) == Result.PASSED
    except BadCell:
        return False
