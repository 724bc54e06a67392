"""What lists under review are narrowed by."""

import django_filters
from django.db.models import QuerySet

from foundation.lists.filters import ScopedFilterSet
from office.organisation.models.structure import Unit
from planning.models import PlanningTerm, ReviewList, ReviewNotice


class ReviewListFilter(ScopedFilterSet):
    first = ("campaign", "state", "unit", "term")

    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects, method="under")
    term = django_filters.ModelChoiceFilter(
        label="Nhiệm kỳ", queryset=PlanningTerm.objects, field_name="target__term"
    )

    class Meta:
        model = ReviewList
        fields = ["campaign", "state", "decided_by"]

    def under(self, lists: QuerySet, name: str, unit: Unit) -> QuerySet:
        return lists.filter(Unit.objects.scope_under([unit]).condition("scope_unit"))


class ReviewNoticeFilter(ScopedFilterSet):
    class Meta:
        model = ReviewNotice
        fields = ["unit"]
