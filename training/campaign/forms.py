"""What a unit says on one line of its page, and what is registered for one person outside a campaign."""

import datetime
from typing import Any

from django import forms

from cadre.models.people import CadreNow
from foundation.core import clock
from foundation.core.dates import PartialDate, PartialDateFormField
from foundation.core.forms import ScopedForm
from foundation.core.lookup.empty import EMPTY
from foundation.core.typed.forms import PlainForm
from training.campaign.answers import CourseWord, NeedLine
from training.campaign.courses import OfferedCourse, choices_of
from training.campaign.offer import course_fits
from training.campaign.registering import Wanted, refusals, register
from training.models import Need

LONGEST = 300
NONE_YET = ("", "Không đăng ký")
TOO_LONG = f"Ý kiến dài quá {LONGEST} ký tự; ghi ngắn lại."
BY = "Cần trước (ngày hoặc năm)"


def day_of(by: PartialDate | None) -> datetime.date | None:
    """A year or a month means its last day."""
    return by.last_day if by else None


def shown_day(day: datetime.date | None) -> PartialDate | None:
    """The last day of a year is shown as the year."""
    if day is None:
        return None
    return PartialDate.of(day.year) if (day.month, day.day) == (12, 31) else PartialDate.from_date(day)


class CourseForm(PlainForm):
    """`seal` is what the page showed."""

    course = forms.ChoiceField(label="Đăng ký học", required=False)
    by = PartialDateFormField(label=BY, required=False)
    note = forms.CharField(
        label="Ý kiến của đơn vị",
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": TOO_LONG},
    )
    seal = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, line: NeedLine, courses: dict[str, OfferedCourse]) -> None:
        now = line.now
        initial = {"course": now.course, "by": shown_day(now.by), "note": now.note, "seal": now.seal}
        super().__init__(data, prefix=line.key, initial=initial)
        self.line = line
        offered = dict(courses)
        if now.course and now.course not in offered:
            offered[now.course] = OfferedCourse.of(line.need)
        self.fields["course"].choices = (NONE_YET, *choices_of(offered.values()))

    def clean(self) -> dict[str, Any]:
        """The same sentences as of a workbook; a line that says nothing is a registration taken back."""
        cleaned = super().clean()
        unsaid = not cleaned.get("course") and (
            self.line.need or not (cleaned.get("by") or cleaned.get("note"))
        )
        if not self.errors and not unsaid and self.has_changed():
            for name, sentence in course_fits(cleaned).items():
                self.add_error(name, sentence)
        return cleaned

    @property
    def said(self) -> CourseWord:
        asked = self.cleaned_data
        if not asked["course"]:
            return CourseWord()
        return CourseWord(asked["course"], day_of(asked["by"]), asked["note"])


class RegistrationForm(ScopedForm):
    """One course for one person: of the address, or chosen among those whom the user speaks for."""

    course = forms.ChoiceField(label="Đăng ký học")
    year = forms.TypedChoiceField(
        label="Năm bồi dưỡng", coerce=int, help_text="Chỉ tính với nội dung cập nhật hằng năm."
    )
    by = PartialDateFormField(label=BY, required=False)
    note = forms.CharField(
        label="Ý kiến của đơn vị",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": TOO_LONG},
    )

    class Meta:
        model = Need
        fields = ["cadre"]

    def __init__(
        self, *args: Any, courses: dict[str, OfferedCourse], cadre: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        this_year = clock.today().year
        self.courses = courses
        self.fields["course"].choices = [("", EMPTY), *choices_of(courses.values())]
        self.fields["year"].choices = [(year, str(year)) for year in (this_year, this_year + 1)]
        self.fields["year"].initial = this_year + 1
        if cadre:
            self.instance.cadre = cadre
            del self.fields["cadre"]
        else:
            serving = self.fields["cadre"].queryset.filter(now__status=CadreNow.Status.SERVING)
            self.fields["cadre"].queryset = serving

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        faults = {} if self.errors else course_fits(cleaned)
        for name, sentence in faults.items():
            self.add_error(name, sentence)
        if not self.errors:
            for sentence in refusals(self.user, [self.wanted]).values():
                self.add_error(None, sentence)
        return cleaned

    @property
    def wanted(self) -> Wanted:
        asked = self.cleaned_data
        person = asked.get("cadre") or self.instance.cadre
        course, by = self.courses[asked["course"]], day_of(asked["by"])
        return Wanted(person, course, asked["year"], by, asked["note"])

    def save(self, commit: bool = True) -> Need:
        """The need that stands then is the form's own record."""
        self.done = register(self.user, [self.wanted])
        _, kind, level, cycle = self.wanted.key
        needs = Need.objects.standing().filter(reserved=False, cadre=self.wanted.cadre)
        self.instance = needs.get(kind=kind, level=level, cycle=cycle)
        return self.instance
