"""A list that counts its rows once for all its pages."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from foundation.core.parameters import read_choice
from foundation.lists.counted.totals import Total, count, question
from foundation.lists.filtered import ARRANGED
from foundation.ordering.order import PLACE

EXACTLY = "exact"


class CountsRows:
    """Mixed in before FilteredPage; what leaves is counted in full; `found_widely` is what is known to be very many."""

    request: HttpRequest
    rows: QuerySet
    prints: bool
    action: str
    found_widely = False

    @cached_property
    def counted(self) -> Total:
        """How many rows the filter leaves: as the page before has counted, else counted now."""
        exactly = read_choice(self.request, "counted", (EXACTLY,)) or self.prints or self.action == "export"
        brought = None if exactly else Total.brought(self.request.GET.get("total", ""), self.question)
        return brought or count(self.counted_rows(), exactly=bool(exactly), widely=self.found_widely)

    @property
    def question(self) -> str:
        return question(self.request, {*ARRANGED, *PLACE, "print", "format", "kept", "view"}, self.day)

    def counted_rows(self) -> QuerySet:
        """The rows, or as many others that are counted sooner."""
        return self.rows

    @cached_property
    def total(self) -> int:
        return self.counted.number

    def told_total(self) -> dict[str, str]:
        """How the total reads, when it was counted where that is a while ago, and where it is counted in full."""
        exact_url = self.address(counted=EXACTLY) if self.counted.about else ""
        return {"counted": self.counted.words, "counted_at": self.counted.when, "exact_url": exact_url}
