"""What the list of rows of the year's grading is narrowed by."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from cadre.models.people import Cadre
from evaluation.filters import GOOD_OR_BETTER, NO_GROUP, BelowUnitFilter
from evaluation.grades import GOOD_OR_BETTER as GOOD_GRADES
from evaluation.grading.choices import DECIDED, UNDECIDED, Given, GradingState, GradingSubject
from evaluation.models import GradingLine, PeerGroup
from foundation.lists.filters import YesNoFilter
from office.campaigns.models import Campaign, CampaignUnit
from office.organisation.models.structure import ManagingAuthority

ALL_UNDECIDED, ALL_DECIDED, NONE = "undecided", "all_decided", "none"
STATES = [
    (ALL_UNDECIDED, "Chưa quyết định"),
    (ALL_DECIDED, "Đã có quyết định"),
    *GradingState.choices,
]
SEVERAL = {ALL_UNDECIDED: UNDECIDED, ALL_DECIDED: DECIDED}
STANDING = [
    *Given.choices,
    (GOOD_OR_BETTER, "Hoàn thành tốt nhiệm vụ trở lên"),
    (NONE, "Chưa có mức nào"),
]


class UnitsOfCampaigns(django_filters.ModelChoiceFilter):
    """The units that answer, by their own names: the campaign stands beside."""

    class field_class(django_filters.ModelChoiceFilter.field_class):  # noqa: N801
        def label_from_instance(self, obj: CampaignUnit) -> str:
            return str(obj.unit)


class GradingLineFilter(BelowUnitFilter):
    """The latest campaign unless another or all are asked for. What would tell of a masked row leaves it out."""

    first = ("campaign", "unit", "q", "state")

    campaign = django_filters.ModelChoiceFilter(
        label="Đợt", queryset=Campaign.objects.filter(kind="grading"), empty_label="Tất cả các đợt"
    )
    campaign_unit = UnitsOfCampaigns(
        label="Đầu mối", queryset=CampaignUnit.objects.filter(campaign__kind="grading").select_related("unit")
    )
    year = django_filters.NumberFilter(label="Năm", field_name="campaign__year")
    q = django_filters.CharFilter(label="Họ tên, năm sinh", method="found")
    state = django_filters.ChoiceFilter(label="Trạng thái", choices=STATES, method="in_state")
    group = django_filters.ModelChoiceFilter(
        label="Nhóm", queryset=PeerGroup.objects.all(), null_label=NO_GROUP, method="in_group"
    )
    subject = django_filters.ChoiceFilter(label="Đối tượng", choices=GradingSubject.choices)
    is_head = YesNoFilter(label="Người đứng đầu")
    sex = django_filters.ChoiceFilter(label="Giới tính", choices=Cadre.Sex.choices, field_name="cadre__sex")
    authority = django_filters.ModelChoiceFilter(
        label="Diện quản lý", queryset=ManagingAuthority.objects.all()
    )
    is_decided_above = YesNoFilter(label="Cấp trên quyết định")
    standing = django_filters.ChoiceFilter(label="Mức hiện ghi", choices=STANDING, method="with_standing")

    class Meta:
        model = GradingLine
        fields = ["campaign", "year", "campaign_unit", "unit", "q", "state", "group", "subject", "is_head"]
        fields += ["sex", "authority", "is_decided_above", "standing", "within"]

    def __init__(self, data: Any, rows: QuerySet, **kwargs: Any):
        data = data.copy()
        if "campaign" not in data:
            campaigns = rows.campaigns().order_by("-year", "-opens_on", "-pk")
            latest = campaigns.values_list("pk", flat=True).first()
            data["campaign"] = str(latest or "")
        super().__init__(data, rows, **kwargs)
        if data["campaign"].isdecimal():
            for name in ("campaign_unit", "group"):
                if field := self.form.fields.get(name):
                    field.queryset = field.queryset.filter(campaign=data["campaign"])

    @property
    def of_one(self) -> bool:
        return bool(self.form.cleaned_data.get("campaign"))

    def in_state(self, rows: QuerySet, name: str, state: str) -> QuerySet:
        return rows.filter(masked=False, state__in=SEVERAL.get(state, [state]))

    def in_group(self, rows: QuerySet, name: str, group: PeerGroup | str) -> QuerySet:
        """The office's judgement too."""
        found = {"group": None} if group == self.filters["group"].null_value else {"group": group}
        return rows.filter(masked=False, **found)

    @property
    def states(self) -> list[str]:
        """Those that are asked for; none where all are."""
        state = self.form.cleaned_data.get("state")
        return SEVERAL.get(state, [state]) if state else []

    def with_standing(self, rows: QuerySet, name: str, standing: str) -> QuerySet:
        grades = {GOOD_OR_BETTER: GOOD_GRADES, NONE: [""]}.get(standing, [standing])
        return rows.filter(masked=False, standing_grade__in=grades)
