"""What letters about a plan share, and the words of its templates."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from foundation.printing.layout import HeadStyle
from foundation.printing.master import (
    Addressees,
    Grounds,
    LetterColumn,
    LetterPart,
    LetterTable,
    Master,
    Paragraph,
    Subject,
)
from office.papers.letters import LetterKind, Writing
from office.papers.recipients import kept_at
from training.models import TrainingPlan
from training.papers.plan_facts import PlanFacts
from training.plans.secrecy import SECRET_PLAN

OF_ONE_PLAN = "Mỗi văn bản lập cho một kế hoạch; mở từng kế hoạch rồi lập."


def refused(plans: Sequence[TrainingPlan]) -> str:
    return SECRET_PLAN if any(plan.secret for plan in plans) else ""


class PlanLetter(LetterKind):
    from_model = TrainingPlan

    def refusal(self, subjects: Sequence[TrainingPlan]) -> str:
        return refused(subjects)

    def apart(self, subjects: Sequence[TrainingPlan]) -> str:
        return OF_ONE_PLAN if len(subjects) > 1 else ""

    def facts(self, user: Any, subjects: Sequence[TrainingPlan]) -> PlanFacts:
        """The plan as it stands today, read once by whoever asks this kind."""
        asked = user.pk, subjects[0].pk
        if asked not in self.found:
            self.found[asked] = PlanFacts(user, subjects[0])
        return self.found[asked]

    @cached_property
    def found(self) -> dict[tuple[Any, ...], PlanFacts]:
        return {}

    def usual_about(self, subjects: Sequence[TrainingPlan]) -> str:
        return f"đào tạo, bồi dưỡng cán bộ năm {subjects[0].year}"

    def usual_recipients(self, user: Any, subjects: Sequence[TrainingPlan], writing: Writing) -> list[str]:
        upper = writing.identity.upper_department_name if writing.identity else ""
        return [*([f"- {upper} (để báo cáo),"] if upper else []), *self.sent_to(), kept_at(writing)]

    def sent_to(self) -> list[str]:
        return []

    def shown_at(self, subjects: Sequence[TrainingPlan]) -> tuple[str, str]:
        return subjects[0].get_absolute_url(), str(subjects[0])


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
            Paragraph("1- Lớp do cơ quan mở: {{ lop_mo }}."),
            Paragraph("2- Chỉ tiêu cấp trên giao: {{ cap_tren }}."),
            Paragraph("3- Theo nội dung:"),
            Paragraph("- {{ muc }}", each="theo_noi_dung"),
            Paragraph("(Có biểu chi tiết kèm theo)", italic=True),
            LetterPart("III- KINH PHÍ"),
            Paragraph("{{ kinh_phi }}"),
            LetterPart("IV- TỔ CHỨC THỰC HIỆN"),
            Paragraph(
                "1- {{ co_quan_tham_muu }} chủ trì, phối hợp các cơ quan liên quan chọn cử cán bộ đúng đối tượng, tiêu"
                " chuẩn; theo dõi, tổng hợp kết quả, báo cáo {{ noi_ban_hanh }}."
            ),
            Paragraph(
                "2- Các cơ quan, đơn vị bố trí công việc để cán bộ được cử dự học đủ thời gian, đúng chương trình."
            ),
        ),
    )


COUNTED = {"Chỉ tiêu": "chi_tieu", "Đã chọn": "chon", "Đã cử đi học": "cu", "Hoàn thành": "xong"}


def report_master(style: HeadStyle) -> Master:
    columns = (
        LetterColumn("TT", "{{ muc.tt }}", 0.6, "center"),
        LetterColumn("Nội dung, lớp", "{{ muc.ten }}", 3.8),
        *(LetterColumn(label, f"{{{{ muc.{tag} }}}}", 1, "center") for label, tag in COUNTED.items()),
        LetterColumn("Còn lại", "{{ muc.con }}", 1, "center"),
    )
    return Master(
        style,
        (
            Subject("BÁO CÁO", "kết quả thực hiện Kế hoạch {{ trich_yeu }}"),
            Addressees("kinh_gui"),
            Paragraph("Thực hiện {{ ke_hoach }}, {{ noi_ban_hanh }} báo cáo kết quả như sau:"),
            LetterPart("I- KẾT QUẢ"),
            Paragraph(
                "Kế hoạch có {{ so_muc }} nội dung, {{ chi_tieu }}; đã chọn {{ chon }} đồng chí, đã cử đi học {{ cu }}"
                " lượt người, hoàn thành khóa học {{ xong }} lượt người."
            ),
            LetterTable("danh_sach", columns, when="danh_sach"),
            LetterPart("II- NỘI DUNG CHƯA THỰC HIỆN"),
            Paragraph("- {{ muc }}", each="chua_xong"),
            LetterPart("III- KHÓ KHĂN, VƯỚNG MẮC, KIẾN NGHỊ"),
            Paragraph("{{ kien_nghi }}"),
        ),
    )
