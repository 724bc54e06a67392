"""Where the figures lead: lists of the same day and unit."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from foundation.core import clock
from foundation.core.figures import thousands


@dataclass(frozen=True)
class Figure:
    """A number and the list that it opens; the list counts the same rows."""

    count: int
    url: str

    def __str__(self):
        return thousands(self.count)


class Links:
    """Addresses of lists for one unit and all below it, on one day."""

    def __init__(self, unit, day):
        self.kept = {"unit": unit.pk}
        if day != clock.today():
            self.kept["as_of"] = f"{day:%d/%m/%Y}"

    def to(self, page, *keys, **asked):
        return f"{reverse(page, args=keys)}?{urlencode(self.kept | asked)}"

    def figure(self, count, page, *keys, **asked):
        return Figure(count, self.to(page, *keys, **asked))
