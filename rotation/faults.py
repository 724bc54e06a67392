"""What is wrong with the days of a rotation: the same sentence from the page, an imported row and the database."""

from foundation.sheets.kinds import Fault

ENDS_EARLY = "Ngày kết thúc phải sau từ ngày."
DUE_EARLY = "Ngày dự kiến kết thúc phải sau từ ngày."
PLACED_EARLY = "Ghi ngày kết thúc khi đã bố trí sau luân chuyển."
SPECIAL_EARLY = "Chỉ lần luân chuyển đã kết thúc mới xét trường hợp đặc biệt; ghi ngày kết thúc trước."
SPECIAL_HALF = "Trường hợp đặc biệt phải ghi cả văn bản và lý do."


def day_faults(facts):
    """Faults of the days of one rotation by field name; a day that is absent is not judged."""
    begun, ended, due = (facts.get(name) for name in ("valid_from", "valid_to", "due_on"))
    if begun and ended and ended <= begun:
        yield Fault("valid_to", ENDS_EARLY)
    if begun and due and due <= begun.first_day:
        yield Fault("due_on", DUE_EARLY)
