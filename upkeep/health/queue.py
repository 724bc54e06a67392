"""Whether the queue answers."""

from datetime import datetime

from celery import current_app
from django.conf import settings
from redis import Redis

from foundation.jobs.kinds import KINDS
from upkeep.health.asking import LIMIT_SECONDS, HealthAnswer

ANSWERS = "Trả lời được; {count} việc đang chờ."
ADVICE = "Xem dịch vụ hàng đợi (Valkey) có chạy không. Trang vẫn mở và ghi được; việc nền tự chạy khi hàng đợi trở lại."


def waiting(now: datetime | None = None) -> int:
    """How many messages no worker has taken yet."""
    names = {kind.queue or current_app.conf.task_default_queue for kind in KINDS.values()}
    queue = Redis.from_url(
        settings.REDIS_URL, socket_timeout=LIMIT_SECONDS, socket_connect_timeout=LIMIT_SECONDS
    )
    with queue:
        return sum(queue.llen(name) for name in names)


def queue_answers(now: datetime) -> HealthAnswer:
    return HealthAnswer(True, ANSWERS.format(count=waiting()))
