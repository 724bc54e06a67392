import django_filters
from django.db.models import Q

from cadre.models.people import Cadre
from evaluation.grades import NOT_GRADED_LABEL, Grade
from evaluation.models import Evaluation, last_year
from foundation.core import clock
from foundation.core.text import needle
from foundation.lists.filters import ScopedFilterSet
from office.organisation.models.structure import Unit

ALL_YEARS = "all"
GOOD_OR_BETTER, GRADED, NOT_GRADED = "good_or_better", "graded", "not_graded"
RESULTS = [
    *Grade.choices,
    (GOOD_OR_BETTER, "Hoàn thành tốt nhiệm vụ trở lên"),
    (GRADED, "Được xếp loại"),
    (NOT_GRADED, NOT_GRADED_LABEL),
]


class EvaluationFilter(ScopedFilterSet):
    """The latest year that counts on the day, unless another or all are asked for."""

    year = django_filters.ChoiceFilter(label="Năm", method="of_year", empty_label=None, null_label=None)
    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    q = django_filters.CharFilter(label="Họ tên, năm sinh", method="found")
    grade = django_filters.ChoiceFilter(label="Mức xếp loại", choices=RESULTS, method="with_result")

    class Meta:
        model = Evaluation
        fields = ["year", "unit", "q", "grade"]

    def __init__(self, data, rows, *, day, **kwargs):
        years = list(rows.order_by("-year").values_list("year", flat=True).distinct())
        counting = (str(year) for year in years if year <= last_year(day))
        data = data.copy()
        data.setdefault("year", next(counting, ALL_YEARS))
        super().__init__(data, rows, day=day, **kwargs)
        # A figure of zero opens an empty list, not that of another year.
        self.form.fields["year"].choices = [*self.offer_years(years), (ALL_YEARS, "Tất cả các năm")]

    def narrowed(self, rows):
        """The rows of the chosen year and unit: what may be added up without telling of one person."""
        for name in ("year", "unit"):
            if chosen := self.form.cleaned_data.get(name):
                rows = self.filters[name].filter(rows, chosen)
        return rows

    @property
    def all_years(self):
        return (self.form.cleaned_data.get("year") or ALL_YEARS) == ALL_YEARS

    def of_year(self, rows, name, year):
        return rows if year == ALL_YEARS else rows.filter(year=year)

    def under(self, rows, name, unit):
        return rows.filter(Unit.objects.scope_under([unit]).condition("unit"))

    def found(self, rows, name, text):
        """By name; people of the reader's own scope also by what else finds them, the post of today only today."""
        named = Q()
        for word in needle(text).split():
            named &= Q(cadre__name_fold__contains=word)
        people = Cadre.objects.for_user(self.request.user)
        people = people.found_by(text) if self.day == clock.today() else people.found_then(text, places=())
        return rows.filter(named | Q(cadre__in=people))

    def with_result(self, rows, name, result):
        """Masked lines have no part in it: being there would tell their grade."""
        rows = rows.filter(masked=False)
        if result == GOOD_OR_BETTER:
            return rows.good_or_better()
        if result == GRADED:
            return rows.graded()
        return rows.filter(grade="" if result == NOT_GRADED else result)
