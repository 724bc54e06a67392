"""Whether backups are made and tried, by the rules of `upkeep.backups.lateness`."""

from collections.abc import Iterable
from datetime import datetime

from foundation.core.clock import moment
from upkeep.backups import lateness
from upkeep.health.asking import HealthAnswer, of_database
from upkeep.health.clock import age

MADE, NOT_MADE = "Bản gần nhất lúc {at}.", "Chưa có bản nào; chưa đến hạn."
TRIED, NOT_TRIED = "Đạt gần nhất lúc {at}.", "Chưa diễn tập lần nào; chưa đến hạn."
SEE = " Xem trang Sao lưu, phục hồi."


def answer(problems: Iterable[str], at: datetime | None, said: str, none: str, now: datetime) -> HealthAnswer:
    found = list(problems)
    if found:
        return HealthAnswer(False, " ".join(found) + SEE, age(at, now))
    return HealthAnswer(True, said.format(at=moment(at)) if at else none, age(at, now))


@of_database
def backup(now: datetime) -> HealthAnswer:
    last = lateness.last_done()
    return answer(lateness.backup_lines(now), last and last.began_at, MADE, NOT_MADE, now)


@of_database
def drill(now: datetime) -> HealthAnswer:
    last = lateness.last_passed()
    return answer(lateness.drill_lines(now), last and last.ended_at, TRIED, NOT_TRIED, now)
