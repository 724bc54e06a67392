"""The words of training: why something is needed, how far a plan and its people are, how a class is held."""

from django.db.models import TextChoices


class NeedReason(TextChoices):
    HELD = "held", "Tiêu chuẩn chức danh đang giữ"
    PLANNED = "planned", "Tiêu chuẩn chức danh quy hoạch"
    UNIT = "unit", "Đơn vị đề nghị"
    YEARLY = "yearly", "Bồi dưỡng hằng năm"


class NeedState(TextChoices):
    OPEN = "open", "Có nhu cầu"
    REGISTERED = "registered", "Đã đăng ký"
    DROPPED = "dropped", "Không còn nhu cầu"


class PlanState(TextChoices):
    DRAFT = "draft", "Dự thảo"
    ISSUED = "issued", "Đã ban hành"
    RUNNING = "running", "Đang thực hiện"
    CLOSED = "closed", "Đã kết thúc"


class RowSource(TextChoices):
    OWN = "own", "Lớp cơ quan mở"
    ABOVE = "above", "Chỉ tiêu cấp trên"


class PlaceState(TextChoices):
    CHOSEN = "chosen", "Được chọn"
    RESERVE = "reserve", "Dự phòng"
    SENT = "sent", "Đã gửi hồ sơ"
    SUMMONED = "summoned", "Được triệu tập"
    REFUSED = "refused", "Không được triệu tập"
    WITHDRAWN = "withdrawn", "Đưa khỏi kế hoạch"


class SendingState(TextChoices):
    DRAFT = "draft", "Đang lập hồ sơ"
    SENT = "sent", "Đã gửi"
    ANSWERED = "answered", "Đã có kết quả triệu tập"


class Completion(TextChoices):
    OPEN = "open", "Chưa ghi kết quả vào hồ sơ"
    RECORDED = "recorded", "Đã bế giảng, ghi kết quả"


class PartyStanding(TextChoices):
    MEMBER = "member", "Đảng viên (dự bị hoặc chính thức)"
    FULL = "full", "Đảng viên chính thức"


class Mode(TextChoices):
    FULL = "full", "Tập trung"
    PART = "part", "Không tập trung"
    IN_SERVICE = "inservice", "Vừa làm vừa học"
    DISTANCE = "distance", "Từ xa"
    ONLINE = "online", "Trực tuyến"
