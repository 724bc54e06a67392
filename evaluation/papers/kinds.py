"""What a year's grading came to, in the name of who decided: the notice of the Party's body, the state's decision."""

from collections.abc import Sequence
from typing import Any

from evaluation.grading.choices import DECIDED, GradingSubject
from evaluation.grading.findings.rules import grading_rules, rules_for
from evaluation.models import GradingLine
from evaluation.papers import result_masters as masters
from evaluation.papers.graded import GradedYear, counts_of, graded_in, keys_with, named, number_of, papers_of
from evaluation.papers.of_grading import COUNTED, DEPARTMENT, GRADED, YEAR, GradingPaper
from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.campaigns.models import Campaign
from office.organisation.models.identity import Issuer
from office.organisation.models.structure import Unit
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import SAMPLE_GROUNDS, ended, two_digits
from office.papers.tags import GROUNDS, ISSUER, ISSUER_IN_CAPITALS, PEOPLE
from office.regulations.models import RuleSet

DECIDE_FIRST = "Chưa có đồng chí nào đã quyết định mức xếp loại; ghi quyết định xếp loại rồi lập văn bản."
UNDECIDED = "chưa có trong văn bản: {count} đồng chí chưa quyết định hoặc do cấp trên quyết định"
BY_OTHERS = "ngoài văn bản này: {count} đồng chí đã quyết định"
SEVERAL = "số, ngày: kết quả đã ghi theo {count} văn bản khác nhau"
NO_SUCH = "Chưa có công chức khối nhà nước nào đã quyết định mức xếp loại trong đợt."
WHO_PROPOSES = "nơi đề nghị"
OF_THE_STATE = (Unit.Kind.STATE, Unit.Kind.AREA)


class GradingResult(GradingPaper):
    """Of those decided here, by the paper with its number; before it has one, of all. Neither votes nor proposals."""

    states = tuple(DECIDED)
    when = DECIDE_FIRST
    right = ""

    def of_kind(self, line: GradingLine) -> bool:
        """Whether such a paper decides the row at all."""
        return True

    def lines(self, facts: GradedYear) -> list[GradingLine]:
        return [line for line in facts.decided_here if self.of_kind(line)]

    def decided_by(self, facts: GradedYear, code: str) -> list[GradingLine]:
        """Those whose recorded decision has the number; all where nobody's has."""
        own = [line for line in self.lines(facts) if code and number_of(line) == code]
        return own or self.lines(facts)

    def recorded(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> dict[str, Any]:
        """The one paper that all of them bear, where it is of this issuer."""
        papers = papers_of(self.lines(self.facts(user, subjects)))
        own = writing.identity.symbol_of(self.issuer) if writing.identity else ""
        if len(papers) != 1 or not own or not papers[0][0].endswith(own):
            return {}
        (code, day), *_ = papers
        return {"code": code, "day": day}

    def of_rows(self, facts: GradedYear, writing: Writing) -> PaperValues:
        lines, year = self.decided_by(facts, writing.code), facts.campaign.year
        rest, papers = len(facts.whole) - len(facts.decided_here), papers_of(lines)
        others = len(facts.decided_here) - len(lines)
        return PaperValues(
            values={
                "so_nguoi": two_digits(len(lines)),
                "so_xep_loai": graded_in(lines),
                "ket_qua": ended(counts_of(lines, year), "."),
                "danh_sach": named(lines),
                **self.further(writing),
            },
            filled=(
                f"danh sách: {len(lines)} đồng chí",
                *((BY_OTHERS.format(count=others),) if others else ()),
                *((UNDECIDED.format(count=rest),) if rest else ()),
            ),
            empty=(
                *((SEVERAL.format(count=len(papers)),) if len(papers) > 1 else ()),
                *self.lacking(),
            ),
            total=len(lines),
            people=keys_with(lines),
        )

    def further(self, writing: Writing) -> dict[str, Any]:
        """The values of the kind's other tags."""
        return {}

    def lacking(self) -> tuple[str, ...]:
        return ()

    def sample_lists(self) -> dict[str, Any]:
        return {
            "can_cu": ended(SAMPLE_GROUNDS, ";"),
            "ket_qua": COUNTED,
            "danh_sach": GRADED,
            "so_nguoi": "02",
        }


@register
class GradingNotice(GradingResult):
    slug = "grading-result"
    about = "kết quả"
    label = "Thông báo kết quả đánh giá, xếp loại"
    code = "TB"
    file_stem = "TBKQXL"
    genre = "notice"
    tags = (
        *(YEAR, GROUNDS, ISSUER, DEPARTMENT, PEOPLE),
        Tag("so_xep_loai", "số đồng chí được xếp loại, là cơ sở của tỷ lệ", "02"),
        Tag("ket_qua", "số đồng chí của từng mức, mỗi mức một dòng", ""),
        Tag("danh_sach", "từng đồng chí: muc.tt, muc.ho_ten, muc.chuc_vu, muc.ket_qua", ""),
    )

    def master(self, style: HeadStyle) -> Master:
        return masters.result(style)

    def sent_to(self, writing: Writing) -> list[str]:
        upper = writing.identity.upper_department_name if writing.identity else ""
        return [*([f"- {upper} (để báo cáo),"] if upper else []), "- Các đơn vị,"]


@register
class StateGradingDecision(GradingResult):
    """Of civil servants alone, those of Party bodies and the Front left to their own."""

    slug = "grading-decision-state"
    label = "Quyết định xếp loại công chức"
    code = "QĐ"
    file_stem = "QDXL"
    genre = "decision"
    heads = (HeadStyle.STATE,)
    issuer = Issuer.STATE
    unconfirmed = "Chưa đối chiếu với quyết định đã ban hành."
    tags = (
        *(YEAR, GROUNDS, ISSUER_IN_CAPITALS, DEPARTMENT, PEOPLE),
        Tag("noi_thi_hanh", "các nơi thi hành", "Các cơ quan, đơn vị liên quan"),
        Tag("danh_sach", "từng công chức: muc.tt, muc.ho_ten, muc.chuc_vu, muc.ket_qua", ""),
    )

    def master(self, style: HeadStyle) -> Master:
        return masters.decision(style)

    def of_kind(self, line: GradingLine) -> bool:
        return line.subject == GradingSubject.CIVIL_SERVANT and line.unit.kind in OF_THE_STATE

    def unready(self, subjects: Sequence[Campaign]) -> str:
        keys = [each.pk for each in subjects]
        rows = GradingLine.objects.filter(campaign__in=keys, state__in=DECIDED, is_decided_above=False)
        civil = rows.filter(subject=GradingSubject.CIVIL_SERVANT, unit__kind__in=OF_THE_STATE)
        return super().unready(subjects) or ("" if civil.exists() else NO_SUCH)

    def rules(self, campaign: Campaign) -> Sequence[RuleSet | None]:
        return [rules_for(GradingSubject.CIVIL_SERVANT, grading_rules(campaign))]

    def usual_about(self, subjects: Sequence[Campaign]) -> str:
        return f"đánh giá, xếp loại chất lượng công chức năm {subjects[0].year}"

    def usual_grounds(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> list[str]:
        documents, _ = self.cited(subjects[0])
        laws = ["Căn cứ Luật Tổ chức chính quyền địa phương", "Căn cứ Luật Cán bộ, công chức"]
        lines = [*laws, *documents, f"Theo đề nghị của {BLANK}"]
        return ended(lines, ".")

    def usual_recipients(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> list[str]:
        return ["- Như Điều 3;", "- Lưu: VT."]

    def further(self, writing: Writing) -> dict[str, Any]:
        return {"noi_thi_hanh": "Các cơ quan, đơn vị liên quan"}

    def lacking(self) -> tuple[str, ...]:
        return (WHO_PROPOSES,)

    def sample_lists(self) -> dict[str, Any]:
        grounds = ("Căn cứ Luật Tổ chức chính quyền địa phương", "Theo đề nghị của Trưởng phòng Phòng Nội vụ")
        return super().sample_lists() | {
            "noi_dung": "đánh giá, xếp loại chất lượng công chức năm 2021",
            "can_cu": ended(grounds, "."),
            "noi_nhan": ["- Như Điều 3;", "- Lưu: VT."],
            "quyen_han": "KT. CHỦ TỊCH",
            "chuc_vu": "PHÓ CHỦ TỊCH",
        }
