"""Where the figures lead: lists of the same day and unit."""

import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from foundation.core import clock
from foundation.core.figures import thousands
from office.organisation.models.structure import Unit


@dataclass(frozen=True)
class Figure:
    """A number and the list that it opens; the list counts the same rows."""

    count: int
    url: str

    def __str__(self):
        return thousands(self.count)


class Links:
    """Addresses of lists for one unit and all below it, on one day."""

    def __init__(self, unit: Unit, day: datetime.date):
        self.kept = {"unit": unit.pk}
        if day != clock.today():
            self.kept["as_of"] = f"{day:%d/%m/%Y}"

    def to(self, page: str, *keys: Any, **query: Any) -> str:
        """The address of a page by the name of its URL and the keys in it; `query` holds its filters."""
        return f"{reverse(page, args=keys)}?{urlencode(self.kept | query)}"

    def figure(self, count: int, page: str, *keys: Any, **query: Any) -> Figure:
        """The count with the address of its list, as in `to`."""
        return Figure(count, self.to(page, *keys, **query))
