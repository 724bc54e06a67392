"""The kinds of facts about a line under review, and what of a fact is told: sentence, day, source, article."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import TextChoices

from foundation.core.dates import PartialDate
from planning.choices import EndReason
from planning.seals import seal

UNCONFIRMED = "chưa xác nhận"


class FactKind(TextChoices):
    LEFT = "left", "Không còn công tác"
    NO_POST = "no_post", "Không giữ chức vụ nào"
    ELSEWHERE = "elsewhere", "Công tác ở nơi khác với nơi quy hoạch"
    SEATED = "seated", "Đã giữ chức danh quy hoạch"
    UNIT_ENDED = "unit_ended", "Đơn vị, chức danh kết thúc"
    HIGHER = "higher", "Đã giữ chức danh tương đương, cao hơn"
    TIME_LEFT = "time_left", "Thời gian công tác còn lại"
    DISCIPLINE = "discipline", "Kỷ luật còn hiệu lực"
    VERIFICATION = "verification", "Đang xem xét, xác minh"
    GRADES = "grades", "Không hoàn thành nhiệm vụ"
    TITLES = "titles", "Quá số chức danh cùng cấp"
    STANDARDS = "standards", "Chưa đạt tiêu chuẩn"
    SEAT = "seat", "Chưa gắn với quy hoạch cấp ủy"
    CONDITION = "condition", "Điều kiện khác"
    MISSING = "missing", "Thiếu dữ liệu"


# The reason that whoever takes a person out for such a fact gives; offered first, chosen by them.
REASONS = {
    FactKind.HIGHER: EndReason.PROMOTED,
    FactKind.TIME_LEFT: EndReason.OVER_AGE,
    FactKind.DISCIPLINE: EndReason.DISCIPLINED,
    FactKind.GRADES: EndReason.TASKS,
    FactKind.TITLES: EndReason.TITLE_LIMIT,
    FactKind.STANDARDS: EndReason.STANDARD,
}


@dataclass(frozen=True)
class ReviewFact:
    """One fact to look at; `automatic` where a confirmed rule takes the person out without a vote.

    What is as planned needs no look (`to_review` is false), and is told all the same.
    """

    kind: FactKind
    sentence: str
    day: PartialDate | datetime.date | None = None
    source: str = ""
    article: str = ""
    to_review: bool = True
    reason: str = ""
    automatic: bool = False

    @property
    def basis(self) -> str:
        """The article that asks, or that nobody has confirmed one."""
        return self.article or UNCONFIRMED

    @property
    def account(self) -> str:
        """Where it comes from, in words: day, source, article; what asks nothing needs no article."""
        day = f"{self.day:%d/%m/%Y}" if isinstance(self.day, datetime.date) else str(self.day or "")
        basis = f"căn cứ: {self.basis}" if self.article or self.to_review else ""
        return "; ".join(filter(None, (day and f"từ {day}", self.source, basis)))


@dataclass(frozen=True)
class LineFacts:
    """All that is told of one line; `seal` stands for it, so that a change in between is noticed."""

    facts: tuple[ReviewFact, ...] = ()

    @property
    def to_review(self) -> list[ReviewFact]:
        return [fact for fact in self.facts if fact.to_review]

    @property
    def kinds(self) -> set[FactKind]:
        return {fact.kind for fact in self.to_review}

    @property
    def reason(self) -> str:
        """The reason for taking the person out that the first fact with one speaks of; empty for none."""
        reasons = (fact.reason or REASONS.get(fact.kind, "") for fact in self.to_review)
        return next(filter(None, reasons), "")

    @cached_property
    def seal(self) -> str:
        return seal([], [[fact.kind, fact.sentence, fact.source, fact.article] for fact in self.facts])
