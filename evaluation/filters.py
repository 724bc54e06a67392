from collections.abc import Iterable
from datetime import date
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from cadre.models.people import Cadre
from evaluation.grades import NOT_GRADED_LABEL, Grade
from evaluation.models import Evaluation, PeerGroup, last_year
from evaluation.told_apart import GradeChange, PostKind, changed, kind_of_post, of_kind
from foundation.core import clock
from foundation.core.text import needle
from foundation.lists.filters import ScopedFilterSet
from office.campaigns.models import Campaign
from office.organisation.models.structure import Unit

ALL_YEARS = "all"
GOOD_OR_BETTER, GRADED, NOT_GRADED = "good_or_better", "graded", "not_graded"
RESULTS = [
    *Grade.choices,
    (GOOD_OR_BETTER, "Hoàn thành tốt nhiệm vụ trở lên"),
    (GRADED, "Được xếp loại"),
    (NOT_GRADED, NOT_GRADED_LABEL),
]


OWN, NO_GROUP = "own", "Không thuộc nhóm nào"
WITHIN = [(OWN, "Riêng đơn vị đã chọn, không kể trực thuộc")]


class BelowUnitFilter(ScopedFilterSet):
    """Rows of people who were in a unit or below it, or in the unit alone."""

    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    within = django_filters.ChoiceFilter(label="Phạm vi đơn vị", choices=WITHIN, method="untouched")

    def under(self, rows: QuerySet, name: str, unit: Unit) -> QuerySet:
        if self.form.cleaned_data.get("within"):
            return rows.filter(unit=unit)
        return rows.filter(Unit.objects.scope_under([unit]).condition("unit"))

    def untouched(self, rows: QuerySet, name: str, wanted: str) -> QuerySet:
        """What the unit's own filter asks for."""
        return rows

    def found(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        """By name; people of the reader's own scope also by what else finds them, the post of today only today."""
        named = Q()
        for word in needle(text).split():
            named &= Q(cadre__name_fold__contains=word)
        people = Cadre.objects.for_user(self.request.user)
        people = people.found_by(text) if self.day == clock.today() else people.found_then(text, places=())
        return rows.filter(named | Q(cadre__in=people))


class YearFilter(BelowUnitFilter):
    """The latest year that counts on the day, unless another is asked for."""

    year = django_filters.ChoiceFilter(label="Năm", method="of_year", empty_label=None, null_label=None)

    post = django_filters.ChoiceFilter(label="Loại chức vụ", choices=PostKind.choices, method="with_post")

    # What else than a year is offered, and is chosen while no year counts; without it the latest year is.
    without_year = ()

    def __init__(
        self, data: Any, rows: QuerySet, *, day: date, more_years: Iterable[int] = (), **kwargs: Any
    ):
        years = sorted({*rows.years(), *more_years}, reverse=True)
        counting = (str(year) for year in years if year <= last_year(day))
        data = data.copy()
        otherwise = self.without_year[0] if self.without_year else "".join(map(str, years[:1]))
        data.setdefault("year", next(counting, otherwise))
        super().__init__(data, rows, day=day, **kwargs)
        # A figure of zero opens an empty list, not that of another year.
        self.offer_years(lambda: years, more=[self.without_year] * bool(self.without_year))

    def of_year(self, rows: QuerySet, name: str, year: str) -> QuerySet:
        return rows if year == ALL_YEARS else rows.filter(year=year)

    def with_post(self, rows: QuerySet, name: str, kind: str) -> QuerySet:
        return rows.annotate(post_kind=kind_of_post()).filter(of_kind(kind))


def groups_of(request: HttpRequest) -> QuerySet:
    """The groups of the campaigns that the reader may see."""
    return PeerGroup.objects.filter(campaign__in=Campaign.objects.for_user(request.user))


class EvaluationFilter(YearFilter):
    """Also of all years. What would tell of a masked line leaves it out."""

    first = ("year", "unit", "q", "grade")
    without_year = (ALL_YEARS, "Tất cả các năm")

    q = django_filters.CharFilter(label="Họ tên, năm sinh", method="found")
    grade = django_filters.ChoiceFilter(label="Mức xếp loại", choices=RESULTS, method="with_result")
    change = django_filters.ChoiceFilter(
        label="So với năm trước", choices=GradeChange.choices, method="with_change"
    )
    sex = django_filters.ChoiceFilter(label="Giới tính", choices=Cadre.Sex.choices, field_name="cadre__sex")
    group = django_filters.ModelChoiceFilter(
        label="Nhóm", queryset=groups_of, field_name="line__group", null_label=NO_GROUP
    )

    class Meta:
        model = Evaluation
        fields = ["year", "unit", "q", "grade", "change", "post", "sex", "group", "within"]

    def __init__(self, data: Any, rows: QuerySet, **kwargs: Any):
        super().__init__(data, rows, **kwargs)
        group, year = self.form.fields.get("group"), self.data["year"]
        if group and year.isdecimal():
            group.queryset = group.queryset.filter(campaign__year=year)
        if self.drawn and not (self.data.get("group") or group.queryset.exists()):
            self.form.more = [bound for bound in self.form.more if bound.name != "group"]

    def narrowed(self, rows: QuerySet) -> QuerySet:
        """The rows of the chosen year and unit: what may be added up without telling of one person."""
        for name in ("year", "unit"):
            if chosen := self.form.cleaned_data.get(name):
                rows = self.filters[name].filter(rows, chosen)
        return rows

    @property
    def all_years(self) -> bool:
        return (self.form.cleaned_data.get("year") or ALL_YEARS) == ALL_YEARS

    @property
    def compares(self) -> bool:
        """Whether the rows were asked for by what stands beside the year before."""
        return bool(self.form.cleaned_data.get("change"))

    def with_result(self, rows: QuerySet, name: str, result: str) -> QuerySet:
        """Masked lines have no part in it: being there would tell their grade."""
        rows = rows.filter(masked=False)
        if result == GOOD_OR_BETTER:
            return rows.good_or_better()
        if result == GRADED:
            return rows.graded()
        return rows.filter(grade="" if result == NOT_GRADED else result)

    def with_change(self, rows: QuerySet, name: str, change: str) -> QuerySet:
        seen = Evaluation.objects.for_user(self.request.user)
        return rows.filter(masked=False).beside_year_before(seen).filter(changed(change))
