"""What lists of needs are narrowed by."""

from typing import Any

import django_filters
from django.db.models import Case, QuerySet, When

from cadre.forms import levels_by_kind
from cadre.models.facts import Qualification
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.lists.filters import ScopedFilterSet
from office.organisation.models.structure import Unit
from training.models import Need
from training.needs.states import IN_PLAN, WAITING, NeedStanding

# Several states at once, as plans and boards count them.
NOT_DROPPED, WITHOUT_PLACE, WITH_PLACE = "standing", "waiting", "in_plan"
STANDS = [
    (NOT_DROPPED, "Còn hiệu lực (mọi trạng thái trừ không còn nhu cầu)"),
    (WITHOUT_PLACE, "Chưa có chỉ tiêu"),
    (WITH_PLACE, "Trong kế hoạch, đang học"),
    *NeedStanding.choices,
]
SEVERAL = {
    NOT_DROPPED: [each for each in NeedStanding if each != NeedStanding.DROPPED],
    WITHOUT_PLACE: WAITING,
    WITH_PLACE: IN_PLAN,
}


class NeedFilter(ScopedFilterSet):
    """Masked lines have no part in what would tell of their need: being there would."""

    first = ("unit", "q", "kind", "stands")

    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    q = django_filters.CharFilter(label="Họ tên, đơn vị, chức vụ, năm sinh", method="found")
    kind = django_filters.ChoiceFilter(label="Loại", choices=Qualification.Kind.choices)
    level = django_filters.TypedChoiceFilter(label="Mức", choices=[], coerce=int)
    why = django_filters.ChoiceFilter(label="Lý do", choices=Need.Why.choices)
    stands = django_filters.ChoiceFilter(label="Trạng thái", choices=STANDS, method="standing")
    year = django_filters.ChoiceFilter(label="Năm ghi nhu cầu", choices=[], method="opened_in")

    class Meta:
        model = Need
        fields = ["unit", "q", "kind", "level", "why", "stands", "year"]

    def __init__(self, data: Any, queryset: QuerySet, **kwargs: Any):
        super().__init__(data, queryset, **kwargs)
        self.offer("level", levels_by_kind())
        self.offer_years(queryset.order_by().values_list("opened_on__year", flat=True).distinct)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        needs = super().filter_queryset(queryset)
        told = {"kind", "level", "why", "stands", "year"}
        return needs.filter(masked=False) if told & self.chosen() else needs

    def chosen(self) -> set[str]:
        return {name for name, value in self.form.cleaned_data.items() if value not in (None, "")}

    def under(self, needs: QuerySet, name: str, unit: Unit) -> QuerySet:
        return needs.filter(Unit.objects.scope_under([unit]).condition("scope_unit"))

    def found(self, needs: QuerySet, name: str, text: str) -> QuerySet:
        people = Cadre.objects.all()
        past = self.day < clock.today()
        return needs.filter(cadre__in=(people.found_then(text, places=()) if past else people.found_by(text)))

    def standing(self, needs: QuerySet, name: str, stands: str) -> QuerySet:
        """In a CASE, of which the planner expects half: of the words it expects next to none, and looks at all needs
        before the first of a page.
        """
        found = When(stands__in=SEVERAL.get(stands, [stands]), then=True)
        return needs.filter(Case(found, default=False))

    def opened_in(self, needs: QuerySet, name: str, year: str) -> QuerySet:
        return needs.filter(opened_on__year=year)
