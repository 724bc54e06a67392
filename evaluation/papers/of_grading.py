"""What papers of a year's grading share: whose campaign, how far its rows are, by which rules, what is known."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar

from evaluation.grading.choices import GradingState
from evaluation.grading.findings.rules import grading_rules
from evaluation.models import GradingLine
from evaluation.papers.graded import GradedYear
from foundation.core.scope.rows import permission
from foundation.printing.master import LetterColumn, Paragraph
from office.campaigns.letters import AboutCampaign
from office.campaigns.models import Campaign
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag
from office.papers.letters import Writing
from office.papers.recipients import kept_at
from office.papers.tags import ISSUER, ISSUER_IN_CAPITALS
from office.regulations.models import RuleSet

GRADING = "grading"
OF_A_GRADING = "Mẫu này chỉ dùng cho đợt đánh giá, xếp loại."
NO_ROWS = "Đợt chưa có danh sách đánh giá, xếp loại; lập danh sách rồi lập văn bản."
NO_RIGHT = "Đồng chí không có quyền kết xuất kết quả xếp loại của {unit}."

YEAR = Tag("noi_dung", "nội dung, có năm", "đánh giá, xếp loại chất lượng cán bộ năm 2021")
DEPARTMENT = Tag("co_quan_tham_muu", "cơ quan tham mưu về cán bộ", "Ban Xây dựng Đảng")
NUMBER = LetterColumn("TT", "{{ muc.tt }}", 0.6, "center")
NAME = LetterColumn("Họ và tên", "{{ muc.ho_ten }}", 2.3)
PLACE = LetterColumn("Chức vụ, đơn vị công tác", "{{ muc.chuc_vu }}", 3.6)
GRADE = LetterColumn("Mức xếp loại", "{{ muc.ket_qua }}", 2.2)
# Under shares: the number that they are counted on.
BASE = Paragraph(
    "(Tỷ lệ tính trên {{ so_xep_loai }} đồng chí được xếp loại)", when="so_xep_loai", italic=True
)
ROWS = (
    {"tt": 1, "ho_ten": "Hoàng Thị Mẫu", "chuc_vu": "Chủ tịch Hội Liên hiệp Phụ nữ, Xã Mẫu"},
    {"tt": 2, "ho_ten": "Nông Văn Mẫu", "chuc_vu": "Phó Chủ tịch Ủy ban nhân dân, Xã Mẫu"},
)
GRADES = ("Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ")
GRADED = [row | {"ket_qua": grade} for row, grade in zip(ROWS, GRADES, strict=True)]

COUNTED = [f"{grade}: 01 đồng chí (50,0%){mark}" for grade, mark in zip(GRADES, ";.", strict=True)]


def from_state(first: GradingState) -> tuple[GradingState, ...]:
    """That state and all after it."""
    states = list(GradingState)
    return tuple(states[states.index(first) :])


class OfGrading:
    """About a year's grading, not about another campaign."""

    campaign_kind: ClassVar[str] = GRADING
    of_another: ClassVar[str] = OF_A_GRADING
    sheets: ClassVar[str] = "biểu đánh giá, xếp loại"
    right = permission(GradingLine, "view")

    def usual_about(self, subjects: Sequence[Campaign]) -> str:
        return f"đánh giá, xếp loại chất lượng cán bộ năm {subjects[0].year}"

    def facts(self, user: Any, subjects: Sequence[Campaign]) -> GradedYear:
        """The rows as they stand, read once by whoever asks this kind."""
        asked = user.pk, subjects[0].pk
        if asked not in self.found:
            self.found[asked] = GradedYear(user, subjects[0])
        return self.found[asked]

    @cached_property
    def found(self) -> dict[tuple[Any, ...], GradedYear]:
        """{reader, campaign: its rows}; a kind is made anew for every request."""
        return {}

    def stopped(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> str:
        host = subjects[0].unit
        if why := super().stopped(user, subjects, writing):
            return why
        return "" if may_export(user, subjects[0]) else NO_RIGHT.format(unit=host)


def may_export(user: Any, campaign: Campaign) -> bool:
    return user.scope(permission(GradingLine, "export")).covers(campaign.unit_id)


class GradingPaper(OfGrading, AboutCampaign):
    """About the rows of a campaign, once some have come to `states`; before that `when` says what to do first."""

    states: ClassVar[tuple[GradingState, ...]] = tuple(GradingState)
    when = ""

    def rules(self, campaign: Campaign) -> Sequence[RuleSet | None]:
        return list(grading_rules(campaign).values())

    def lines(self, facts: GradedYear) -> list[GradingLine]:
        """The rows that the paper is about."""
        return [line for line in facts.whole if line.state in self.states]

    def unready(self, subjects: Sequence[Campaign]) -> str:
        rows = GradingLine.objects.filter(campaign__in=[each.pk for each in subjects])
        if rows.filter(state__in=self.states).exists():
            return ""
        return self.when if rows.exists() else NO_ROWS

    def told(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> PaperValues:
        own = self.of_rows(self.facts(user, subjects), writing)
        department = writing.identity.department_name if writing.identity else ""
        shared = {
            "noi_dung": writing.about or self.usual_about(subjects),
            "co_quan_tham_muu": department or BLANK,
        }
        return PaperValues(
            values={**shared, **own.values},
            filled=own.filled,
            empty=own.empty,
            unconfirmed=(*self.unsure(subjects[0]), *own.unconfirmed),
            total=own.total,
            people=own.people,
            judged=own.judged,
        )

    def of_rows(self, facts: GradedYear, writing: Writing) -> PaperValues:
        raise NotImplementedError

    def usual_recipients(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> list[str]:
        return [*self.sent_to(writing), kept_at(writing)]

    def sent_to(self, writing: Writing) -> list[str]:
        return ["- Như trên,"]

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags if tag not in (ISSUER, ISSUER_IN_CAPITALS)}
        return PaperValues(values=values | self.sample_lists())

    def sample_lists(self) -> dict[str, Any]:
        """Invented values of the fields that are no single words."""
        raise NotImplementedError
