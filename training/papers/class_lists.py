"""Lists of a class: who is called to it, by given name, and what came of it."""

from collections import Counter
from collections.abc import Iterator

from foundation.core.dates import PartialDate
from foundation.printing.layout import FormColumn, FormRow, Holds
from office.papers.phrases import day_words
from office.papers.sheets import NAME, NUMBER, PLACE, REMARK, FramedList, counted
from training.models import Enrolment
from training.papers.classes import ClassFacts, place_of

BIRTH_YEAR = FormColumn("Năm sinh", 18, align="center")
CALLED = (NUMBER, NAME, BIRTH_YEAR, FormColumn(PLACE.label, 72), REMARK)
RESULTS = (
    NUMBER,
    NAME,
    FormColumn("Ngày, tháng, năm sinh", 24, align="center"),
    FormColumn(PLACE.label, 56),
    FormColumn("Kết quả", 38),
    FormColumn("Xếp loại", 22, align="center"),
    FormColumn("Số bằng, chứng chỉ", 32, align="center"),
    FormColumn("Ngày cấp", 22, holds=Holds.DATE, align="center"),
)
UNKNOWN_SO_FAR = (Enrolment.Result.SENT, Enrolment.Result.STUDYING)
NOT_YET = "chưa ghi"


def called(facts: ClassFacts) -> FramedList:
    """By given name, as a class is called; whoever left it is not there."""
    rows = [
        FormRow((place, each.learner, year_of(each.born), place_of(each), ""))
        for place, each in enumerate(facts.everybody, 1)
    ]
    return FramedList(
        title=("DANH SÁCH TRIỆU TẬP", f"học viên {facts.name}"),
        columns=CALLED,
        rows=rows,
        notes=tuple(filter(None, (*when_and_where(facts), facts.told_of_scope))),
        closing=(counted(len(rows)),),
    )


def when_and_where(facts: ClassFacts) -> Iterator[str]:
    one = facts.training_class
    parts = [f"khai giảng ngày {day_words(one.opens_on)}" if one.opens_on else ""]
    parts.append(f"tại {facts.place}" if facts.place else "")
    if said := ", ".join(filter(None, parts)):
        yield f"{said[:1].upper()}{said[1:]}"


def year_of(birth: PartialDate | None) -> str:
    return str(birth.year) if birth else ""


def results(facts: ClassFacts) -> FramedList:
    """What the school found: of whom nothing is recorded yet it says so."""
    rows = [result_row(each, place) for place, each in enumerate(facts.whole, 1)]
    one = facts.training_class
    decided = f"Quyết định mở lớp số {one.decision_no}" if one.decision_no else ""
    ended = f"Bế giảng ngày {day_words(one.closes_on)}" if one.closes_on else ""
    return FramedList(
        title=("DANH SÁCH KẾT QUẢ HỌC TẬP", f"học viên {facts.name}"),
        columns=RESULTS,
        rows=rows,
        notes=tuple(filter(None, (decided, ended, facts.told_of_scope))),
        closing=(counted(len(rows)), *sums(facts.whole)),
        wide=True,
    )


def result_row(each: Enrolment, place: int) -> FormRow:
    result = NOT_YET if each.result in UNKNOWN_SO_FAR else each.get_result_display()
    return FormRow(
        (
            *(place, each.learner, str(each.born or ""), place_of(each), result),
            *(each.get_grade_display(), each.certificate_no, each.certificate_on),
        )
    )


def sums(learners: list[Enrolment]) -> Iterator[str]:
    found = Counter(each.result for each in learners)
    waiting = sum(found[result] for result in UNKNOWN_SO_FAR)
    known = [
        (label, found[value]) for value, label in Enrolment.Result.choices if value not in UNKNOWN_SO_FAR
    ]
    parts = [f"{label[:1].lower()}{label[1:]} {count}" for label, count in known if count]
    parts += [f"{NOT_YET} kết quả {waiting}"] if waiting else []
    if parts:
        yield f"Trong đó: {'; '.join(parts)}."
    grades = Counter(each.grade for each in learners if each.grade)
    if grades:
        of_grade = (f"{label} {grades[value]}" for value, label in Enrolment.Grade.choices if grades[value])
        yield f"Xếp loại: {'; '.join(of_grade)}."
