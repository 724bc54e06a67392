"""What is told of decided grades: to each unit of its own people alone, and to who asked about theirs."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from evaluation.grading.acts import ANSWER, COMPLAIN
from evaluation.grading.choices import DECIDED, GradingState
from evaluation.models import GradingLine, GradingStep
from evaluation.papers import result_masters as masters
from evaluation.papers.graded import (
    GradedYear,
    fact_of,
    keys_with,
    named,
    paper_words,
    papers_of,
    told_to,
    words_of,
)
from evaluation.papers.kinds import DECIDE_FIRST
from evaluation.papers.of_grading import DEPARTMENT, GRADED, GRADING, YEAR, GradingPaper
from foundation.core.acts.steps import standing_steps
from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.campaigns.letters import OF_ITS_HOST, SECRET
from office.campaigns.models import Campaign
from office.organisation.models.identity import Issuer
from office.organisation.models.structure import Unit
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import LetterKind, LetterPiece, Writing
from office.papers.phrases import addressed, short_day, two_digits, within
from office.papers.recipients import kept_by_department
from office.papers.tags import ISSUER, PEOPLE, TO

NO_DECISION = "văn bản quyết định: chưa ghi số"
OWN_PEOPLE = "báo trực tiếp trong cơ quan mình: {count} đồng chí"
NOT_ASKED = "Chưa ghi kiến nghị của đồng chí này; ghi kiến nghị rồi lập công văn trả lời."
ONE_A_PERSON = "Mỗi công văn trả lời một đồng chí; mở từng trường hợp rồi lập."
WHAT_IS_SAID = "nội dung trả lời"


@register
class GradingUnitNotice(GradingPaper):
    slug = "grading-notice"
    about = "kết quả"
    label = "Thông báo kết quả xếp loại từng đơn vị"
    code = "TB"
    file_stem = "TBXL"
    genre = "notice"
    issuer = Issuer.OFFICE
    right = ""
    states = tuple(DECIDED)
    when = DECIDE_FIRST
    tags = (
        *(YEAR, ISSUER, DEPARTMENT, TO, PEOPLE),
        Tag("theo_van_ban", "các văn bản quyết định", "Thông báo số 06-TB/ĐU, ngày 20/12/2021"),
        Tag("don_vi", "đơn vị được thông báo", "xã Tân Lập"),
        Tag("danh_sach", "từng đồng chí: muc.tt, muc.ho_ten, muc.chuc_vu, muc.ket_qua", ""),
    )

    def master(self, style: HeadStyle) -> Master:
        return masters.notice(style)

    def usual_grounds(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> list[str]:
        """Each unit's letter names the decisions on its own people by itself."""
        return []

    def parts(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> list[LetterPiece]:
        """One letter for every unit with decided people; the office tells its own people itself."""
        units = (unit for unit, _ in self.facts(user, subjects).by_unit)
        host = subjects[0].unit_id
        return [LetterPiece(subjects, unit.pk, unit.name) for unit in units if unit.pk != host]

    def of_rows(self, facts: GradedYear, writing: Writing) -> PaperValues:
        place = writing.workplace
        lines = [line for line in facts.decided if place in (None, told_to(line).pk)]
        unit = Unit.objects.filter(pk=place).first()
        papers = [paper_words(number, day) for number, day in papers_of(lines)]
        own = sum(told_to(line).pk == facts.campaign.unit_id for line in facts.decided)
        return PaperValues(
            values={
                "kinh_gui": addressed([str(unit or BLANK)]),
                "don_vi": within(str(unit)) if unit else BLANK,
                "theo_van_ban": "; ".join(papers) or BLANK,
                "so_nguoi": two_digits(len(lines)),
                "danh_sach": named(lines),
            },
            filled=(
                f"danh sách: {len(lines)} đồng chí",
                *((OWN_PEOPLE.format(count=own),) if own else ()),
            ),
            empty=() if papers else (NO_DECISION,),
            total=len(lines),
            people=keys_with(lines),
        )

    def sample_lists(self) -> dict[str, Any]:
        return {"kinh_gui": addressed(["Xã Tân Lập"]), "danh_sach": GRADED, "so_nguoi": "02"}


@register
class GradingAnswer(LetterKind):
    """To the one person who asked; who is that person, or a relative, neither writes nor reads it here."""

    slug = "grading-answer"
    about = "trả lời kiến nghị"
    label = "Công văn trả lời kiến nghị về xếp loại"
    code = "CV"
    file_stem = "CVTLKN"
    genre = "letter"
    issuer = Issuer.OFFICE
    from_model = GradingLine
    each_alone = True
    tags = (
        *(YEAR, ISSUER, TO),
        Tag("ngay_kien_nghi", "ngày nhận kiến nghị", "27/12/2021"),
        Tag("tra_loi", "nội dung trả lời", "Giữ nguyên kết quả xếp loại đã thông báo."),
        Tag("nam", "năm xếp loại", "2021"),
        Tag("muc_xep_loai", "mức xếp loại hiện nay", "Hoàn thành tốt nhiệm vụ"),
        Tag("theo_van_ban", "văn bản quyết định", " (Thông báo số 06-TB/ĐU, ngày 20/12/2021)"),
    )

    def master(self, style: HeadStyle) -> Master:
        return masters.answer(style)

    def is_of(self, subjects: Sequence[GradingLine]) -> bool:
        return all(line.campaign.kind == GRADING for line in subjects)

    def refusal(self, subjects: Sequence[GradingLine]) -> str:
        return SECRET if any(line.campaign.secret for line in subjects) else ""

    def apart(self, subjects: Sequence[GradingLine]) -> str:
        return ONE_A_PERSON if len(subjects) > 1 else ""

    def unready(self, subjects: Sequence[GradingLine]) -> str:
        asked = subjects[0].state == GradingState.COMPLAINT or self.step(subjects[0], COMPLAIN.name)
        return "" if asked else NOT_ASKED

    def stopped(self, user: Any, subjects: Sequence[GradingLine], writing: Writing) -> str:
        host = subjects[0].campaign.unit
        is_host = writing.identity and writing.identity.unit_id == host.pk
        return "" if is_host else OF_ITS_HOST.format(unit=host)

    def step(self, line: GradingLine, *acts: str) -> GradingStep | None:
        """The last time that one of the acts was done of the row."""
        steps = standing_steps(GradingStep, [line.pk]).get(line.pk, [])
        return next((step for step in reversed(steps) if step.act in acts), None)

    def usual_about(self, subjects: Sequence[GradingLine]) -> str:
        return f"đánh giá, xếp loại chất lượng cán bộ năm {subjects[0].year}"

    def usual_recipients(self, user: Any, subjects: Sequence[GradingLine], writing: Writing) -> list[str]:
        return ["- Như trên,", kept_by_department(writing)]

    def shown_at(self, subjects: Sequence[GradingLine]) -> tuple[str, str]:
        return reverse("campaign-detail", args=[subjects[0].campaign_id]), str(subjects[0].campaign)

    def told(self, user: Any, subjects: Sequence[GradingLine], writing: Writing) -> PaperValues:
        (line,) = subjects
        asked, last = self.step(line, COMPLAIN.name), self.step(line, COMPLAIN.name, ANSWER.name)
        # An answer that stands before the complaint answered an earlier one.
        reason = last.reason if last and last.act == ANSWER.name else ""
        papers = papers_of(subjects) if fact_of(line) else []
        return PaperValues(
            values={
                "noi_dung": writing.about or self.usual_about(subjects),
                "kinh_gui": addressed([f"Đồng chí {line.cadre.full_name}"]),
                "ngay_kien_nghi": short_day(asked.on) if asked else BLANK,
                "tra_loi": reason or BLANK,
                "nam": str(line.year),
                "muc_xep_loai": words_of(line.grade, line.year),
                "theo_van_ban": "".join(f" ({paper_words(*paper)})" for paper in papers[:1]),
            },
            empty=() if reason else (WHAT_IS_SAID,),
            total=1,
            people=keys_with(subjects),
        )

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags if tag is not ISSUER}
        return PaperValues(values=values | {"kinh_gui": addressed(["Đồng chí Hoàng Thị Mẫu"])})
