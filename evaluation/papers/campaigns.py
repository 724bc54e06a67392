"""What begins a year's grading: its plan, the letter to each unit with its sheet, and to those who are late."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, ClassVar

from evaluation.grades import Grade, printed
from evaluation.grading.choices import GradingSubject
from evaluation.models import GradingLine
from evaluation.papers import campaign_masters as masters
from evaluation.papers.graded import GradedYear
from evaluation.papers.of_grading import DEPARTMENT, YEAR, GradingPaper, OfGrading
from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.campaigns.letters import AsksForSheets, PlanOfCampaign, RemindsOfSheets
from office.campaigns.models import Campaign
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import LetterPiece, Writing
from office.papers.phrases import SAMPLE_GROUNDS, ended, short_day, two_digits
from office.papers.shipped import ShippedLetter
from office.papers.tags import GROUNDS, ISSUER, PEOPLE, PLACE, TO

PURPOSE = (
    "đánh giá đúng phẩm chất, năng lực, kết quả thực hiện nhiệm vụ của từng đồng chí; làm căn cứ bố trí, sử dụng, đào"
    " tạo, bồi dưỡng, quy hoạch, bổ nhiệm, khen thưởng và thực hiện chính sách cán bộ"
)
DEMAND = (
    "khách quan, dân chủ, công khai, đúng thẩm quyền; lấy kết quả, sản phẩm công việc làm thước đo; cá nhân tự đánh"
    " giá, tập thể nhận xét, cấp có thẩm quyền quyết định"
)
STEPS_BY_HAND = "các bước sau khi nhận hồ sơ, thời gian từng bước"
NO_GROUPS = "nhóm có chức năng, nhiệm vụ tương đồng: đợt chưa có nhóm nào"
CONCERNING = Tag("trich_yeu", "trích yếu của công văn", "đánh giá, xếp loại chất lượng cán bộ năm 2021")
BY_DAY = Tag("han", "hạn gửi", "05/12/2021")
GRADES = "; ".join(grade.label for grade in Grade)


@register
class GradingPlan(GradingPaper, PlanOfCampaign):
    """It goes to the units and names nobody."""

    slug = "grading-plan"
    label = "Kế hoạch đánh giá, xếp loại"
    code = "KH"
    file_stem = "KHXL"
    genre = "plan"
    right = ""
    tags = (
        *(YEAR, GROUNDS, ISSUER, DEPARTMENT, PEOPLE, BY_DAY),
        *(Tag("muc_dich", "mục đích", PURPOSE), Tag("yeu_cau", "yêu cầu", DEMAND)),
        Tag("doi_tuong", "các đối tượng, mỗi đối tượng một dòng", ""),
        Tag("cac_muc", "các mức xếp loại", GRADES),
        Tag("nhom", "các nhóm, mỗi nhóm một dòng", ""),
        Tag("so_quyet_dinh", "số đồng chí do nơi ban hành quyết định", "07"),
        Tag("so_cap_tren", "số đồng chí do cấp trên quyết định", "01"),
        Tag("tu_ngay", "bắt đầu từ ngày", "15/11/2021"),
        Tag("so_don_vi", "số đầu mối", "20"),
        Tag(
            "cac_buoc_sau", "các bước sau khi nhận hồ sơ", "Trước ngày 15/12: thẩm định, trình Ban Thường vụ."
        ),
    )

    def master(self, style: HeadStyle) -> Master:
        return masters.plan(style)

    def usual_recipients(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> list[str]:
        return PlanOfCampaign.usual_recipients(self, user, subjects, writing)

    def of_rows(self, facts: GradedYear, writing: Writing) -> PaperValues:
        campaign, lines = facts.campaign, facts.whole
        subjects = Counter(line.subject for line in lines)
        above = sum(line.is_decided_above for line in lines)
        groups = list(campaign.peer_groups.values_list("name", flat=True))
        counted = [
            f"{subject.label}: {two_digits(subjects[subject])} đồng chí"
            for subject in GradingSubject
            if subjects[subject]
        ]
        return PaperValues(
            values={
                "muc_dich": PURPOSE,
                "yeu_cau": DEMAND,
                "so_nguoi": two_digits(len(lines)),
                "doi_tuong": ended(counted, "."),
                "cac_muc": "; ".join(printed(grade, campaign.year) for grade in Grade),
                "nhom": ended(groups, "."),
                "so_quyet_dinh": two_digits(len(lines) - above),
                "so_cap_tren": two_digits(above) if above else "",
                "tu_ngay": short_day(campaign.opens_on),
                "han": short_day(campaign.due_on),
                "so_don_vi": two_digits(campaign.units.count()),
                "cac_buoc_sau": BLANK,
            },
            filled=(f"đối tượng đánh giá: {len(lines)} đồng chí",),
            empty=(STEPS_BY_HAND, *(() if groups else (NO_GROUPS,))),
        )

    def sample_lists(self) -> dict[str, Any]:
        return {
            "can_cu": ended(SAMPLE_GROUNDS, ";"),
            "doi_tuong": ended(["Cán bộ lãnh đạo, quản lý: 06 đồng chí", "Công chức: 02 đồng chí"], "."),
            "nhom": ended(["Bí thư, phó bí thư đảng ủy xã", "Công chức xã"], "."),
        }


@register
class GradingFormsLetter(OfGrading, ShippedLetter, AsksForSheets):
    """To each unit a letter of its own, with how many its sheet has."""

    slug = "grading-forms"
    label = "Công văn kèm biểu đánh giá, xếp loại từng đơn vị"
    code = "CV"
    file_stem = "CVBIEUXL"
    genre = "letter"
    right = ""
    drawn_by = staticmethod(masters.with_forms)
    tags = (
        *(CONCERNING, TO, ISSUER, PLACE, BY_DAY, PEOPLE),
        Tag(
            "ke_hoach",
            "kế hoạch của đợt",
            "Kế hoạch số 05-KH/ĐU, ngày 20/11/2021 của Ban Thường vụ Đảng ủy",
        ),
        Tag("bieu", "tên biểu gửi kèm", OfGrading.sheets),
        Tag("dau_moi", "người, số điện thoại liên hệ", "Ban Xây dựng Đảng"),
    )

    def parts(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> list[LetterPiece]:
        units = self.written_to(subjects[0], user)
        return [LetterPiece(subjects, each.unit_id, each.unit.name) for each in units]

    def of_units(
        self, campaign: Campaign, units: Sequence[Any], writing: Writing
    ) -> tuple[dict[str, Any], list[str]]:
        values, empty = super().of_units(campaign, units, writing)
        rows = GradingLine.objects.filter(campaign=campaign, campaign_unit__in=units) if units else ()
        count = rows.count() if units else 0
        return values | {"so_nguoi": two_digits(count) if count else ""}, empty


@register
class GradingReminderLetter(OfGrading, ShippedLetter, RemindsOfSheets):
    slug = "grading-reminder"
    label = "Công văn đôn đốc đánh giá, xếp loại"
    code = "CV"
    file_stem = "CVDONDOCXL"
    genre = "letter"
    right = ""
    drawn_by = staticmethod(masters.reminder)
    tags = (
        *(CONCERNING, TO, ISSUER, PLACE),
        Tag("cong_van", "công văn đã gửi", "Công văn số 12-CV/BXDĐ, ngày 25/11/2021"),
        *(Tag("han", "hạn đã báo", "05/12/2021"), Tag("den_ngay", "ngày tính", "06/12/2021")),
        Tag("han_moi", "hạn gửi mới", "08/12/2021"),
        Tag("so_don_vi", "số đơn vị chưa gửi, hai chữ số", "02"),
        Tag("don_vi_chua_gui", "các đơn vị chưa gửi, mỗi đơn vị một dòng", ""),
    )
    lists: ClassVar[dict[str, Any]] = {"don_vi_chua_gui": ["Chi bộ thôn Một;", "Chi bộ thôn Hai."]}
