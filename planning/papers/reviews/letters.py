"""What letters of a review share: whose campaign they are about, and invented values of their fields."""

from office.papers.kinds import Tag
from planning.campaign_kinds import ReviewCampaign

OF_A_REVIEW = "Mẫu này chỉ dùng cho đợt rà soát, bổ sung quy hoạch."
CONCERNING = Tag("trich_yeu", "trích yếu của công văn", "rà soát, bổ sung quy hoạch năm 2021")
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


class OfReview:
    """About a review, not about another campaign."""

    campaign_kind = ReviewCampaign.key
    of_another = OF_A_REVIEW
    sheets = "biểu rà soát quy hoạch"
