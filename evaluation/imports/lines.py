"""A sheet of results and the rows of the year's work: a result that comes in decides the row that was not decided."""

from collections.abc import Sequence
from typing import Any

from evaluation.grading.acting.gates import grade_of
from evaluation.grading.acts import RECORD_RESULT
from evaluation.grading.choices import UNTOLD, Given
from evaluation.models import Evaluation, GradingLine
from foundation.core.acts.act import Asked
from foundation.core.acts.run import apply, judge
from foundation.sheets.kinds import Fault, RowResult, RowStatus
from foundation.sheets.pipeline import Worsened

WILL_DECIDE = "Dòng của đợt “{campaign}” sẽ ghi là đã quyết định."
LEFT_TO_OFFICE = (
    "Đồng chí này đang được đánh giá, xếp loại trong đợt “{campaign}”; kết quả năm này do {office} ghi."
)
DECIDED_THERE = (
    "Kết quả này do đợt “{campaign}” quyết định nên không sửa bằng tệp; "
    "mở lại hoặc ghi trả lời kiến nghị ở đợt đó."
)


def is_left_to_office(user: Any, line: GradingLine) -> bool:
    """Whether the importer neither decides the row nor was told what was decided."""
    return line.state in UNTOLD and not user.scope(RECORD_RESULT.right).covers(line.unit_id)


def asked_of(result: Evaluation) -> Asked:
    """What the act is asked: what the sheet says of the grade and its paper."""
    return {
        "grade": result.grade or Given.NOT_GRADED,
        "not_graded_reason": result.not_graded_reason,
        "member_grade": result.member_grade,
        "decision_no": result.decision_no,
        "decision_on": result.decision_on,
    }


def review(user: Any, results: Sequence[RowResult]) -> None:
    """What the act would refuse at writing is a fault of the row now."""
    deciding = [row for row in results if row.verdict == RowStatus.NEW and row.plan.line_id]
    lines = [row.plan.line for row in deciding]
    refused = judge(RECORD_RESULT, user, lines, [asked_of(row.plan) for row in deciding]) if lines else {}
    for row in deciding:
        if said := refused.get(row.plan.line_id):
            row.faults += [Fault("", sentence) for sentence in said]
            row.verdict, row.changes = RowStatus.WRONG, []


def decide(user: Any, results: Sequence[Evaluation]) -> None:
    """The rows of those that are about to be written, as the act does it."""
    deciding = [result for result in results if not result.pk and result.line_id]
    if not deciding:
        return
    lines, asked = [result.line for result in deciding], [asked_of(result) for result in deciding]
    if refused := apply(RECORD_RESULT, user, lines, asked).refused:
        raise Worsened(len(refused))
    for result in deciding:
        # What the sheet leaves out stands on the row, and in the result as well.
        for name, value in grade_of(result.line).items():
            setattr(result, name, value)
