"""What plans, and the people in them, are narrowed by."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from cadre.models.people import Cadre
from foundation.lists.filters import ScopedFilterSet
from office.organisation.models.structure import Unit
from training.choices import PlaceState, RowSource
from training.models import PlanPerson, PlanRow, Programme, TrainingPlan


class TrainingPlanFilter(ScopedFilterSet):
    first = ("year", "state")

    year = django_filters.NumberFilter(label="Năm", min_value=1900, max_value=2200)

    class Meta:
        model = TrainingPlan
        fields = ["year", "state", "unit"]


class PlanPersonFilter(ScopedFilterSet):
    """Masked lines have no part in the state: being there would tell it."""

    first = ("year", "group", "unit", "q", "state")

    year = django_filters.ChoiceFilter(label="Năm", choices=[], method="of_year")
    plan = django_filters.ModelChoiceFilter(
        label="Kế hoạch", field_name="row__plan", queryset=TrainingPlan.objects.all()
    )
    of_row = django_filters.ModelChoiceFilter(
        label="Mục kế hoạch", field_name="row", queryset=PlanRow.objects.all()
    )
    group = django_filters.ChoiceFilter(
        label="Nhóm chương trình", field_name="row__programme__group", choices=Programme.Group.choices
    )
    source = django_filters.ChoiceFilter(label="Loại", field_name="row__source", choices=RowSource.choices)
    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    q = django_filters.CharFilter(label="Họ tên, đơn vị, chức vụ, năm sinh", method="found")
    state = django_filters.ChoiceFilter(label="Trạng thái", choices=PlaceState.choices, method="standing")

    class Meta:
        model = PlanPerson
        fields = ["year", "plan", "of_row", "group", "source", "unit", "q", "state"]

    def __init__(self, data: Any, queryset: QuerySet, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        self.offer_years(queryset.order_by().values_list("row__plan__year", flat=True).distinct)

    def of_year(self, people: QuerySet, name: str, year: str) -> QuerySet:
        return people.filter(row__plan__year=int(year))

    def under(self, people: QuerySet, name: str, unit: Unit) -> QuerySet:
        return people.filter(Unit.objects.scope_under([unit]).condition("scope_unit"))

    def found(self, people: QuerySet, name: str, text: str) -> QuerySet:
        return people.filter(cadre__in=Cadre.objects.for_user(self.request.user).found_by(text))

    def standing(self, people: QuerySet, name: str, state: str) -> QuerySet:
        return people.filter(masked=False, state=state)
