"""The pages of the years whose days off the office confirms, day by day, out of what is proposed."""

import datetime
from typing import Any

from django import forms
from django.db.models import F
from django.urls import path

from foundation.core import clock
from foundation.core.context import list_link
from foundation.core.forms import ScopedForm
from foundation.core.pages import CreatePage, DetailPage, EditPage, HistoryPage, RemovePage
from foundation.core.parameters import read_number
from foundation.lists.filters import ScopedFilterSet
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.models.special_days import EARLIEST, LATEST, HolidayYear, SpecialDay
from office.organisation.proposed_days import label_of, proposed_days

NO_DAY = "Chưa chọn ngày nào; chọn ít nhất một ngày, hoặc thêm ngày nghỉ của năm vào danh sách trước."
OTHER_YEAR = "Các ngày đã chọn là của năm khác; chọn lại trong các ngày của năm đã ghi."
BASIS = (
    "Ghi văn bản của năm đó, ví dụ: Thông báo số … của Bộ Nội vụ. Ngày nghỉ bù, làm bù ghi ở danh sách ngày."
)


class BasisForm(ScopedForm):
    """Of a year that is confirmed the days are changed on their own list."""

    class Meta:
        model = HolidayYear
        fields = ["basis"]
        help_texts = {"basis": BASIS}


class ConfirmYearForm(BasisForm):
    """The year with the days proposed for it; those that are ticked become days off."""

    days = forms.MultipleChoiceField(
        label="Ngày nghỉ đề xuất",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": OTHER_YEAR},
    )

    class Meta(BasisForm.Meta):
        fields = ["year", "basis"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        year = self["year"].value()
        known = str(year).isdecimal() and EARLIEST <= int(year) <= LATEST
        self.recorded = list(SpecialDay.objects.filter(day__year=int(year))) if known else []
        taken = {special.day for special in self.recorded}
        proposed = proposed_days(int(year)) if known else {}
        self.proposed = {day: name for day, name in proposed.items() if day not in taken}
        self.fields["days"].choices = [(str(day), label_of(day, name)) for day, name in self.proposed.items()]
        self.initial.setdefault("days", [str(day) for day in self.proposed])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.recorded and not cleaned.get("days") and "days" not in self.errors:
            self.add_error("days", NO_DAY)
        return cleaned

    def save(self, commit: bool = True) -> HolidayYear:
        days = map(datetime.date.fromisoformat, self.cleaned_data["days"])
        SpecialDay.objects.bulk_create(SpecialDay(day=day, name=self.proposed[day]) for day in days)
        return super().save(commit)


class HolidayYearFilter(ScopedFilterSet):
    class Meta:
        model = HolidayYear
        fields = ["year"]


class HolidayYearListPage(SheetListPage):
    model = HolidayYear
    filterset_class = HolidayYearFilter
    order = ("year", "pk")
    unit_word = "năm"
    empty_text = "Chưa xác nhận ngày nghỉ của năm nào: số ngày làm việc chưa trừ ngày lễ."
    no_match_text = "Không có năm nào theo điều kiện lọc."
    columns = (Column("year", "Năm", "year", sort=F("year")), Column("basis", "Căn cứ", "basis"))

    def actions(self):
        yield from list_link(self.request, SpecialDay, "Ngày nghỉ, ngày làm việc", "calendar3")
        yield from super().actions()


class HolidayYearDetailPage(DetailPage):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        days = SpecialDay.objects.filter(day__year=self.object.year)
        return super().get_context_data(days=days, **kwargs)


class HolidayYearCreatePage(CreatePage):
    """Opened for the year of the address, else for the first one from now on that is not confirmed."""

    def get_initial(self) -> dict[str, Any]:
        year = read_number(self.request, "year") or first_open_year()
        return {**super().get_initial(), "year": year}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first = clock.today().year - 1
        return super().get_context_data(years=range(first, first + 5), **kwargs)


def first_open_year() -> int:
    """The first year from this one on whose days off are not confirmed."""
    confirmed = set(HolidayYear.objects.values_list("year", flat=True))
    year = clock.today().year
    while year in confirmed:
        year += 1
    return year


MODEL = {"model": HolidayYear}
YEARS = [
    path("", HolidayYearListPage.as_view(**MODEL), name="holidayyear-list"),
    path("new/", HolidayYearCreatePage.as_view(**MODEL, form_class=ConfirmYearForm), name="holidayyear-new"),
    path(
        "<int:pk>/",
        HolidayYearDetailPage.as_view(**MODEL, form_class=BasisForm),
        name="holidayyear-detail",
    ),
    path("<int:pk>/edit/", EditPage.as_view(**MODEL, form_class=BasisForm), name="holidayyear-edit"),
    path("<int:pk>/remove/", RemovePage.as_view(**MODEL), name="holidayyear-remove"),
    path("<int:pk>/history/", HistoryPage.as_view(**MODEL), name="holidayyear-history"),
]
