"""What has to be looked at of a row before it is decided: the kinds, as the page narrows by them."""

from django.db.models import TextChoices


class Check(TextChoices):
    """In the order of the page."""

    OVER = "over", "Quá tỷ lệ"
    FAR = "far", "Lệch từ 2 mức so với tự xếp loại"
    DISCIPLINE = "discipline", "Có kỷ luật"
    REPEATED = "repeated", "KHTNV hai năm"
    HEAD = "head", "Người đứng đầu xếp cao hơn tập thể"
    COLLECTIVE = "collective", "Tập thể chưa xếp loại"
    MONTHS = "months", "Dưới 6 tháng"
    ABSENT = "absent", "Nghỉ từ 3 tháng"
    MEMBER = "member", "Đảng viên HTXSNV"
    POINTS = "points", "Mức cao hơn điểm"
    UNPROPOSED = "unproposed", "Chưa có đề xuất"
