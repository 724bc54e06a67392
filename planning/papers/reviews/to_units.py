"""Letters to the units of a review, drawn up from its campaign."""

from typing import Any, ClassVar

from office.campaigns.letters import AsksForSheets, RemindsOfSheets
from office.papers.kinds import Tag, register
from office.papers.shipped import ShippedLetter
from office.papers.tags import BY_DAY, ISSUER, PLACE, TO
from planning.papers.reviews import masters
from planning.papers.reviews.letters import CONCERNING, OfReview


@register
class FormsLetter(OfReview, ShippedLetter, AsksForSheets):
    slug = "review-forms"
    label = "Công văn kèm biểu"
    code = "CV"
    file_stem = "CVBIEU"
    genre = "letter"
    drawn_by = staticmethod(masters.with_forms)
    tags = (
        *(CONCERNING, TO, ISSUER, PLACE, BY_DAY),
        Tag(
            "ke_hoach", "kế hoạch rà soát", "Kế hoạch số 05-KH/ĐU, ngày 20/01/2021 của Ban Thường vụ Đảng ủy"
        ),
        Tag("bieu", "tên biểu gửi kèm", "biểu rà soát quy hoạch"),
        Tag("dau_moi", "người, số điện thoại liên hệ", "Ban Xây dựng Đảng"),
    )


@register
class ReminderLetter(OfReview, ShippedLetter, RemindsOfSheets):
    slug = "review-reminder"
    label = "Công văn đôn đốc"
    code = "CV"
    file_stem = "CVDONDOC"
    genre = "letter"
    drawn_by = staticmethod(masters.reminder)
    tags = (
        *(CONCERNING, TO, ISSUER, PLACE),
        Tag("cong_van", "công văn đã gửi", "Công văn số 02-CV/BXDĐ, ngày 05/01/2021"),
        *(Tag("han", "hạn đã báo", "30/01/2021"), Tag("den_ngay", "ngày tính", "03/02/2021")),
        Tag("han_moi", "hạn gửi mới", "15/02/2021"),
        Tag("so_don_vi", "số đơn vị chưa gửi, hai chữ số", "02"),
        Tag("don_vi_chua_gui", "các đơn vị chưa gửi, mỗi đơn vị một dòng", ""),
    )
    lists: ClassVar[dict[str, Any]] = {"don_vi_chua_gui": ["Chi bộ thôn Một;", "Chi bộ thôn Hai."]}
