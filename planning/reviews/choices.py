"""What is said in a review: of a list its state, of a line the unit's word, the office's, the body's, the outcome."""

from django.db import models


class ReviewState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    COLLECTING = "collecting", "Đang thu hồ sơ"
    APPRAISING = "appraising", "Đang thẩm định"
    APPRAISED = "appraised", "Đã thẩm định"
    STANDING_HEARD = "standing_heard", "Thường trực đã cho ý kiến"
    CONCLUDED = "concluded", "Ban Thường vụ đã kết luận"
    SENT_UP = "sent_up", "Đã trình cấp trên"
    DECIDED = "decided", "Đã có quyết định"
    NOTIFIED = "notified", "Đã thông báo"
    ENDED = "ended", "Kết thúc"


# From the day on which the units are asked until the decision nothing else changes what stands on the list.
UNDER_REVIEW = [
    ReviewState.COLLECTING,
    ReviewState.APPRAISING,
    ReviewState.APPRAISED,
    ReviewState.STANDING_HEARD,
    ReviewState.CONCLUDED,
    ReviewState.SENT_UP,
]
DECIDED = [ReviewState.DECIDED, ReviewState.NOTIFIED, ReviewState.ENDED]


class DecidingLevel(models.TextChoices):
    OWN = "own", "Ban Thường vụ quyết định"
    HIGHER = "higher", "Cấp trên quyết định"


class LineOrigin(models.TextChoices):
    STANDING = "standing", "Đang trong quy hoạch"
    UNIT = "unit", "Đơn vị đề nghị bổ sung"
    OFFICE = "office", "Đề xuất bổ sung"
    ABOVE = "above", "Cấp trên bổ sung"


class UnitWord(models.TextChoices):
    KEEP = "keep", "Tiếp tục"
    REMOVE = "remove", "Đưa ra"
    ADD = "add", "Bổ sung"


class ReviewWord(models.TextChoices):
    """What the office proposes and the body concludes; `held` is a good end, counted apart from those taken out."""

    KEEP = "keep", "Tiếp tục"
    REMOVE = "remove", "Đưa ra"
    HELD = "held", "Đã trúng cử, đã bổ nhiệm"
    ADD = "add", "Bổ sung"
    NOT_ADDED = "not_added", "Chưa bổ sung"


OF_STANDING = [ReviewWord.KEEP, ReviewWord.REMOVE, ReviewWord.HELD]
OF_ADDITIONS = [ReviewWord.ADD, ReviewWord.NOT_ADDED]


class ReviewOutcome(models.TextChoices):
    AGREED = "agreed", "Đồng ý"
    REFUSED = "refused", "Không đồng ý"
    MORE_PAPERS = "more_papers", "Yêu cầu bổ sung hồ sơ"
    TITLE_CHANGED = "title_changed", "Điều chỉnh chức danh"
    ADDED = "added", "Cấp trên bổ sung"


# What the level above says of somebody whose further papers it has seen.
OF_LATER = [ReviewOutcome.AGREED, ReviewOutcome.REFUSED, ReviewOutcome.TITLE_CHANGED]
