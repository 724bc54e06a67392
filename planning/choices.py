"""What is said of an entry in a few words: its state, new or continuing, from where, why it left the list."""

from django.db import models


class Status(models.TextChoices):
    DRAFT = "draft", "Dự kiến"
    NOMINATED = "nominated", "Đã đề nghị"
    VOTED = "voted", "Đã lấy phiếu giới thiệu"
    CHECKED = "checked", "Đã thẩm định"
    SUBMITTED = "submitted", "Đã trình"
    SENT_UP = "sent_up", "Đã trình cấp trên"
    APPROVED = "approved", "Đã phê duyệt"
    REJECTED = "rejected", "Không được phê duyệt"
    WITHDRAWN = "withdrawn", "Rút khỏi danh sách đề nghị"
    FULFILLED = "fulfilled", "Đã bổ nhiệm / Đã trúng cử"
    REMOVED = "removed", "Đưa ra khỏi quy hoạch"
    UNIT_ENDED = "unit_ended", "Kết thúc do sắp xếp đơn vị"


class Continuity(models.TextChoices):
    NEW = "new", "Quy hoạch mới"
    CONTINUING = "continuing", "Quy hoạch tiếp tục"


class Source(models.TextChoices):
    INTERNAL = "internal", "Nguồn tại chỗ"
    EXTERNAL = "external", "Nguồn từ nơi khác"


class EndReason(models.TextChoices):
    OVER_AGE = "over_age", "Không đủ tuổi công tác"
    DISCIPLINED = "disciplined", "Bị kỷ luật"
    STANDARD = "standard", "Không bảo đảm tiêu chuẩn, điều kiện"
    TASKS = "tasks", "Không hoàn thành nhiệm vụ"
    TITLE_LIMIT = "title_limit", "Quá số chức danh quy hoạch"
    PROMOTED = "promoted", "Đã giữ chức danh tương đương hoặc cao hơn"
    RETITLED = "retitled", "Điều chỉnh chức danh quy hoạch"
    RETIRED = "retired", "Nghỉ hưu"
    LEFT = "left", "Thôi việc"
    TRANSFERRED = "transferred", "Chuyển công tác"
    DECEASED = "deceased", "Từ trần"


def taken_word(title) -> str:
    """How the planned title was taken: a seat of a body by election, a post by appointment."""
    return "Đã trúng cử" if title.body_kind else "Đã bổ nhiệm"
