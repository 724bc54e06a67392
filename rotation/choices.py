"""States and words of rotations, their plans, and appointments."""

from django.db.models import TextChoices


class RotationState(TextChoices):
    """What can be told of a rotation. `DUE` is no state of its own: it runs, and its planned time is over."""

    PLANNED = "planned", "Dự kiến"
    AGREED = "agreed", "Đã có chủ trương"
    DECIDED = "decided", "Đã có quyết định"
    RUNNING = "running", "Đang luân chuyển"
    EXTENDED = "extended", "Kéo dài"
    DUE = "due", "Đến hạn"
    WAITING = "waiting", "Hết thời gian, chờ bố trí"
    EARLY = "early", "Kết thúc trước thời hạn"
    PLACED = "placed", "Đã bố trí"
    DROPPED = "dropped", "Không thực hiện"


# Before a decision it is a draft, which neither the units nor the person see; so is one that was given up.
DRAFTS = (RotationState.PLANNED, RotationState.AGREED, RotationState.DROPPED)
# Nothing has moved yet; these may still be given up.
NOT_BEGUN = (RotationState.PLANNED, RotationState.AGREED, RotationState.DECIDED)
UNDER_WAY = (RotationState.RUNNING, RotationState.EXTENDED)
OVER = (RotationState.WAITING, RotationState.EARLY, RotationState.PLACED)
# What is told beside the numbers of those that run and are over.
HOW_IT_STANDS = (RotationState.DUE, RotationState.WAITING, RotationState.EARLY, RotationState.PLACED)
NOT_PLACED = (RotationState.WAITING, RotationState.EARLY)


class RotationPlanState(TextChoices):
    DRAFT = "draft", "Dự thảo"
    AGREED = "agreed", "Đã có chủ trương"
    RUNNING = "running", "Đang thực hiện"
    CLOSED = "closed", "Kết thúc"


class SlotReason(TextChoices):
    """Why somebody is to be moved to a post."""

    TRAINING = "training", "Đào tạo, bồi dưỡng qua thực tiễn"
    NOT_LOCAL = "not_local", "Bố trí người không là người địa phương"
    TWO_TERMS = "two_terms", "Người đứng đầu đã đủ hai nhiệm kỳ"
    OTHER = "other", "Lý do khác"


# Instead of the state of a rotation that runs.
LEFT_MEANWHILE = "Đã thôi công tác từ {day}, cần ghi kết thúc luân chuyển"


class OpinionParty(TextChoices):
    """Who is asked before a rotation is decided."""

    SENDER = "sender", "Nơi đi"
    RECEIVER = "receiver", "Nơi đến"
    PERSON = "person", "Đồng chí được luân chuyển"


class RotationAnswer(TextChoices):
    AGREED = "agreed", "Đồng ý"
    OTHER = "other", "Có ý kiến khác"
    REFUSED = "refused", "Không đồng ý"


class AppointmentForm(TextChoices):
    APPOINT = "appoint", "Bổ nhiệm"
    REAPPOINT = "reappoint", "Bổ nhiệm lại"
    PROLONG = "prolong", "Kéo dài thời gian giữ chức vụ"
    DESIGNATE = "designate", "Chỉ định"
    NOMINATE = "nominate", "Giới thiệu ứng cử"


class AppointmentState(TextChoices):
    PROPOSED = "proposed", "Đang đề xuất"
    VOTED = "voted", "Đã lấy phiếu"
    AGREED = "agreed", "Cấp ủy đã đồng ý"
    DECIDED = "decided", "Đã có quyết định"
    NOT_ELECTED = "not_elected", "Không trúng cử"
    DROPPED = "dropped", "Không thực hiện"


OPEN_APPOINTMENTS = (AppointmentState.PROPOSED, AppointmentState.VOTED, AppointmentState.AGREED)
# Who holds the post already and goes on: no other post is left, none is newly taken.
STAYING = (AppointmentForm.REAPPOINT, AppointmentForm.PROLONG)
