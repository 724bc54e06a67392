"""Days of a decision that are possible but seldom meant: told on its form, and recorded once they were looked at."""

from collections.abc import Iterator

from cadre.looked_at import is_looked_at, look_again
from foundation.core import clock
from foundation.core.acts.act import Asked
from foundation.core.months import add_months
from rotation.appointments.terms import term_end
from rotation.models import Appointment

APART = 12
OVER = "Thời hạn giữ chức vụ này đã hết từ {end}."
FAR = "Ngày quyết định {decided} và ngày giữ chức vụ {day} cách nhau hơn một năm."


def odd_days(row: Appointment, asked: Asked) -> Iterator[str]:
    day, decided = asked.get("on"), asked.get("decision_on")
    if not day:
        return
    end = term_end(row, day, asked.get("term_ends"))
    if end and day < end <= clock.today():
        yield OVER.format(end=f"{end:%d/%m/%Y}")
    if decided and add_months(min(day, decided), APART) < max(day, decided):
        yield FAR.format(decided=f"{decided:%d/%m/%Y}", day=f"{day:%d/%m/%Y}")


def has_plausible_days(row: Appointment, asked: Asked) -> str | None:
    said = " ".join(odd_days(row, asked))
    return look_again(said) if said and not is_looked_at(asked) else None
