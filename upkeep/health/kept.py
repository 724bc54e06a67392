"""The lines of health, kept a while in the process, so that asking often is no load."""

import threading
import time
from collections.abc import Callable

from django.utils import timezone

from upkeep.health import clock, database, disks, keeping, queue
from upkeep.health.asking import HealthLine, HealthQuestion, answers

QUESTIONS = [
    HealthQuestion("database", "Cơ sở dữ liệu", database.writes, database.ADVICE),
    HealthQuestion("schema", "Lược đồ dữ liệu", database.schema, database.SCHEMA_ADVICE),
    HealthQuestion("queue", "Hàng đợi", queue.queue_answers, queue.ADVICE),
    HealthQuestion("worker", "Làm việc nền", clock.worker, database.ADVICE),
    HealthQuestion("scan", "Quét việc cần làm", clock.scan, database.ADVICE),
    HealthQuestion("disk", "Ổ đĩa", disks.room, disks.ADVICE),
    HealthQuestion("backup", "Sao lưu", keeping.backup, database.ADVICE),
    HealthQuestion("drill", "Diễn tập phục hồi", keeping.drill, database.ADVICE),
]
# For how long an answer serves programs, and pages, which do not wait for a new one unless theirs is stale.
PROGRAM_SECONDS, PAGE_SECONDS, STALE_SECONDS = 5, 60, 300


class Kept:
    """What was made last, with its age; one thread makes it for all."""

    def __init__(self, make: Callable[[], list[HealthLine]]):
        self.make = make
        self.lines: list[HealthLine] = []
        self.at = float("-inf")
        self.lock = threading.Lock()

    def within(self, seconds: float) -> list[HealthLine]:
        """Lines no older than that; waits for them."""
        with self.lock:
            if time.monotonic() - self.at > seconds:
                self.lines, self.at = self.make(), time.monotonic()
            return self.lines

    def for_page(self) -> list[HealthLine]:
        """What is known; old lines are made anew behind the page, and only very old ones before it."""
        age = time.monotonic() - self.at
        if age > STALE_SECONDS:
            return self.within(STALE_SECONDS)
        if age > PAGE_SECONDS and not self.lock.locked():
            threading.Thread(target=self.within, args=[PAGE_SECONDS], daemon=True).start()
        return self.lines


HEALTH = Kept(lambda: answers(QUESTIONS, timezone.now()))
