"""Papers of a review. Letters to its units are drawn up from the campaign, the others from no record yet."""

from collections.abc import Callable
from typing import Any, ClassVar

from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.organisation.models.identity import Issuer
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import LetterKind
from planning.papers import review_masters as masters
from planning.papers.campaign_letters import AsksForSheets, RemindsOfSheets
from planning.papers.tags import ABOUT, GROUNDS, ISSUER, TO
from planning.papers.words import SAMPLE_GROUNDS, addressed, ended

CONCERNING = Tag("trich_yeu", "trích yếu của công văn", "rà soát, bổ sung quy hoạch năm 2021")
PLACE = Tag("noi_nhan_bieu", "nơi nhận biểu", "Ban Xây dựng Đảng")
BY_DAY = Tag("han", "hạn gửi", "15/3/2021")
MEETING = Tag("hoi_nghi", "hội nghị", "Hội nghị cán bộ chủ chốt")
MET_ON = Tag("ngay_hoi_nghi", "ngày hội nghị", "05/02/2021")
SHARE_OF = Tag("co_so_tinh", "số mà tỷ lệ tính theo", "số có mặt")
COLUMNS = Tag("danh_sach", "danh sách: muc.tt, muc.ho_ten, muc.sinh, muc.chuc_vu", "")
PEOPLE = (
    {"tt": 1, "ho_ten": "Hoàng Thị Mẫu", "sinh": "1985", "chuc_vu": "Chủ tịch Hội Liên hiệp Phụ nữ"},
    {"tt": 2, "ho_ten": "Nông Văn Mẫu", "sinh": "12/5/1980", "chuc_vu": "Phó Chủ tịch UBND"},
)
VOTES = {"dong_y": 41, "khong_dong_y": 2, "ty_le": "95,3"}
ROUNDS = {
    **{"chu_chot": "41/43", "chu_chot_ty_le": "95,3", "chap_hanh": "14/15", "chap_hanh_ty_le": "93,3"},
    **{"thuong_vu": "9/9", "thuong_vu_ty_le": "100"},
}


class ReviewLetter(LetterKind):
    """`drawn_by` draws its template; `lists` are the invented values of the fields that are no single words."""

    issuer = Issuer.OFFICE
    drawn_by: Callable[[HeadStyle], Master]
    lists: ClassVar[dict[str, Any]] = {}

    def master(self, style: HeadStyle) -> Master:
        return type(self).drawn_by(style)

    def sample(self) -> PaperValues:
        lists = {
            "kinh_gui": addressed(["Các chi bộ, đảng bộ trực thuộc"]),
            "can_cu": ended(SAMPLE_GROUNDS, "."),
        }
        known = {tag.name for tag in self.tags}
        singles = {tag.name: tag.example for tag in self.tags if tag is not ISSUER}
        return PaperValues(values=singles | {name: lists[name] for name in lists.keys() & known} | self.lists)


@register
class FormsLetter(ReviewLetter, AsksForSheets):
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
class ReminderLetter(ReviewLetter, RemindsOfSheets):
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


@register
class NominationSlip(ReviewLetter):
    """Nobody signs it and it bears no number."""

    slug = "review-slip"
    label = "Phiếu giới thiệu"
    file_stem = "PHIEUGT"
    issuer = Issuer.COMMITTEE
    drawn_by = staticmethod(masters.ballot)
    tags = (
        *(ABOUT, MEETING, MET_ON, COLUMNS),
        Tag("so_toi_da", "số đồng chí được giới thiệu nhiều nhất", "02"),
        Tag("gioi_thieu_them", "chỗ ghi người được giới thiệu thêm", "…………………………………………"),
    )
    lists: ClassVar[dict[str, Any]] = {"danh_sach": PEOPLE, "so": ""}


@register
class CountingMinutes(ReviewLetter):
    slug = "review-minutes"
    label = "Biên bản kiểm phiếu"
    code = "BB"
    file_stem = "BBKP"
    issuer = Issuer.COMMITTEE
    genre = "minutes"
    drawn_by = staticmethod(masters.minutes)
    tags = (
        *(ABOUT, MEETING, MET_ON, SHARE_OF),
        Tag("dia_diem", "nơi họp", "hội trường Đảng ủy"),
        Tag("thanh_vien", "ban kiểm phiếu, mỗi đồng chí một dòng", ""),
        *(Tag("trieu_tap", "số được triệu tập", "45"), Tag("co_mat", "số có mặt", "43")),
        *(Tag("phat_ra", "phiếu phát ra", "43"), Tag("thu_ve", "phiếu thu về", "43")),
        Tag("khong_thu_ve", "phiếu không thu về", "0"),
        *(Tag("hop_le", "phiếu hợp lệ", "43"), Tag("khong_hop_le", "phiếu không hợp lệ", "0")),
        Tag(
            "danh_sach",
            "danh sách: muc.tt, muc.ho_ten, muc.chuc_vu, muc.dong_y, muc.khong_dong_y, muc.ty_le",
            "",
        ),
        *(Tag("gio_xong", "giờ lập xong", "11 giờ 00"), Tag("so_ban", "số bản", "02")),
    )
    lists: ClassVar[dict[str, Any]] = {
        "danh_sach": [{**person, **VOTES} for person in PEOPLE],
        "thanh_vien": ["Lý Văn Mẫu, Trưởng ban;", "Lương Thị Mẫu, thành viên."],
        "noi_nhan": ["- Lưu hồ sơ hội nghị."],
        **{"quyen_han": "T/M BAN KIỂM PHIẾU", "chuc_vu": "TRƯỞNG BAN", "nguoi_ky": "Lý Văn Mẫu"},
    }


@register
class MeetingsTable(ReviewLetter):
    """It goes with a submission, so it bears no number of its own."""

    slug = "review-table"
    label = "Bảng tổng hợp kết quả giới thiệu qua các hội nghị"
    file_stem = "BTHGT"
    drawn_by = staticmethod(masters.summary)
    tags = (
        *(ABOUT, SHARE_OF),
        Tag("danh_sach", "danh sách: cột của Phiếu giới thiệu; phiếu, tỷ lệ của từng hội nghị", ""),
    )
    lists: ClassVar[dict[str, Any]] = {
        "danh_sach": [{**person, **ROUNDS} for person in PEOPLE],
        **{"so": "", "noi_nhan": ["- Lưu hồ sơ quy hoạch."]},
    }


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
