"""The office's report on what it found of the lines of a list under review, and what it proposes."""

from typing import Any, ClassVar

from office.papers.kinds import Tag, register
from planning.papers.reviews import masters
from planning.papers.reviews.letters import ReviewLetter
from planning.papers.tags import ABOUT, GROUNDS, ISSUER, TO
from planning.papers.words import addressed


@register
class AppraisalReport(ReviewLetter):
    slug = "review-appraisal"
    label = "Báo cáo thẩm định"
    code = "BC"
    file_stem = "BCTD"
    genre = "report"
    drawn_by = staticmethod(masters.appraisal)
    tags = (
        *(ABOUT, TO, GROUNDS, ISSUER),
        Tag("ho_so", "hồ sơ đã nhận", "đủ hồ sơ của 08 đồng chí"),
        Tag("quy_trinh", "các bước đã thực hiện", "thực hiện đủ các bước theo hướng dẫn"),
        Tag("so_bao_dam", "số đồng chí bảo đảm", "05"),
        Tag("so_xem_xet", "số đồng chí có nội dung cần xem xét", "02"),
        Tag("noi_dung_xem_xet", "từng nội dung, mỗi nội dung một dòng", ""),
        Tag("so_thieu", "số đồng chí chưa bảo đảm", "01"),
        Tag("dieu_kien_thieu", "điều kiện chưa bảo đảm", "trình độ lý luận chính trị"),
        Tag("noi_xem_xet", "nơi xem xét", "Ban Thường vụ Đảng ủy"),
        Tag("de_xuat", "nội dung đề xuất", "phê duyệt quy hoạch 07 đồng chí (có danh sách kèm theo)"),
    )
    lists: ClassVar[dict[str, Any]] = {
        "noi_dung_xem_xet": [
            "Quy hoạch ba chức danh cùng cấp: 01 đồng chí;",
            "Còn 62 tháng công tác: 01 đồng chí.",
        ],
        "kinh_gui": addressed(["Ban Thường vụ Đảng ủy"]),
    }
