import django_filters
from django.db import models

from foundation.core import clock
from foundation.lists.filters import ScopedFilterSet, YesNoFilter
from office.organisation.models.structure import Unit
from reminders.due_groups import DueGroup, in_group
from reminders.kinds import kind_choices
from reminders.models import Duty, DutyRule


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
    mine = YesNoFilter(label="Giao cho tôi", method="handled_by_me")

    class Meta:
        model = Duty
        fields = ["kind", "unit", "state", "due", "mine"]

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

    def handled_by_me(self, duties, name, mine):
        me = self.request.user
        return duties.filter(handler=me) if mine else duties.exclude(handler=me)


class DutyRuleFilter(ScopedFilterSet):
    active = YesNoFilter(label="Đang áp dụng")
    confirmed = YesNoFilter(label="Đã xác nhận")

    class Meta:
        model = DutyRule
        fields = ["kind", "active", "confirmed"]
