"""Papers of a body of the state about planning: templates on invented data, drawn up from no record.

Planning is decided by the Party; that a body of the state issues such papers of its own was seen in no rule, so their
layout is that of the state and their words are told to be unconfirmed (`unconfirmed`).
"""

from typing import Any, ClassVar

from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.organisation.models.identity import Issuer
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import LetterKind
from office.papers.phrases import addressed, ended
from office.papers.tags import GROUNDS, ISSUER, ISSUER_IN_CAPITALS, TO
from planning.papers import state_masters as masters

NOT_SEEN = (
    "Lời văn của cơ quan nhà nước về quy hoạch chưa đối chiếu với văn bản nào; sửa theo mẫu của cơ quan."
)
POSTS = Tag("noi_dung", "tên danh sách quy hoạch", "chức danh hiệu trưởng các trường, giai đoạn 2021 - 2026")
PEOPLE = Tag("so_nguoi", "số người, hai chữ số", "08")
LAWS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương",
    "Căn cứ Kế hoạch số 02/KH-UBND ngày 11/01/2021 của Ủy ban nhân dân xã Mẫu về công tác quy hoạch",
)
FOR_ALL = {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"}
WHOLE = "Ủy ban nhân dân xã Mẫu"


class StateLetter(LetterKind):
    """`told_of` are the invented values of the fields that are no single words."""

    heads = (HeadStyle.STATE,)
    issuer = Issuer.STATE
    unconfirmed = NOT_SEEN
    told_of: ClassVar[dict[str, Any]] = {}

    def sample(self) -> PaperValues:
        own = (ISSUER, ISSUER_IN_CAPITALS)
        values = {tag.name: tag.example for tag in self.tags if tag not in own}
        return PaperValues(values=values | self.told_of)


@register
class StateDecision(StateLetter):
    """Of the chairman; here a deputy signs for him."""

    slug = "state-decision"
    label = "Quyết định phê duyệt quy hoạch (cơ quan nhà nước)"
    code = "QĐ"
    file_stem = "QDQH"
    genre = "decision"
    tags = (
        *(POSTS, GROUNDS, ISSUER_IN_CAPITALS, PEOPLE),
        Tag("nguoi_de_nghi", "ai đề nghị", "Trưởng phòng Phòng Văn hóa – Xã hội"),
        Tag("noi_thi_hanh", "các đơn vị thi hành", "hiệu trưởng các trường"),
    )
    told_of: ClassVar[dict[str, Any]] = {
        "can_cu": ended([*LAWS, "Theo đề nghị của Trưởng phòng Phòng Văn hóa – Xã hội"], "."),
        "noi_nhan": ["- Như Điều 3;", "- Thường trực Đảng ủy (báo cáo);", "- Lưu: VT, VHXH."],
        **{"quyen_han": "KT. CHỦ TỊCH", "chuc_vu": "PHÓ CHỦ TỊCH"},
    }

    def master(self, style: HeadStyle) -> Master:
        return masters.decision(style)


@register
class StateSubmission(StateLetter):
    slug = "state-submission"
    label = "Tờ trình phê duyệt quy hoạch (cơ quan nhà nước)"
    code = "TTr"
    file_stem = "TTQH"
    genre = "submission"
    tags = (
        *(POSTS, GROUNDS, ISSUER, TO, PEOPLE),
        Tag("so_truoc", "số người trước rà soát", "06"),
        Tag("so_dua_ra", "số người đưa ra khỏi quy hoạch", "01"),
        Tag("so_bo_sung", "số người bổ sung", "03"),
        Tag("noi_xem_xet", "nơi xem xét, phê duyệt", "Ban Thường vụ Đảng ủy"),
    )
    told_of: ClassVar[dict[str, Any]] = {
        "can_cu": ended(LAWS, "."),
        "kinh_gui": addressed(["Ban Thường vụ Đảng ủy"]),
        "noi_ban_hanh": WHOLE,
        "noi_nhan": ["- Như trên;", "- Lưu: VT, VHXH."],
        **FOR_ALL,
    }

    def master(self, style: HeadStyle) -> Master:
        return masters.submission(style)


@register
class StateNotice(StateLetter):
    slug = "state-notice"
    label = "Thông báo kết quả phê duyệt quy hoạch (cơ quan nhà nước)"
    code = "TB"
    file_stem = "TBQH"
    genre = "notice"
    tags = (
        *(POSTS, ISSUER, TO, PEOPLE),
        Tag("theo_van_ban", "văn bản phê duyệt", "Quyết định số 06/QĐ-UBND ngày 01/02/2021"),
        Tag("don_vi", "đơn vị được thông báo", "Trường Tiểu học Mẫu"),
        Tag("danh_sach", "danh sách: muc.tt, muc.ho_ten, muc.sinh, muc.chuc_vu", ""),
    )
    told_of: ClassVar[dict[str, Any]] = {
        "kinh_gui": addressed(["Trường Tiểu học Mẫu"]),
        "so_nguoi": "02",
        "danh_sach": [
            {"tt": 1, "ho_ten": "Nông Văn Mẫu", "sinh": "12/5/1980", "chuc_vu": "Phó Hiệu trưởng"},
            {"tt": 2, "ho_ten": "Hoàng Thị Mẫu", "sinh": "1985", "chuc_vu": "Tổ trưởng chuyên môn"},
        ],
        "noi_ban_hanh": WHOLE,
        "noi_nhan": ["- Như trên;", "- Lưu: VT, VHXH."],
        **FOR_ALL,
    }

    def master(self, style: HeadStyle) -> Master:
        return masters.notice(style)
