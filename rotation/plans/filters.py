"""What plans of rotations are narrowed by."""

import django_filters

from foundation.lists.filters import ScopedFilterSet
from rotation.models import RotationPlan


class RotationPlanFilter(ScopedFilterSet):
    first = ("year", "state", "unit")

    year = django_filters.NumberFilter(label="Năm", min_value=1900, max_value=2200)

    class Meta:
        model = RotationPlan
        fields = ["year", "state", "unit"]
