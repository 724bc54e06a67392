"""The plan of rotations of a year: its places, and by name those alone whom it is agreed to move."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from foundation.core.scope.rows import OTHERS_ACT
from foundation.printing.layout import HeadStyle
from foundation.printing.master import (
    Grounds,
    LetterColumn,
    LetterPart,
    LetterTable,
    Master,
    Paragraph,
    Subject,
)
from office.organisation.models.identity import Issuer
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import SAMPLE_GROUNDS, ended, two_digits
from office.papers.recipients import kept_at
from office.papers.shipped import ShippedLetter
from office.papers.tags import GROUNDS, ISSUER
from rotation.models import Rotation, RotationPlan
from rotation.papers.kinds import DEPARTMENT
from rotation.papers.of_case import decided
from rotation.papers.plan_facts import RotationPlanFacts, case_cells, slot_cells
from rotation.plans.secrecy import SECRET_ROTATION_PLAN

OF_ONE_PLAN = "Mỗi văn bản lập cho một kế hoạch; mở từng kế hoạch rồi lập."
NO_SLOTS = "Kế hoạch chưa có vị trí nào; thêm vị trí luân chuyển rồi lập văn bản."
NAMED_SINCE = (
    "Bản thảo chưa có tên đồng chí nào, nay đã có đồng chí có chủ trương luân chuyển; lập lại bản thảo."
)
BY_HAND = "mục đích, yêu cầu"
SLOT_TAGS = ("noi_den", "ly_do", "nguon", "tu", "thang", "bo_tri")
CASE_TAGS = ("ho_ten", "sinh", "chuc_vu", "noi_den")
PLACES = (
    LetterColumn("TT", "{{ muc.tt }}", 0.5, "center"),
    LetterColumn("Chức vụ nơi đến", "{{ muc.noi_den }}", 2.2),
    LetterColumn("Lý do", "{{ muc.ly_do }}", 1.8),
    LetterColumn("Nguồn", "{{ muc.nguon }}", 1.3),
    LetterColumn("Dự kiến từ", "{{ muc.tu }}", 1.1, "center"),
    LetterColumn("Thời gian (tháng)", "{{ muc.thang }}", 0.9, "center"),
    LetterColumn("Dự kiến bố trí sau luân chuyển", "{{ muc.bo_tri }}", 1.6),
)
PEOPLE = (
    LetterColumn("TT", "{{ muc.tt }}", 0.5, "center"),
    LetterColumn("Họ và tên", "{{ muc.ho_ten }}", 2),
    LetterColumn("Ngày, tháng, năm sinh", "{{ muc.sinh }}", 1.4, "center"),
    LetterColumn("Chức vụ, đơn vị công tác", "{{ muc.chuc_vu }}", 2.6),
    LetterColumn("Chức vụ nơi đến", "{{ muc.noi_den }}", 2.6),
)


def plan_master(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("KẾ HOẠCH", "{{ trich_yeu }}"),
            Grounds("can_cu"),
            Paragraph("{{ noi_ban_hanh }} xây dựng Kế hoạch {{ trich_yeu }} như sau:"),
            LetterPart("I- MỤC ĐÍCH, YÊU CẦU"),
            Paragraph("1- Mục đích: {{ muc_dich }}."),
            Paragraph("2- Yêu cầu: {{ yeu_cau }}."),
            LetterPart("II- NỘI DUNG"),
            Paragraph("1- Vị trí luân chuyển: {{ so_vi_tri }} vị trí."),
            LetterTable("vi_tri", PLACES),
            Paragraph("2- Cán bộ đã có chủ trương luân chuyển: {{ so_nguoi }} đồng chí.", when="danh_sach"),
            LetterTable("danh_sach", PEOPLE, when="danh_sach"),
            LetterPart("III- TỔ CHỨC THỰC HIỆN"),
            Paragraph(
                "1- {{ co_quan_tham_muu }} chủ trì, phối hợp các cơ quan, đơn vị liên quan lựa chọn nhân sự, lấy ý"
                " kiến, báo cáo {{ noi_ban_hanh }} xem xét, quyết định; theo dõi, tổng hợp kết quả thực hiện."
            ),
            Paragraph(
                "2- Các cơ quan, đơn vị nơi đi, nơi đến bố trí công việc, tạo điều kiện để cán bộ hoàn thành nhiệm vụ."
            ),
        ),
    )


@register
class RotationPlanPaper(ShippedLetter):
    slug = "rotation-plan"
    label = "Kế hoạch luân chuyển cán bộ"
    code = "KH"
    file_stem = "KHLC"
    genre = "plan"
    issuer = Issuer.COMMITTEE
    from_model = RotationPlan
    judges = Rotation
    drawn_by = staticmethod(plan_master)
    tags = (
        Tag("trich_yeu", "trích yếu", "luân chuyển cán bộ năm 2021"),
        *(GROUNDS, ISSUER, DEPARTMENT),
        Tag("muc_dich", "mục đích", "đào tạo, bồi dưỡng cán bộ qua thực tiễn"),
        Tag("yeu_cau", "yêu cầu", "đúng đối tượng, tiêu chuẩn, quy trình"),
        Tag("so_vi_tri", "số vị trí, hai chữ số", "01"),
        Tag("vi_tri", "muc.tt, .noi_den, .ly_do, .nguon, .tu, .thang, .bo_tri", ""),
        Tag("so_nguoi", "số đồng chí đã có chủ trương, hai chữ số", "01"),
        Tag("danh_sach", "muc.tt, muc.ho_ten, muc.sinh, muc.chuc_vu, muc.noi_den", ""),
    )
    lists: ClassVar[dict[str, Any]] = {
        "can_cu": ended(SAMPLE_GROUNDS, ";"),
        "vi_tri": [
            {
                **{"tt": 1, "noi_den": "Bí thư Đảng ủy, Xã Tân Lập", "nguon": "Ban Xây dựng Đảng"},
                **{"ly_do": "Đào tạo, bồi dưỡng qua thực tiễn", "tu": "3/2021", "thang": "36", "bo_tri": ""},
            }
        ],
        "danh_sach": [
            {
                **{"tt": 1, "ho_ten": "Hoàng Thị Mẫu", "sinh": "12/4/1985"},
                **{
                    "chuc_vu": "Phó Trưởng ban, Ban Xây dựng Đảng",
                    "noi_den": "Bí thư Đảng ủy, Xã Tân Lập",
                },
            }
        ],
    }

    def refusal(self, subjects: Sequence[RotationPlan]) -> str:
        return refused(subjects)

    def apart(self, subjects: Sequence[RotationPlan]) -> str:
        return OF_ONE_PLAN if len(subjects) > 1 else ""

    def unready(self, subjects: Sequence[RotationPlan]) -> str:
        return "" if subjects[0].slots.exists() else NO_SLOTS

    def stopped(self, user: Any, subjects: Sequence[RotationPlan], writing: Writing) -> str:
        return OTHERS_ACT if RotationPlanFacts(user, subjects[0]).about_oneself else ""

    def usual_about(self, subjects: Sequence[RotationPlan]) -> str:
        return f"luân chuyển cán bộ năm {subjects[0].year}"

    def usual_grounds(self, user: Any, subjects: Sequence[RotationPlan], writing: Writing) -> list[str]:
        committee = (writing.identity and writing.identity.committee_name) or BLANK
        return ended([f"Căn cứ Quy chế làm việc của {committee}"], ";")

    def usual_recipients(self, user: Any, subjects: Sequence[RotationPlan], writing: Writing) -> list[str]:
        upper = writing.identity.upper_department_name if writing.identity else ""
        return [*([f"- {upper} (để báo cáo),"] if upper else []), kept_at(writing)]

    def recorded(self, user: Any, subjects: Sequence[RotationPlan], writing: Writing) -> dict[str, Any]:
        """The policy paper, where it is such a plan itself."""
        plan = subjects[0]
        own = [(plan.number, plan.agreed_on)] if f"-{self.code}/" in plan.number else []
        return decided(own, writing, self.issuer)

    def shown_at(self, subjects: Sequence[RotationPlan]) -> tuple[str, str]:
        return subjects[0].get_absolute_url(), str(subjects[0])

    def changed(self, user: Any, subject: RotationPlan, asked: Mapping[str, Any]) -> str:
        """A plan may be issued before anybody is named in it; a draft without names is no paper that names some."""
        said = super().changed(user, subject, asked)
        if said or asked["paper"].total:
            return said
        return NAMED_SINCE if RotationPlanFacts(user, subject).cases else ""

    def told(self, user: Any, subjects: Sequence[RotationPlan], writing: Writing) -> PaperValues:
        facts = RotationPlanFacts(user, subjects[0])
        department = writing.identity.department_name if writing.identity else ""
        return PaperValues(
            values={
                "trich_yeu": writing.about or self.usual_about(subjects),
                "co_quan_tham_muu": department or BLANK,
                "muc_dich": BLANK,
                "yeu_cau": BLANK,
                "so_vi_tri": two_digits(len(facts.slots)),
                "vi_tri": rows_of(SLOT_TAGS, map(slot_cells, facts.slots)),
                "so_nguoi": two_digits(len(facts.cases)),
                "danh_sach": rows_of(CASE_TAGS, map(case_cells, facts.cases)),
            },
            filled=(f"vị trí: {len(facts.slots)}", f"đã có chủ trương: {len(facts.cases)} đồng chí"),
            empty=(BY_HAND,),
            total=len(facts.cases) or None,
            people=tuple(each.pk for each in facts.cases),
            judged=tuple(each.pk for each in facts.cases),
        )


def refused(plans: Sequence[RotationPlan]) -> str:
    return SECRET_ROTATION_PLAN if any(plan.secret for plan in plans) else ""


def rows_of(tags: Sequence[str], rows: Any) -> list[dict[str, Any]]:
    return [{"tt": place} | dict(zip(tags, cells, strict=True)) for place, cells in enumerate(rows, 1)]
