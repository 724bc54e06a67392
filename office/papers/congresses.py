"""When terms of the Party begin, as apps above know it: by it a numbering term is proposed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from foundation.core.dates import PartialDate
from office.organisation.models.structure import Unit
from office.papers.models import NumberingTerm

HELD = "Đại hội nhiệm kỳ {term} của {unit}: tháng {month}{doubt}."
NOT_CONFIRMED = ", chưa xác nhận"


@dataclass(frozen=True)
class Congress:
    """The congress of the unit with which a term began; its day is on no record, its month may be doubtful."""

    term: str
    month: PartialDate
    confirmed: bool

    def told(self, unit: Unit) -> str:
        doubt = "" if self.confirmed else NOT_CONFIRMED
        return HELD.format(term=self.term, unit=unit, month=self.month, doubt=doubt)


# Each tells the congresses of a unit held by the day, the latest first.
SOURCES: list[Callable[[Unit, date], Iterable[Congress]]] = []


def unnumbered_congress(unit: Unit, day: date) -> Congress | None:
    """The latest congress by the day, where nobody entered its numbering term yet."""
    latest = next((found for source in SOURCES for found in source(unit, day)), None)
    entered = NumberingTerm.objects.filter(unit=unit)
    if latest is None or entered.filter(begins_on__gte=latest.month.first_day).exists():
        return None
    return latest
