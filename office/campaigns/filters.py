"""What campaigns and their units are narrowed by."""

import django_filters
from django.db.models import QuerySet

from foundation.core import clock
from foundation.lists.filters import ScopedFilterSet, YesNoFilter
from office.campaigns.models import Campaign, CampaignUnit, ChecklistItem


class CampaignFilter(ScopedFilterSet):
    first = ("kind", "year", "state")

    year = django_filters.NumberFilter(label="Năm", min_value=1900, max_value=2200)

    class Meta:
        model = Campaign
        fields = ["kind", "state", "unit"]


class CampaignUnitFilter(ScopedFilterSet):
    first = ("campaign", "state", "unit", "late")

    late = YesNoFilter(label="Quá hạn chưa nộp", method="is_late")
    open = YesNoFilter(label="Đợt đang thực hiện", method="of_open")

    class Meta:
        model = CampaignUnit
        fields = ["campaign", "state", "unit"]

    def is_late(self, units: QuerySet, name: str, asked: bool) -> QuerySet:
        late = units.late(clock.today()).order_by().values("pk")
        return units.filter(pk__in=late) if asked else units.exclude(pk__in=late)

    def of_open(self, units: QuerySet, name: str, asked: bool) -> QuerySet:
        state = Campaign.State.OPEN if asked else Campaign.State.CLOSED
        return units.filter(campaign__state=state)


class ChecklistItemFilter(ScopedFilterSet):
    class Meta:
        model = ChecklistItem
        fields = ["kind"]
