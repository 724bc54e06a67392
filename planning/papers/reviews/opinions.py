"""The letter that asks another body about those who are to be added."""

from typing import Any, ClassVar

from office.papers.kinds import Tag, register
from planning.papers.reviews import masters
from planning.papers.reviews.letters import BY_DAY, COLUMNS, CONCERNING, PEOPLE, ReviewLetter
from planning.papers.tags import ABOUT, ISSUER, TO
from planning.papers.words import addressed


@register
class OpinionLetter(ReviewLetter):
    slug = "review-opinions"
    label = "Công văn lấy ý kiến phối hợp"
    code = "CV"
    file_stem = "CVYKIEN"
    genre = "letter"
    drawn_by = staticmethod(masters.opinions)
    tags = (
        *(CONCERNING, TO, ISSUER, ABOUT, BY_DAY, COLUMNS),
        Tag("so_nguoi", "số đồng chí, hai chữ số", "02"),
        Tag("noi_dung_hoi", "các nội dung hỏi, mỗi nội dung một dòng", ""),
        Tag("noi_nhan_y_kien", "nơi nhận ý kiến", "Ban Xây dựng Đảng"),
    )
    lists: ClassVar[dict[str, Any]] = {
        "danh_sach": PEOPLE,
        "kinh_gui": addressed(["Cơ quan Ủy ban Kiểm tra Đảng ủy", "Công an xã"]),
        "noi_dung_hoi": [
            "Việc chấp hành chủ trương của Đảng, pháp luật của Nhà nước;",
            "Đơn thư, vụ việc đang xem xét (nếu có).",
        ],
    }
