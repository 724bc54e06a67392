"""The duty of the office when records are kept longer than its rule says; who they are, the page tells the head."""

from collections.abc import Iterator

from cadre.models.people import Cadre
from foundation.core.figures import thousands
from privacy.retention import proposed, rule_on
from reminders.kinds import Event, ScanContext, reminder

REMARK = "{count} hồ sơ quá thời hạn lưu, chờ lãnh đạo xác nhận."


@reminder(
    "retention_over",
    "Xem xét hồ sơ quá thời hạn lưu",
    subject="organisation.unit",
    gone="không còn hồ sơ quá thời hạn lưu chờ xác nhận",
)
def records_kept_too_long(asked: ScanContext) -> Iterator[Event]:
    rule = rule_on(asked.today)
    if rule is None or not asked.office:
        return
    over = [each.over_on for each in proposed(Cadre.objects.all(), rule, asked.today)]
    if over:
        yield Event(asked.office, asked.office, min(over), remark=REMARK.format(count=thousands(len(over))))
