"""What was registered in a campaign: how much of what by whom, and of one unit who for what."""

from collections import Counter
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from office.campaigns.models import Campaign, CampaignUnit
from office.organisation.sections import StructureSection
from training.campaign.courses import OfferedCourse
from training.models import Need

REGISTERED = Need.State.REGISTERED
VIEW = "training.view_need"


class NeedsOfCampaign(StructureSection):
    """Units across, courses down, with totals: of a reader's own units alone."""

    of = Campaign
    model = Need
    title = "Nhu cầu đã đăng ký"
    section_template = "training/campaign/_of_campaign.html"

    @cached_property
    def record(self) -> Campaign:
        """A campaign is read by every unit that answers it, of whose needs the reader may know."""
        found = get_object_or_404(Campaign.objects.for_user(self.request.user), pk=self.kwargs["record"])
        host = self.request.user.scope(VIEW).covers(found.unit_id)
        if not host and not self.units(found).exists():
            raise Http404
        return found

    def units(self, campaign: Campaign) -> QuerySet:
        units = CampaignUnit.objects.for_user(self.request.user).filter(campaign=campaign)
        return units.filter(self.request.user.scope(VIEW).condition("unit"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        needs = Need.objects.in_scope(self.request.user)
        needs = needs.filter(campaign_unit__campaign=self.record, state=REGISTERED).order_by()
        counts = Counter(
            {
                (unit, OfferedCourse(kind, level)): count
                for unit, kind, level, count in needs.values_list("campaign_unit", "kind", "level").annotate(
                    Count("pk")
                )
            }
        )
        units = self.units(self.record).select_related("unit").order_by("unit__official_key", "pk")
        return super().get_context_data(**matrix(list(units), counts), **kwargs)


def matrix(units: list[CampaignUnit], counts: Counter) -> dict[str, Any]:
    courses = sorted({course for _, course in counts}, key=lambda course: course.place)
    rows = [(unit, [counts[unit.pk, course] for course in courses]) for unit in units]
    return {
        "courses": [course.label for course in courses],
        "rows": [(unit, numbers, sum(numbers)) for unit, numbers in rows if any(numbers)],
        "silent": sum(not any(numbers) for _, numbers in rows),
        "totals": [sum(numbers[place] for _, numbers in rows) for place in range(len(courses))],
        "total": sum(counts.values()),
    }


class NeedsOfCampaignUnit(StructureSection):
    """Who was registered for what; the reader's own and relatives' lines stand masked."""

    of = CampaignUnit
    model = Need
    title = "Nhu cầu đã đăng ký"
    section_template = "training/campaign/_of_unit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        needs = Need.objects.listed_for(self.request.user)
        needs = needs.filter(campaign_unit=self.record, state=REGISTERED)
        related = (
            "cadre__now__held__post__title",
            "cadre__now__held__post__unit",
            "cadre__now__held__post__body",
        )
        needs = needs.select_related(*related).order_by("cadre__now__official_key", "cadre", "kind", "level")
        return super().get_context_data(needs=list(needs), secret=self.record.campaign.secret, **kwargs)
