"""What the officer should look at on a class: numbers that do not fit, results that are still missing."""

from training.models import Enrolment
from training.querysets import ClassState

Result = Enrolment.Result


def remarks(one, learners, day):
    """Sentences about a class with its learners counted (`entered`); they hold numbers, never a name.

    What is said of results and certificates is said of the given learners, those open to the reader.
    """
    state = one.state_on(day)
    if one.entered and one.head_count is not None and one.head_count != one.entered:
        difference = one.head_count - one.entered
        said = f"còn thiếu {difference}" if difference > 0 else f"nhiều hơn {-difference}"
        yield f"Lớp ghi {one.head_count} học viên, danh sách có {one.entered} đồng chí: {said}."
    if one.places is not None and one.learners > one.places:
        yield f"Số học viên ({one.learners}) vượt chỉ tiêu ({one.places})."
    if state in (ClassState.RUNNING, ClassState.CLOSED) and one.closes_on is None:
        yield "Chưa ghi ngày bế giảng."
    if state == ClassState.CLOSED:
        waiting = learners.filter(result__in=[Result.SENT, Result.STUDYING]).count()
        if waiting:
            yield f"Lớp đã bế giảng, còn {waiting} học viên chưa ghi kết quả."
    unnumbered = learners.filter(result=Result.PASSED, certificate_no="").count()
    if unnumbered:
        yield f"{unnumbered} học viên đã hoàn thành nhưng chưa ghi số bằng, chứng chỉ."
