"""What the results of a class would put on the records of its learners, and why of some of them nothing."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

from cadre.models.facts import Qualification
from foundation.core.scope.rows import OTHERS_ACT
from foundation.core.text import fold_name
from training.models import Enrolment, TrainingClass

ADDS_TO = "Hồ sơ đã có {held}; ghi thêm theo bằng, chứng chỉ này."
BEGAN = ", từ ngày {began}"
NUMBER = ", số {number}"


class Verdict(TextChoices):
    """What becomes of a learner's result."""

    WRITE = "write", "Sẽ ghi vào hồ sơ"
    WRITTEN = "written", "Đã ghi vào hồ sơ"
    HELD = "held", "Hồ sơ đã có; không ghi lần nữa"
    WAITING = "waiting", "Chưa có kết quả"
    NOT_PASSED = "not_passed", "Không hoàn thành; không ghi"
    NO_RECORD = "no_record", "Chưa có hồ sơ cán bộ"
    NO_DAY = "no_day", "Chưa ghi ngày cấp bằng, chứng chỉ"
    FUTURE = "future", "Ngày cấp sau ngày hôm nay"
    NO_KIND = "no_kind", "Chương trình không ghi vào hồ sơ"
    OUTSIDE = "outside", "Đồng chí không có quyền ghi hồ sơ này"
    OTHERS = "others", OTHERS_ACT


@dataclass(frozen=True)
class LearnerVerdict:
    """A learner with what would be written; `beside` is another qualification of the same kind and level."""

    enrolment: Enrolment
    verdict: Verdict
    written: str = ""
    beside: str = ""

    @property
    def says(self) -> str:
        return self.written if self.verdict == Verdict.WRITE else self.verdict.label


class ClassResults:
    """The learners of a class whom the user may see, each with what becomes of the result; in four queries."""

    def __init__(self, one: TrainingClass, user: Any, day: datetime.date):
        self.one, self.user, self.day = one, user, day
        rows = Enrolment.objects.listed_for(user).filter(training_class=one).by_name()
        rows = rows.select_related("cadre", "qualification").order_by("sort", "pk")
        self.learners = [] if one.secret else list(rows)
        people = {each.cadre_id for each in self.learners if each.result == Enrolment.Result.PASSED}
        self.held = qualifications_of(people - {None}, one)
        self.writable = user.scope("cadre.add_qualification")
        self.rows = [self.judged(each) for each in self.learners]

    def judged(self, learner: Enrolment) -> LearnerVerdict:
        verdict = self.verdict(learner)
        if verdict != Verdict.WRITE:
            return LearnerVerdict(learner, verdict)
        same = [each for each in self.held.get(learner.cadre_id, ()) if same_level(each, self.one)]
        beside = ADDS_TO.format(held=worded(same[0])) if same else ""
        return LearnerVerdict(learner, verdict, worded(qualification_of(learner, self.one)), beside)

    def verdict(self, learner: Enrolment) -> Verdict:
        """The first of what keeps the result from the record."""
        if learner.masked:
            return Verdict.OTHERS
        return self.of_result(learner) or self.of_record(learner) or Verdict.WRITE

    def of_result(self, learner: Enrolment) -> Verdict | None:
        if learner.qualification_id:
            return Verdict.WRITTEN
        if learner.result in (Enrolment.Result.SENT, Enrolment.Result.STUDYING):
            return Verdict.WAITING
        if learner.result != Enrolment.Result.PASSED:
            return Verdict.NOT_PASSED
        return None if self.one.programme.kind else Verdict.NO_KIND

    def of_record(self, learner: Enrolment) -> Verdict | None:
        if not learner.cadre_id:
            return Verdict.NO_RECORD
        if not self.writable.covers(learner.cadre.scope_unit_id):
            return Verdict.OUTSIDE
        if any(is_this(each, learner, self.one) for each in self.held.get(learner.cadre_id, ())):
            return Verdict.HELD
        if not learner.certificate_on:
            return Verdict.NO_DAY
        return Verdict.FUTURE if learner.certificate_on.first_day > self.day else None

    @property
    def to_write(self) -> list[Enrolment]:
        return [row.enrolment for row in self.rows if row.verdict == Verdict.WRITE]

    @property
    def counts(self) -> Mapping[Verdict, int]:
        return Counter(row.verdict for row in self.rows)

    @property
    def left(self) -> dict[str, int]:
        """Of how many nothing is written, by why."""
        untold = (Verdict.WRITE, Verdict.WRITTEN)
        return {verdict.value: count for verdict, count in self.counts.items() if verdict not in untold}

    @property
    def seal(self) -> str:
        """By which it is known that what was looked at is what is written."""
        told = (f"{row.enrolment.pk}:{row.verdict.value}:{row.written}" for row in self.rows)
        return hashlib.sha256("\n".join(told).encode()).hexdigest()


def told_left(left: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    """(why, how many), in the order of the verdicts."""
    return [(verdict.label, left[verdict.value]) for verdict in Verdict if left.get(verdict.value)]


def qualifications_of(people: Iterable[int], one: TrainingClass) -> dict[int, list[Qualification]]:
    """Those of the kind that the programme gives, by person; whoever wrote them."""
    found: dict[int, list[Qualification]] = {}
    got = Qualification.objects.filter(cadre__in=people, kind=one.programme.kind)
    for each in got.order_by("-valid_from", "pk") if one.programme.kind else ():
        found.setdefault(each.cadre_id, []).append(each)
    return found


def same_level(held: Qualification, one: TrainingClass) -> bool:
    """Of kinds without a level what the certificate is called tells them apart."""
    if held.level or one.programme.level:
        return held.level == one.programme.level
    return fold_name(held.detail) == fold_name(one.programme.detail)


def is_this(held: Qualification, learner: Enrolment, one: TrainingClass) -> bool:
    """Whether that is the very certificate: the same number or the same day, of the same level."""
    if held.level != one.programme.level:
        return False
    if learner.certificate_no and fold_name(held.certificate_no) == fold_name(learner.certificate_no):
        return True
    dated = learner.certificate_on is not None and held.valid_from == learner.certificate_on
    return dated and same_level(held, one)


def qualification_of(learner: Enrolment, one: TrainingClass) -> Qualification:
    programme = one.programme
    return Qualification(
        cadre_id=learner.cadre_id,
        kind=programme.kind,
        level=programme.level,
        detail=programme.detail,
        certificate_no=learner.certificate_no,
        valid_from=learner.certificate_on,
    )


def worded(one: Qualification) -> str:
    """As pages tell it: kind, level, from when, number."""
    parts = f"{one.get_kind_display()}: {one}" if str(one) else one.get_kind_display()
    parts += BEGAN.format(began=one.valid_from) if one.valid_from else ""
    return parts + (NUMBER.format(number=one.certificate_no) if one.certificate_no else "")


def people_of(learners: Sequence[Enrolment]) -> list[int]:
    return sorted(each.cadre_id for each in learners)
