import datetime

from foundation.core.forms import ScopedForm
from foundation.core.typed.forms import DayField
from reminders.kinds import KINDS
from reminders.models import DutyRule

LEAP_YEAR = 2000


class DutyRuleForm(ScopedForm):
    class Meta:
        model = DutyRule
        fields = ["kind", "task", "lead", "measure", "by_regulation", "due_lead", "day", "month", "since"]
        fields += ["basis", "confirmed", "active"]
        field_classes = {"since": DayField}
        help_texts = {
            "task": "Viết như ghi vào sổ việc, ví dụ: Làm quyết định nghỉ hưu. Không ghi họ tên.",
            "lead": "Việc hiện ra trước ngày của sự kiện từng ấy ngày hoặc tháng.",
            "due_lead": "Phải xong trước ngày của sự kiện; cùng đơn vị tính. Ghi 0 nếu hạn là chính ngày đó.",
            "by_regulation": "Khi bộ quy định đang áp dụng có ghi thời gian báo trước thì lấy theo đó.",
            "day": "Chỉ ghi cho việc hằng năm.",
            "month": "Chỉ ghi cho việc hằng năm.",
            "since": "Để trống thì nhắc cả việc đã quá hạn từ trước.",
            "confirmed": "Chỉ đánh dấu khi đã đối chiếu với văn bản.",
        }

    def clean(self):
        cleaned = super().clean()
        kind = KINDS.get(cleaned.get("kind"))
        if kind:
            self.check_date(kind, cleaned.get("day"), cleaned.get("month"))
            if cleaned.get("by_regulation") and not kind.regulated:
                self.add_error("by_regulation", "Loại việc này không có quy định về thời gian báo trước.")
        return cleaned

    def check_date(self, kind, day, month):
        if not kind.yearly:
            if day or month:
                self.add_error("day", "Loại việc này không có ngày đến hạn hằng năm; để trống ngày và tháng.")
            return
        try:
            datetime.date(LEAP_YEAR, month or 0, day or 0)
        except ValueError:
            self.add_error("day", "Ghi ngày, tháng có thật, ví dụ ngày 31 tháng 3.")
