from typing import Any

import django_filters
from django.db.models import QuerySet

from evaluation.grades import Grade
from evaluation.models import UnitGrade
from foundation.lists.filters import ScopedFilterSet, YesNoFilter
from office.organisation.models.structure import Unit


class UnitGradeFilter(ScopedFilterSet):
    first = ("year", "unit", "grade")

    year = django_filters.ChoiceFilter(label="Năm", choices=[])
    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    grade = django_filters.ChoiceFilter(label="Xếp loại tập thể", choices=Grade.choices)
    decided = YesNoFilter(label="Đã có quyết định", method="with_paper")

    class Meta:
        model = UnitGrade
        fields = ["year", "unit", "grade", "decided"]

    def __init__(self, data: Any, queryset: QuerySet, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        self.offer_years(queryset.order_by().values_list("year", flat=True).distinct)

    def under(self, rows: QuerySet, name: str, unit: Unit) -> QuerySet:
        return rows.filter(Unit.objects.scope_under([unit]).condition("unit"))

    def with_paper(self, rows: QuerySet, name: str, decided: bool) -> QuerySet:
        papers = {"decision_on__isnull": not decided}
        return rows.filter(**papers)
