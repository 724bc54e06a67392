"""What the clock starts: whether it is really done, by whichever worker."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from celery import current_app
from celery.schedules import maybe_schedule

from foundation.core.clock import moment
from foundation.jobs.models import Job, ScheduleRun
from upkeep.backups.lateness import since_when
from upkeep.health.asking import HealthAnswer, of_database

# What runs most often, and what finds duties.
OFTEN, SCAN = "resend-lost-jobs", "make-duties"
SECOND = timedelta(seconds=1)
OFTEN_WITHIN, SCAN_WITHIN = timedelta(minutes=2), timedelta(hours=2)
LABELS = {
    OFTEN: "Gửi lại việc nền bị lỡ",
    "keep-day": "Chuyển danh sách sang ngày mới",
    SCAN: "Quét việc cần làm",
    "send-digests": "Gửi thư tổng hợp việc cần làm",
    "close-imports": "Đóng lần nhập Excel bỏ dở",
    "forget-import-files": "Xóa tệp nhập đã hết hạn giữ",
    "forget-workbooks": "Xóa tệp nén biểu gửi đơn vị đã cũ",
    "forget-sessions": "Xóa phiên đăng nhập đã hết hạn",
    "back-up": "Sao lưu, nếu đến giờ",
    "try-backup": "Diễn tập phục hồi, nếu đến ngày",
    "tell-health": "Ghi điều chưa tốt của hệ thống vào nhật ký",
    "forget-letters": "Xóa tệp nén công văn đã cũ",
}
ALIVE = "Đang chạy, bộ hẹn giờ cũng vậy; dấu hiệu gần nhất lúc {at}."
BUSY = "Đang làm việc dài; bộ hẹn giờ chạy gần nhất lúc {at}."
SILENT = "Không có dấu hiệu chạy từ {at}. Khởi động lại dịch vụ làm việc nền (worker) và hẹn giờ (beat)."
NEVER_RAN = "Chưa chạy lần nào. Khởi động dịch vụ làm việc nền (worker) và hẹn giờ (beat)."
SCANNED = "Quét xong lúc {at}."
SCAN_FAILED = "Quét không xong {failures} lần liền, gần nhất lúc {at}; tìm mã {number} trong nhật ký."
SCAN_LATE = (
    "Lần quét xong gần nhất lúc {at}, quá 2 giờ; việc đến hạn có thể chưa được nhắc. Xem dòng “Làm việc nền”."
)
NEVER_SCANNED = "Chưa quét lần nào; việc đến hạn chưa được nhắc. Xem dòng “Làm việc nền”."
NOT_YET = "Chưa quét lần nào; mới cài, quét lần đầu trong vòng một giờ."


def age(at: datetime | None, now: datetime) -> float | None:
    return max(0.0, (now - at).total_seconds()) if at else None


@of_database
def worker(now: datetime) -> HealthAnswer:
    """Whether the clock's most frequent task is done; a worker at a long job lives too."""
    run = ScheduleRun.objects.filter(name=OFTEN).first()
    if run and now - run.started_at < OFTEN_WITHIN:
        return HealthAnswer(True, ALIVE.format(at=moment(run.started_at)), age(run.started_at, now))
    at = run and run.started_at
    if Job.objects.filter(state=Job.State.RUNNING, alive_at__gt=now - OFTEN_WITHIN).exists():
        return HealthAnswer(True, BUSY.format(at=moment(at) or "–"), age(at, now))
    return HealthAnswer(False, SILENT.format(at=moment(at)) if at else NEVER_RAN, age(at, now))


@of_database
def scan(now: datetime) -> HealthAnswer:
    """Whether duties were found lately, to the end."""
    run = ScheduleRun.objects.filter(name=SCAN).first()
    if run is None or not (run.ended_at or run.failures):
        late = now - since_when() > SCAN_WITHIN
        return HealthAnswer(not late, NEVER_SCANNED if late else NOT_YET, None)
    if run.failures:
        facts = {"failures": run.failures, "at": moment(run.failed_at), "number": run.number}
        return HealthAnswer(False, SCAN_FAILED.format(**facts), age(run.failed_at, now))
    late = now - run.ended_at > SCAN_WITHIN
    said = (SCAN_LATE if late else SCANNED).format(at=moment(run.ended_at))
    return HealthAnswer(not late, said, age(run.ended_at, now))


@dataclass(frozen=True)
class Clocked:
    """One entry of the schedule with its last run; `following` is when it is next due, None where it is now."""

    name: str
    label: str
    run: ScheduleRun | None
    following: datetime | None

    @property
    def is_running(self) -> bool:
        return bool(self.run) and (self.run.ended_at is None or self.run.ended_at < self.run.started_at)


def clocked(now: datetime) -> Iterator[Clocked]:
    runs = {run.name: run for run in ScheduleRun.objects.all()}
    for name, entry in current_app.conf.beat_schedule.items():
        run = runs.get(name)
        yield Clocked(name, LABELS.get(name, name), run, next_run(entry, run, now))


def next_run(entry: dict[str, Any], run: ScheduleRun | None, now: datetime) -> datetime | None:
    last = (run.started_at if run else now).astimezone(current_app.timezone)
    remaining = maybe_schedule(entry["schedule"], app=current_app).remaining_estimate(last)
    return (now + remaining + SECOND / 2).replace(microsecond=0) if remaining > timedelta() else None
