"""What proposals and appointments are narrowed by."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from foundation.core.text import needle
from foundation.lists.filters import ScopedFilterSet
from office.organisation.models.structure import Unit
from rotation.choices import AppointmentForm, AppointmentState
from rotation.models import Appointment

OPEN = "open"
STATES = [(OPEN, "Chưa có quyết định"), *AppointmentState.choices]


class AppointmentFilter(ScopedFilterSet):
    """Masked lines have no part in the form or the year: being there would tell it."""

    first = ("state", "form", "unit", "year", "q")

    q = django_filters.CharFilter(label="Họ tên", method="named")
    state = django_filters.ChoiceFilter(label="Trạng thái", choices=STATES, method="in_state")
    form = django_filters.ChoiceFilter(label="Hình thức", choices=AppointmentForm.choices, method="of_form")
    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="at_unit")
    year = django_filters.ChoiceFilter(label="Năm", choices=[], method="of_year")

    class Meta:
        model = Appointment
        fields = ["q", "state", "form", "unit", "year"]

    def __init__(self, data: Any, queryset: QuerySet, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        days = queryset.filter(masked=False).order_by().values_list("proposed_on", "valid_from").distinct()
        self.offer_years(lambda: (day.year for pair in days for day in pair if day))

    def named(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return rows.filter(cadre__name_fold__contains=needle(text))

    def in_state(self, rows: QuerySet, name: str, state: str) -> QuerySet:
        return rows.open() if state == OPEN else rows.filter(state=state)

    def of_form(self, rows: QuerySet, name: str, form: str) -> QuerySet:
        return rows.filter(masked=False, form=form)

    def at_unit(self, rows: QuerySet, name: str, unit: Unit) -> QuerySet:
        return rows.filter(Unit.objects.scope_under([unit]).condition("post__unit"))

    def of_year(self, rows: QuerySet, name: str, year: str) -> QuerySet:
        """Those proposed in the year, and those by which a post is held from a day of it."""
        of_year = Q(proposed_on__year=int(year)) | Q(valid_from__year=int(year))
        return rows.filter(of_year, masked=False)
