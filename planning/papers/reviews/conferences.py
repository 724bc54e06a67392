"""Papers of the conferences that name people: their slip, their minutes, the table of all of them."""

from typing import Any, ClassVar

from office.organisation.models.identity import Issuer
from office.papers.kinds import Tag, register
from planning.papers.reviews import masters
from planning.papers.reviews.letters import (
    COLUMNS,
    MEETING,
    MET_ON,
    PEOPLE,
    ROUNDS,
    SHARE_OF,
    VOTES,
    ReviewLetter,
)
from planning.papers.tags import ABOUT


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
