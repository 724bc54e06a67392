"""Whether the database takes what is written, and is that of this program."""

from datetime import datetime
from functools import cache

from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from foundation.jobs.models import ScheduleRun
from upkeep.health.asking import HealthAnswer, of_database

# A row of its own among those of the clock, which no schedule names.
WRITTEN = "health"
WRITES = "Ghi được."
ADVICE = "Xem dịch vụ PostgreSQL có chạy không, ổ đĩa của nó còn chỗ không; chưa lưu được gì cho tới khi nó trở lại."
SAME = "Lược đồ đúng với chương trình."
BEHIND = "Cơ sở dữ liệu thiếu {count} bước cập nhật (đầu tiên là {first}). Chạy: manage.py migrate, rồi khởi động lại."
AHEAD = (
    "Cơ sở dữ liệu thuộc bản chương trình mới hơn (có {first}). Khởi động lại bằng bản mới;"
    " không dùng bản cũ trên dữ liệu này."
)
SCHEMA_ADVICE = "Chưa biết lược đồ có đúng với chương trình không."


@of_database
def writes(now: datetime) -> HealthAnswer:
    """A row is written and kept, as everybody's are."""
    ScheduleRun.objects.update_or_create(name=WRITTEN, defaults={"started_at": now})
    return HealthAnswer(True, WRITES)


@cache
def of_program() -> frozenset[tuple[str, str]]:
    """The migrations of the program as it runs, read once."""
    return frozenset(MigrationLoader(None).disk_migrations)


@of_database
def schema(now: datetime) -> HealthAnswer:
    applied = set(MigrationRecorder.Migration.objects.values_list("app", "name"))
    lacking, unknown = sorted(of_program() - applied), sorted(applied - of_program())
    if unknown:
        return HealthAnswer(False, AHEAD.format(first=".".join(unknown[0])))
    if lacking:
        return HealthAnswer(False, BEHIND.format(count=len(lacking), first=".".join(lacking[0])))
    return HealthAnswer(True, SAME)
