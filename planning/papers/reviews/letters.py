"""What all letters of a review share, and invented values of their fields."""

from collections.abc import Callable
from typing import Any, ClassVar

from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.organisation.models.identity import Issuer
from office.papers.kinds import PaperValues, Tag
from office.papers.letters import LetterKind
from office.papers.phrases import SAMPLE_GROUNDS, addressed, ended
from office.papers.tags import ISSUER

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
    **{"lanh_dao_1": "8/9 (88,9%)", "chu_chot": "41/43 (95,3%)", "chap_hanh": "14/15 (93,3%)"},
    **{"lanh_dao_2": "9/9 (100%)", "don_vi": "", "thuong_vu": "9/9 (100%)"},
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
