"""What is wrong with a year's grade, in one place for a typed record and for an imported row."""

from evaluation.models.evaluations import FIRST_YEAR
from foundation.sheets.kinds import Fault

YEAR_TO_COME = "Năm {year} chưa đến; kiểm tra lại năm đánh giá."
YEAR_TOO_EARLY = "Năm {year} quá xa; ghi năm từ {first} trở lại đây."
NO_GRADE = "Chưa ghi mức xếp loại; không đánh giá, xếp loại thì ghi lý do."
GRADE_AND_REASON = "Đã ghi mức xếp loại thì không ghi lý do không đánh giá, xếp loại."
DECIDED_BEFORE = "Ngày quyết định trước năm {year} được đánh giá; kiểm tra lại."


def faults(facts, day):
    """Faults of cleaned values by field name; a field that is absent is not judged. `day` is today."""
    year, decided = facts.get("year"), facts.get("decision_on")
    if year and year > day.year:
        yield Fault("year", YEAR_TO_COME.format(year=year))
    elif year and 1000 <= year < FIRST_YEAR:
        yield Fault("year", YEAR_TOO_EARLY.format(year=year, first=FIRST_YEAR))
    elif year and decided and decided.year < year:
        yield Fault("decision_on", DECIDED_BEFORE.format(year=year))
    if "grade" in facts and "not_graded_reason" in facts:
        grade, reason = facts["grade"], facts["not_graded_reason"]
        if not grade and not reason:
            yield Fault("grade", NO_GRADE)
        if grade and reason:
            yield Fault("not_graded_reason", GRADE_AND_REASON)
