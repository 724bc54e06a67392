import django_filters

from foundation.core.text import needle
from foundation.lists.filters import ScopedFilterSet
from office.organisation.levels import offered_choices
from office.organisation.models.structure import Unit
from planning.models import PlanningRound, PlanningTarget, PlanningTerm


class TermFilter(ScopedFilterSet):
    level = django_filters.ChoiceFilter(label="Cấp", choices=offered_choices)

    class Meta:
        model = PlanningTerm
        fields = ["kind", "level"]


class RoundFilter(ScopedFilterSet):
    class Meta:
        model = PlanningRound
        fields = ["unit", "kind"]


class TargetFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label="Chức danh", method="named")
    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects, method="under")

    class Meta:
        model = PlanningTarget
        fields = ["q", "unit", "term"]

    def named(self, targets, name, text):
        return targets.filter(post__title__name_fold__contains=needle(text))

    def under(self, targets, name, unit):
        return targets.filter(Unit.objects.scope_under([unit]).condition("post__unit"))
