import django_filters
from django.db import models
from django.db.models import Q
from django.forms import HiddenInput, TextInput

from foundation.core import clock
from foundation.lists.filters import ScopedFilterSet, YesNoFilter
from office.organisation.models.structure import Unit
from reminders.due_groups import DueGroup, in_group
from reminders.kinds import kind_choices
from reminders.models import Duty, DutyRule
from reminders.recipients import ROLES


class DutyStanding(models.TextChoices):
    """What the list can be asked for; a duty that was put off is open all the same."""

    OPEN = "open", "Cần xử lý"
    SNOOZED = "snoozed", "Nhắc lại sau"
    DONE = "done", "Đã xong"
    CLOSED = "closed", "Tự đóng"
    ALL = "all", "Tất cả"


class DutyFilter(ScopedFilterSet):
    kind = django_filters.ChoiceFilter(label="Loại việc", field_name="rule__kind", choices=kind_choices)
    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    state = django_filters.ChoiceFilter(
        label="Tình trạng", choices=DutyStanding.choices, method="standing", empty_label=None
    )
    due = django_filters.ChoiceFilter(label="Hạn", choices=DueGroup.choices, method="due_then")
    # Asked by the switch above the list, which the form keeps.
    mine = YesNoFilter(label="Việc của tôi", method="of_mine", widget=HiddenInput)
    rule = django_filters.ModelChoiceFilter(label="Mốc nhắc việc", queryset=DutyRule.objects.all())
    due_on = django_filters.DateFilter(label="Hạn ngày", input_formats=["%d/%m/%Y"], widget=TextInput)

    class Meta:
        model = Duty
        fields = ["kind", "unit", "state", "due", "mine", "rule", "due_on"]

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy()
        if not data.get("state"):
            data["state"] = DutyStanding.OPEN
        self.state = data["state"]
        super().__init__(data, *args, **kwargs)

    def under(self, duties, name, unit):
        return duties.filter(Unit.objects.scope_under([unit]).condition("unit"))

    def standing(self, duties, name, state):
        if state == DutyStanding.OPEN:
            return duties.outstanding(clock.today())
        if state == DutyStanding.SNOOZED:
            return duties.put_off(clock.today())
        return duties if state == DutyStanding.ALL else duties.filter(state=state)

    def due_then(self, duties, name, group):
        return duties.filter(in_group(group, clock.today()))

    def of_mine(self, duties, name, mine):
        """What was handed to the user, and what nobody was handed in a unit where the user has a grant for duties."""
        user = self.request.user
        units = [grant.unit_id for grant in user.current_grants if grant.role in ROLES]
        own = Q(handler=user) | Q(handler=None, unit__in=units)
        return duties.filter(own) if mine else duties.exclude(own)


class DutyRuleFilter(ScopedFilterSet):
    active = YesNoFilter(label="Đang áp dụng")
    confirmed = YesNoFilter(label="Đã xác nhận")

    class Meta:
        model = DutyRule
        fields = ["kind", "active", "confirmed"]
