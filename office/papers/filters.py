"""What the register is narrowed by."""

import django_filters
from django.db.models import Q, QuerySet

from foundation.lists.filters import ScopedFilterSet, YesNoFilter
from office.papers.models import NumberingTerm, Paper


class PaperFilter(ScopedFilterSet):
    first = ("q", "issuer", "genre", "term")

    q = django_filters.CharFilter(label="Số, trích yếu", method="named")
    year = django_filters.NumberFilter(
        label="Năm", field_name="signed_on", lookup_expr="year", min_value=1900, max_value=2200
    )
    secret = YesNoFilter(label="Có độ mật")

    class Meta:
        model = Paper
        fields = ["q", "issuer", "genre", "term", "status", "unit"]

    def named(self, papers: QuerySet, name: str, text: str) -> QuerySet:
        return papers.filter(Q(code__icontains=text) | Q(about__icontains=text))


class NumberingTermFilter(ScopedFilterSet):
    class Meta:
        model = NumberingTerm
        fields = ["unit"]
