"""What the officer should look at on a class: numbers that do not fit, results that are still missing."""

from django.db.models import Count, Min, Q

from training.choices import Completion
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
    missing = missing_of(learners, day)
    if missing["waiting"] and state == ClassState.CLOSED:
        yield f"Lớp đã bế giảng, còn {missing['waiting']} học viên chưa ghi kết quả."
    if missing["unnumbered"]:
        yield f"{missing['unnumbered']} học viên đã hoàn thành nhưng chưa ghi số bằng, chứng chỉ."
    if one.programme.kind and missing["undated"]:
        yield f"{missing['undated']} học viên chưa ghi ngày cấp bằng, chứng chỉ nên chưa ghi được vào hồ sơ."
    if one.programme.kind and one.completion == Completion.RECORDED and missing["coming"]:
        said = (
            f"{missing['coming']} học viên có bằng, chứng chỉ cấp sau hôm nay, sớm nhất {missing['earliest']}"
        )
        yield f"{said}; ghi được vào hồ sơ từ ngày ấy."


def missing_of(learners, day):
    """How many wait for their result, passed without a number or a day, or stand on no record yet; one query."""
    passed = Q(result=Result.PASSED)
    to_record = passed & Q(qualification=None, cadre__isnull=False)
    coming = to_record & Q(certificate_on__gt=day)
    return learners.aggregate(
        waiting=Count("pk", filter=Q(result__in=[Result.SENT, Result.STUDYING])),
        unnumbered=Count("pk", filter=passed & Q(certificate_no="")),
        undated=Count("pk", filter=to_record & Q(certificate_on=None)),
        coming=Count("pk", filter=coming),
        earliest=Min("certificate_on", filter=coming),
    )
