"""The words of the year's grading: who is graded by which regime, how far a row is, why somebody was away."""

from django.db.models import TextChoices

from evaluation.grades import NOT_GRADED, NOT_GRADED_LABEL, NOT_GRADED_SHORT, SHORT, Grade


class Given(TextChoices):
    """What is proposed or decided: a grade, or that nobody is graded, for a reason."""

    EXCELLENT = Grade.EXCELLENT.value, Grade.EXCELLENT.label
    GOOD = Grade.GOOD.value, Grade.GOOD.label
    COMPLETED = Grade.COMPLETED.value, Grade.COMPLETED.label
    NOT_COMPLETED = Grade.NOT_COMPLETED.value, Grade.NOT_COMPLETED.label
    NOT_GRADED = NOT_GRADED, NOT_GRADED_LABEL


SHORT_GIVEN = {Given(grade.value): short for grade, short in SHORT.items()} | {
    Given.NOT_GRADED: NOT_GRADED_SHORT
}
# The digits of the grid.
KEYS = {
    "1": Given.EXCELLENT,
    "2": Given.GOOD,
    "3": Given.COMPLETED,
    "4": Given.NOT_COMPLETED,
    "0": Given.NOT_GRADED,
}


class GradingSubject(TextChoices):
    """By which regime somebody is graded; a rule set of grading is of one of them, or of members or collectives."""

    LEADER = "leader", "Cán bộ lãnh đạo, quản lý"
    CIVIL_SERVANT = "civil", "Công chức"
    PUBLIC_EMPLOYEE = "public", "Viên chức"


class GradingState(TextChoices):
    OPEN = "open", "Đang mở"
    SELF = "self", "Đã tự xếp loại"
    UNIT = "unit", "Tập thể đã đề nghị"
    APPRAISED = "appraised", "Đã thẩm định"
    VOTED = "voted", "Đã bỏ phiếu"
    ABOVE = "above", "Cấp trên quyết định, chờ kết quả"
    DECIDED = "decided", "Đã quyết định"
    NOTIFIED = "notified", "Đã thông báo"
    COMPLAINT = "complaint", "Có kiến nghị"
    CLOSED = "closed", "Đã kết thúc"


# The unit may still write its word; the office may still write what it proposes; the grade is a decided fact.
WITH_UNIT = [GradingState.OPEN, GradingState.SELF]
WITH_OFFICE = [GradingState.UNIT, GradingState.APPRAISED, GradingState.VOTED, GradingState.ABOVE]
UNDECIDED = [*WITH_UNIT, *WITH_OFFICE]
# The notice to the unit went out: what was decided is known there.
TOLD = [GradingState.NOTIFIED, GradingState.COMPLAINT, GradingState.CLOSED]
DECIDED = [GradingState.DECIDED, *TOLD]
UNTOLD = [*UNDECIDED, GradingState.DECIDED]


class Absence(TextChoices):
    """Why somebody was away from work for months of the year."""

    MATERNITY = "maternity", "Nghỉ thai sản"
    SICK = "sick", "Nghỉ ốm, chữa bệnh"
    STUDY = "study", "Đi học"
    UNPAID = "unpaid", "Nghỉ không hưởng lương"
    SUSPENDED = "suspended", "Tạm đình chỉ công tác"
    OTHER = "other", "Lý do khác"
