"""What a question is asked with and answered by: a sentence, rows, and the list behind the number."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property

from cadre.filters import CadreFilter
from cadre.models.people import Cadre
from cadre.staff import with_levels
from foundation.core import clock
from foundation.core.models import ScopedModel

SHOWN = 60
TODAY = ("now__unit", "now__held__post__title", "now__held__post__unit")
THEN = ("now__unit", "held__post__title", "held__post__unit")


@dataclass(frozen=True)
class Cell:
    """What stands in a cell of an answer; `url` is the page of what it names."""

    text: Any
    url: str = ""


@dataclass
class Answer:
    """`sentence` answers by itself; `opens` is the list of the same rows, `source` where they come from."""

    sentence: str
    source: str
    heads: tuple[str, ...] = ()
    rows: list[list[Cell]] = field(default_factory=list)
    opens: Cell | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Asking:
    """Who asks, as of which day, with what in the blanks: `values` chosen, `found` records by the name of the blank."""

    request: HttpRequest
    day: datetime.date
    values: dict[str, Any] = field(default_factory=dict)
    found: dict[str, Any] = field(default_factory=dict)

    @property
    def user(self) -> Any:
        return self.request.user

    @property
    def today(self) -> bool:
        return self.day == clock.today()

    def at(self, address: str, **query: Any) -> str:
        """The address with the query, and with the day where it is another than today."""
        query |= {} if self.today else {"as_of": f"{self.day:%d/%m/%Y}"}
        return f"{address}?{urlencode(query)}" if query else address

    def link(self, row: ScopedModel) -> Cell:
        return Cell(str(row), self.at(row.get_absolute_url()))

    def source(self, what: str) -> str:
        return f"{what}, số liệu tính đến ngày {self.day:%d/%m/%Y}"


@dataclass(frozen=True)
class PeopleList:
    """The list of people with a filter: its address, and the very rows that it shows."""

    asked: Asking
    query: dict[str, Any]

    @property
    def url(self) -> str:
        return self.asked.at(reverse("cadre-list"), **self.query)

    @cached_property
    def filterset(self) -> CadreFilter:
        asked, data = self.asked, QueryDict(mutable=True)
        data.update({name: str(value) for name, value in self.query.items()})
        people = Cadre.objects.for_user(asked.user)
        if not asked.today:
            people = with_levels(Cadre.objects.seen_by(asked.user, asked.day), asked.day)
        return CadreFilter(data, people, request=asked.request, day=asked.day, drawn=False)

    @property
    def remarks(self) -> list[str]:
        return list(self.filterset.remarks())

    def count(self) -> int:
        return self.filterset.qs.count()

    def people(self) -> QuerySet:
        """The first of them in the official order, with post and unit."""
        order, related = ("now__official_key", TODAY) if self.asked.today else ("official_order", THEN)
        return self.filterset.qs.select_related(*related).order_by(order, "pk")[:SHOWN]

    def opens(self, count: int) -> Cell | None:
        """The way to all of them; none to a list that is empty."""
        return Cell(f"Mở danh sách {count} đồng chí", self.url) if count else None


Answering = Callable[[Asking], Answer]


def cut(count: int, of: str = "đồng chí") -> Iterable[str]:
    """That not all of them stand in the answer."""
    if count > SHOWN:
        yield f"Chỉ hiện {SHOWN} trong {count} {of}; mở danh sách để xem tất cả."
