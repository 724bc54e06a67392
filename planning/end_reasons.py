"""Why somebody is taken off a list."""

from django.db import models


class EndReason(models.TextChoices):
    OVER_AGE = "over_age", "Không đủ tuổi công tác"
    DISCIPLINED = "disciplined", "Bị kỷ luật"
    STANDARD = "standard", "Không bảo đảm tiêu chuẩn, điều kiện"
    TASKS = "tasks", "Không hoàn thành nhiệm vụ"
    TITLE_LIMIT = "title_limit", "Quá số chức danh quy hoạch"
    PROMOTED = "promoted", "Đã giữ chức danh quy hoạch hoặc tương đương, cao hơn"
    RETIRED = "retired", "Nghỉ hưu"
    LEFT = "left", "Thôi việc"
    TRANSFERRED = "transferred", "Chuyển công tác"
    DECEASED = "deceased", "Từ trần"
