"""A year's grading is opened, and its rows are made: looked at first, then written."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from cadre.models.conflicts import conflicted_cadres
from evaluation.grading.choices import UNDECIDED
from evaluation.grading.period.forms import GradingCampaignForm, OneRowForm
from evaluation.grading.period.making import Made, make_lines, planned
from evaluation.models import Evaluation, GradingLine
from foundation.core import clock
from foundation.core.pages import CreatePage
from office.campaigns.form_pages import CampaignFormPage
from office.campaigns.making import ENDED
from office.campaigns.models import Campaign
from office.organisation.models.structure import Unit

MADE = "Đã lập {count} dòng đánh giá."
NOTHING_NEW = "Không có đồng chí nào cần thêm vào danh sách đánh giá."
NOT_HERE = "Đồng chí này không giữ chức vụ chính trong năm tại {unit} và các đơn vị trực thuộc."
STANDS = "Đồng chí này đã có trong danh sách đánh giá của đợt."
SECRET = "Đợt có độ mật: không lập danh sách có tên trên hệ thống."
# Before 15 December: Decree 90/2020, article 20, kept by Decree 335/2025, article 21.
LAST_DAY = (12, 14)
FIRST_MONTH = 7


def year_to_grade(today: date) -> int:
    """The year that runs; in its first half still the one before."""
    return today.year if today.month >= FIRST_MONTH else today.year - 1


class NewGradingPage(CreatePage):
    """A campaign of this kind with the days that the year asks; afterwards its rows are made."""

    model = Campaign
    form_class = GradingCampaignForm

    def get_template_names(self) -> list[str]:
        return ["evaluation/period/new.html"]

    def get_initial(self) -> dict[str, Any]:
        today = clock.today()
        year = year_to_grade(today)
        due = date(year, *LAST_DAY)
        units = Unit.objects.for_user(self.request.user).on(today).order_by("official_key", "pk")
        return super().get_initial() | {
            "unit": units.filter(self.request.user.scope("campaigns.add_campaign").condition("pk")).first(),
            "year": year,
            "name": f"Đánh giá, xếp loại năm {year}",
            "figures_on": date(year, 12, 31),
            "opens_on": today,
            "due_on": due if due >= today else today + timedelta(days=7),
        }

    def form_valid(self, form: GradingCampaignForm) -> HttpResponse:
        response = super().form_valid(form)
        if not form.instance.pk or form.instance.secret:
            return response
        return HttpResponseRedirect(reverse("grading-setup", args=[form.instance.pk]))


class SetupPage(CampaignFormPage):
    """Who gets a row, by unit, and who does not; one person alone for a case between the rounds."""

    form_class = OneRowForm
    template_name = "evaluation/period/setup.html"

    @cached_property
    def object(self) -> Campaign:
        campaign = self.get_object(self.get_queryset().select_related("unit"))
        if campaign.kind != "grading":
            raise Http404
        return campaign

    @property
    def closed(self) -> str:
        if self.object.closed_on:
            return ENDED.format(day=self.object.closed_on)
        return SECRET if self.object.secret else ""

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        looked = Made() if self.closed else planned(self.object, self.request.user)
        hidden = conflicted_cadres(self.request.user)
        return super().get_context_data(
            closed=self.closed,
            looked=looked,
            units=list(by_unit(looked)),
            left_out=[each for each in looked.left_out if each.cadre.pk not in hidden],
            of_others=sum(each.cadre.pk in hidden for each in looked.left_out),
            beside=self.graded_beside(),
            gone=with_removal(looked, self.request.user),
            **kwargs,
        )

    def graded_beside(self) -> list[GradingLine]:
        """Rows that wait though a result of the year stands beside them, which no row wrote; one query."""
        results = Evaluation.objects.for_user(self.request.user).filter(year=self.object.year, line=None)
        rows = GradingLine.objects.for_user(self.request.user).filter(
            campaign=self.object, state__in=UNDECIDED
        )
        rows = rows.filter(cadre__in=results.order_by().values("cadre"))
        return list(rows.select_related("cadre", "unit").order_by("ordinal", "pk"))

    def form_valid(self, form: OneRowForm) -> HttpResponse:
        """Asked under the lock of the campaign, which may be ending."""
        said = ENDED.format(day=clock.today()) if self.has_ended() else self.closed
        if said:
            form.add_error(None, said)
            return self.form_invalid(form)
        person = form.cleaned_data["cadre"]
        made = make_lines(self.object, self.request.user, {person.pk} if person else None)
        if person and not made.new:
            form.add_error("cadre", self.why_not(made, person))
            return self.form_invalid(form)
        if made.new:
            messages.success(self.request, MADE.format(count=len(made.new)))
        else:
            messages.info(self.request, NOTHING_NEW)
        return HttpResponseRedirect(self.next_page())

    def why_not(self, made: Made, person: Any) -> str:
        if made.left_out:
            return made.left_out[0].why
        stands = self.object.grading_lines.filter(cadre=person).exists()
        return STANDS if stands else NOT_HERE.format(unit=self.object.unit)

    def next_page(self) -> str:
        """Who answers for the rows is asked next, where nobody is asked yet."""
        asked = self.object.units.exists()
        return self.object.get_absolute_url() if asked else reverse("campaign-units", args=[self.object.pk])


def with_removal(looked: Made, user: Any) -> list[tuple[GradingLine, bool]]:
    """Rows of people who serve no more, and whether the user may remove them; one query where there are any."""
    keys = [line.pk for line in looked.gone]
    rows = GradingLine.objects.for_user(user, "remove").filter(pk__in=keys).values_list("pk", flat=True)
    removable = set(rows) if keys else set()
    return [(line, line.pk in removable) for line in looked.gone]


def by_unit(looked: Made) -> Iterator[dict[str, Any]]:
    """Numbers of the rows to be made, unit by unit in the official order."""
    units = {line.unit_id: line.unit for line in looked.new}
    rows = Counter(line.unit_id for line in looked.new)
    leaders = Counter(line.unit_id for line in looked.new if line.subject == "leader")
    above = Counter(line.unit_id for line in looked.new if line.is_decided_above)
    waiting = Counter(line.unit_id for line in looked.unanswered)
    for key, unit in units.items():
        numbers = {"rows": rows[key], "leaders": leaders[key], "above": above[key], "waiting": waiting[key]}
        yield {"unit": unit} | numbers
