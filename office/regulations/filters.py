import django_filters
from django.db.models import Q, QuerySet

from foundation.lists.filters import ScopedFilterSet
from office.regulations.models import Document, RuleSet


class DocumentFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label="Số, trích yếu", method="named")

    class Meta:
        model = Document
        fields = ["q", "kind"]

    def named(self, documents: QuerySet, name: str, text: str) -> QuerySet:
        """Documents whose number, subject or issuer holds the text."""
        return documents.filter(
            Q(number__icontains=text) | Q(subject__icontains=text) | Q(issuer__icontains=text)
        )


class RuleSetFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label="Tên bộ quy định", field_name="name", lookup_expr="icontains")

    class Meta:
        model = RuleSet
        fields = ["q", "subject", "unit"]
