"""By what results are told apart: the change against the year before, and the kind of post at the time of grading."""

from functools import reduce
from operator import or_

from django.db.models import Case, F, Q, TextChoices, Value, When

from evaluation.grades import Grade
from evaluation.grading.choices import GradingSubject

BEST_FIRST = list(Grade)


class GradeChange(TextChoices):
    """Of a grade against that of the year before, as the reader may see both."""

    ROSE = "rose", "Tăng mức"
    FELL = "fell", "Giảm mức"
    SAME = "same", "Giữ mức"
    TWICE = "twice", "Không hoàn thành nhiệm vụ hai năm liền"
    NEW = "new", "Không có mức năm trước để so"


def changes_of(grade: str, before: str) -> set[GradeChange]:
    """What a grade is beside the one before; nothing where nobody was graded."""
    if not grade:
        return set()
    if not before:
        return {GradeChange.NEW}
    now, then = BEST_FIRST.index(Grade(grade)), BEST_FIRST.index(Grade(before))
    if now != then:
        return {GradeChange.ROSE if now < then else GradeChange.FELL}
    return {GradeChange.SAME, GradeChange.TWICE} if grade == Grade.NOT_COMPLETED else {GradeChange.SAME}


def changed(change: str) -> Q:
    """The condition on rows that know the grade `before`.

    In a CASE, of which the planner expects half, so that it walks to the first of a list: of a grade beside the one
    before it expects next to none, and looked at all rows of the year.
    """
    befores = {
        grade: [before for before in (*Grade, "") if change in changes_of(grade, before)] for grade in Grade
    }
    grades = [grade for grade in Grade if befores[grade]]
    pairs = reduce(or_, (Q(grade=grade, before__in=befores[grade]) for grade in grades))
    return Q(Case(When(pairs, then=True), default=False), grade__in=grades)


class PostKind(TextChoices):
    """Whom a regime of grading is about. Who is the head is known of rows that were graded in a campaign alone."""

    LEADER = GradingSubject.LEADER.value, GradingSubject.LEADER.label
    CIVIL_SERVANT = GradingSubject.CIVIL_SERVANT.value, GradingSubject.CIVIL_SERVANT.label
    PUBLIC_EMPLOYEE = GradingSubject.PUBLIC_EMPLOYEE.value, GradingSubject.PUBLIC_EMPLOYEE.label
    UNKNOWN = "unknown", "Chưa rõ đối tượng"
    HEAD = "head", "Người đứng đầu"
    NOT_STAFF = "not_staff", "Không kể công chức, viên chức"


STAFF = (GradingSubject.CIVIL_SERVANT, GradingSubject.PUBLIC_EMPLOYEE)
# Years from before the work was done here hold leaders alone: with the staff no year is compared with another.
NOT_STAFF = Q(line=None) | Q(line__subject=GradingSubject.LEADER)


def kind_of_post() -> Case:
    """The kind of a result: as its campaign says, else by the title."""
    return Case(
        When(line__isnull=False, then=F("line__subject")),
        When(title__is_leader=True, then=Value(PostKind.LEADER.value)),
        default=Value(PostKind.UNKNOWN.value),
    )


def of_kind(kind: str) -> Q:
    """The condition on rows that know their `post_kind`."""
    if kind == PostKind.NOT_STAFF:
        return NOT_STAFF
    return Q(line__is_head=True) if kind == PostKind.HEAD else Q(post_kind=kind)
