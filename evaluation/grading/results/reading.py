"""What a page of results is asked for, and all that it counts: as its reader may see it, on its day."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django.http import QueryDict

from evaluation.filters import YearFilter
from evaluation.grading.results.counting import Counted, results_of, undecided, waiting_of
from evaluation.grading.results.places import ResultPlaces
from evaluation.grading.results.waiting import WaitingTable
from evaluation.models import Evaluation, GradingLine
from evaluation.told_apart import PostKind
from foundation.core import clock
from foundation.lists.filtered import FilteredPage
from office.organisation.models.structure import Unit

LINES_RIGHT = "evaluation.view_gradingline"


def subject_of(kind: str) -> dict[str, Any]:
    """What rows of the work are narrowed by for a kind of post."""
    if kind == PostKind.HEAD:
        return {"is_head": True}
    return {"subject": PostKind.LEADER.value if kind == PostKind.NOT_STAFF else kind} if kind else {}


class ResultsFilter(YearFilter):
    within = None

    class Meta:
        model = Evaluation
        fields = ["year", "unit", "post"]


class ReadsResults(FilteredPage):
    """Results of a year in the units where the reader may see any; rows about the reader have no part in it."""

    model = Evaluation
    search_fields = ()

    def get_queryset(self) -> QuerySet:
        """Today also the results of a year that has not ended."""
        return super().get_queryset().spoken_of(self.day)

    @property
    def seen(self) -> QuerySet:
        """Where a grade of the year before is looked for."""
        return Evaluation.objects.for_user(self.request.user)

    def holds(self, right: str) -> bool:
        """Whether the right is held in some unit: for parts of the page, never for a row."""
        return bool(self.request.user.scope(right))

    @property
    def tells_waiting(self) -> bool:
        """How far the work is, is known of today alone."""
        return self.holds(LINES_RIGHT) and self.day == clock.today()

    @property
    def leaves(self) -> bool:
        return self.action == "export" or self.prints

    @cached_property
    def filterset(self) -> ResultsFilter:
        campaigns = GradingLine.objects.for_user(self.request.user).campaigns()
        years = campaigns.values_list("year", flat=True) if self.tells_waiting else ()
        told = {"request": self.request, "day": self.day, "drawn": self.draws_filter, "more_years": years}
        return ResultsFilter(self.asked(), self.get_queryset(), **told)

    def asked(self) -> QueryDict:
        """What the address asks for; a year that is left empty is the usual one."""
        asked = self.request.GET.copy()
        if not asked.get("year"):
            asked.pop("year", None)
        return asked

    @property
    def filter_form(self) -> Form:
        return self.filterset.form

    @cached_property
    def year(self) -> int:
        """The year that is asked for; 0 where there is none."""
        return int(self.filter_form.cleaned_data.get("year") or 0) if self.filter_form.is_valid() else 0

    @property
    def unit(self) -> Unit | None:
        return self.filter_form.cleaned_data.get("unit")

    @property
    def post(self) -> str:
        return self.filter_form.cleaned_data.get("post", "")

    def of_post(self, rows: QuerySet) -> QuerySet:
        return self.filterset.with_post(rows, "post", self.post) if self.post else rows

    def of_unit(self, rows: QuerySet) -> QuerySet:
        return self.filterset.under(rows, "unit", self.unit) if self.unit else rows

    @cached_property
    def rows(self) -> QuerySet:
        """The results that are counted. Raises BadParameter for what cannot be read."""
        rows = self.filterset.qs
        return rows if self.year else rows.none()

    @cached_property
    def lines(self) -> QuerySet:
        """The rows of the work that wait for their decision; of secret campaigns none leaves the program."""
        lines = GradingLine.objects.for_user(self.request.user, self.action)
        if not (self.tells_waiting and self.year):
            return lines.none()
        lines = lines.filter(campaign__secret=False) if self.leaves else lines
        return undecided(self.of_unit(lines).filter(**subject_of(self.post)), self.year)

    @cached_property
    def found(self) -> list[Counted]:
        return [*results_of(self.rows, self.seen, self.year), *waiting_of(self.lines)]

    @cached_property
    def places(self) -> ResultPlaces:
        scope = self.request.user.scope("evaluation.view_evaluation")
        return ResultPlaces({counted.unit for counted in self.found}, self.unit, scope)

    @cached_property
    def waiting(self) -> WaitingTable:
        return WaitingTable(self.found, self.places)

    @cached_property
    def total(self) -> int:
        return sum(counted.number for counted in self.found if counted.grade)
