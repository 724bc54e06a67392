"""Rows of class lists as the reader hands them over, and the import of them in two lines."""

import datetime

from foundation.core.dates import PartialDate
from foundation.sheets import pipeline
from foundation.sheets.kinds import KINDS, SourceRow

DAY = datetime.date(2021, 11, 30)
DATES = {"birth", "opens_on", "closes_on", "certificate_on"}
CLASS = {
    "name": "Trung cấp LLCT khóa 1",
    "programme": "Trung cấp LLCT",
    "mode": "Không tập trung",
    "organiser": "Trường Chính trị tỉnh",
    "opens_on": "2016-09-05",
    "closes_on": "2018-06-20",
    "head_count": "71",
}
LEARNER = {
    "training_class": "Trung cấp LLCT khóa 1",
    "full_name": "Lương Văn Tám",
    "birth": "1985-02-03",
    "workplace": "Xã Hoa Thám",
    "result": "Tốt nghiệp",
    "grade": "Khá",
    "certificate_no": "TC000001",
}


def row(sheet, number, values):
    raw = {name: str(value or "") for name, value in values.items()}
    read = {n: (PartialDate(v) if v else None) if n in DATES else v for n, v in values.items()}
    return SourceRow(sheet, number, read, raw)


def a_class(number=2, **values):
    return row("Các lớp", number, {**CLASS, **values})


def a_learner(number=2, **values):
    return row("Học viên", number, {**LEARNER, **values})


def look(user, kind, rows, answers=None):
    user.forget_units()
    return KINDS[kind](user=user, day=DAY, answers=answers or {}).look(rows, lambda done: None)


def bring_in(user, kind, rows, answers=None):
    """Look, write what is good; every question without an answer takes its proposal."""
    asked = look(user, kind, rows, answers).questions
    answers = {question.key: question.proposal for question in asked} | (answers or {})
    judging = KINDS[kind](user=user, day=DAY, answers=answers)
    outcome = judging.look(rows, lambda done: None)
    judging.write([row for row in outcome.rows if row.verdict in pipeline.WRITTEN], lambda done: None)
    return outcome


def verdicts(outcome):
    return [str(judged.verdict) for judged in outcome.rows]


def reasons(outcome):
    return [fault.reason for judged in outcome.rows for fault in judged.faults]
