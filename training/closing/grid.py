"""The results of a class as a grid: each row is read by itself, compared with what was shown, and written or told."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms

from foundation.core import clock
from foundation.core.saving.columns import update_rows
from foundation.core.saving.shown import NOT_SHOWN
from foundation.core.traces import history
from foundation.core.typed.forms import PlainForm
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
GRADES = dict(Enrolment.Grade.choices)
RECORDED = "Kết quả đã ghi vào hồ sơ cán bộ; hoàn tác việc ghi ở trang lớp rồi mới sửa."
CLASH = "{author} đã ghi: {now}. Đang nhập: {typed}. Lưu lần nữa để giữ nội dung đang nhập."
NO_RESULT = "Ghi kết quả; chưa có thì ghi Đang học."
COMING = "Sau hôm nay; ghi được vào hồ sơ từ {day}."
NOTHING = "để trống"


class ResultForm(PlainForm):
    """One learner's row as it is typed; `was` holds what was shown."""

    result = forms.CharField(label="Kết quả", max_length=60, error_messages={"required": NO_RESULT})
    grade = forms.CharField(label="Xếp loại", max_length=60, required=False)
    certificate_no = forms.CharField(label="Số bằng, chứng chỉ", max_length=40, required=False)
    certificate_on = Enrolment._meta.get_field("certificate_on").formfield()
    was = forms.CharField(widget=forms.HiddenInput, required=False)

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


@dataclass
class ResultRow:
    """A learner with what the cells show, what is wrong with each, and why the row was not saved."""

    learner: Enrolment
    cells: dict[str, str]
    was: str
    faults: dict[str, str] = field(default_factory=dict)
    said: str = ""
    saved: bool = False

    @property
    def prefix(self) -> str:
        return prefix_of(self.learner)

    @property
    def recorded(self) -> bool:
        return self.learner.qualification_id is not None

    @property
    def drawn(self) -> Iterator[tuple[str, str, str, str, str]]:
        """(field, label, text, fault, remark) of each cell."""
        for name in FIELDS:
            label = str(ResultForm.base_fields[name].label)
            remark = self.coming if name == "certificate_on" else ""
            yield name, label, self.cells.get(name, ""), self.faults.get(name, ""), remark

    @property
    def coming(self) -> str:
        """That the stored day of the certificate lies ahead: nothing goes onto the record before it."""
        day = self.learner.certificate_on
        return COMING.format(day=day) if day and day.first_day > clock.today() else ""


def prefix_of(learner: Enrolment) -> str:
    return f"r{learner.pk}"


def stored(learner: Enrolment) -> dict[str, str]:
    return {name: str(getattr(learner, name) or "") for name in FIELDS}


def in_words(values: Mapping[str, str]) -> dict[str, str]:
    """As the cells show them."""
    return dict(values) | {
        "result": str(SHORT.get(values["result"], "")),
        "grade": str(GRADES.get(values["grade"], "")),
    }


def row_of(learner: Enrolment, **told: Any) -> ResultRow:
    """As it stands."""
    now = stored(learner)
    return ResultRow(learner, **{"cells": in_words(now), "was": json.dumps(now), **told})


def typed_rows(learners: Iterable[Enrolment], data: Mapping[str, str]) -> list[ResultRow]:
    """Each learner's row as it is typed so far: not read, not saved; who was not sent stands as it is."""
    rows = []
    for learner in learners:
        name = f"{prefix_of(learner)}-{{}}".format
        if name("result") not in data or learner.qualification_id:
            rows.append(row_of(learner))
            continue
        cells = {each: data.get(name(each), "") for each in FIELDS}
        rows.append(ResultRow(learner, cells, data.get(name("was"), "")))
    return rows


def read_rows(learners: Iterable[Enrolment], data: Mapping[str, str]) -> list[ResultRow]:
    """Each learner whose row was sent with what becomes of it; changed ones bear their new values, unsaved so far."""
    rows = []
    for learner in learners:
        prefix = prefix_of(learner)
        if f"{prefix}-result" in data:
            rows.append(read_row(learner, ResultForm(data, prefix=prefix)))
    return rows


def read_row(learner: Enrolment, form: ResultForm) -> ResultRow:
    form.full_clean()
    for fault in certificate_faults(learner.training_class, form.cleaned_data.get("certificate_on")):
        form.add_error(fault.column, fault.reason)
    now, then = stored(learner), shown_in(form)
    cells = {name: form.data.get(form.add_prefix(name), "") for name in FIELDS}
    row = ResultRow(learner, cells, json.dumps(then or now))
    if form.errors:
        row.faults = {name: " ".join(said) for name, said in form.errors.items()}
        row.said = row.faults.pop("__all__", "")
        return row
    typed = {name: str(form.cleaned_data[name] or "") for name in FIELDS}
    if typed in (then, now):
        return row_of(learner)
    row.said = refusal(learner, typed, now, then)
    if row.said:
        row.was = json.dumps(now)
        return row
    for name in FIELDS:
        setattr(learner, name, form.cleaned_data[name])
    return row_of(learner, saved=True)


def shown_in(form: ResultForm) -> dict[str, str] | None:
    """What the row showed when it was opened; None for what says nothing of it."""
    try:
        then = json.loads(form.data.get(form.add_prefix("was"), ""))
    except ValueError:
        return None
    return then if isinstance(then, dict) and set(then) == set(FIELDS) else None


def refusal(
    learner: Enrolment, typed: Mapping[str, str], now: Mapping[str, str], then: Mapping[str, str] | None
) -> str:
    """Why what was typed is not written over what stands."""
    if learner.qualification_id:
        return RECORDED
    if then is None:
        return NOT_SHOWN
    if now == then:
        return ""
    author = history.last_change(learner)
    return CLASH.format(author=author, now=told(now), typed=told(typed))


def told(values: Mapping[str, str]) -> str:
    return ", ".join(filter(None, in_words(values).values())) or NOTHING


def save(rows: Iterable[ResultRow]) -> int:
    """Write the rows that say something new, in one statement; returns how many."""
    changed = [row.learner for row in rows if row.saved]
    update_rows(Enrolment, changed, FIELDS)
    return len(changed)


def with_day(rows: Iterable[ResultRow], day: str) -> int:
    """Fill the day in for who passed and has none yet; nothing is saved. Returns for how many."""
    count = 0
    for row in rows:
        result = row.cells.get("result", "")
        passed = KEYS.get(result) == Result.PASSED or is_passed(result)
        if passed and not row.cells.get("certificate_on") and not row.recorded:
            row.cells["certificate_on"] = day
            count += 1
    return count


def is_passed(text: str) -> bool:
    try:
        return meant("results", text) == Result.PASSED
    except BadCell:
        return False
