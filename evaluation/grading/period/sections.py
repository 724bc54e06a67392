"""On the pages of a campaign and of a unit that answers it: how far the rows of the year are."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property

from ballots.models import Conference
from evaluation.grading.choices import GradingState
from evaluation.grading.period.progress import VIEW, UnitProgress, progress
from evaluation.grading.voting.rows import writable
from evaluation.models import GradingLine
from foundation.core import clock
from office.campaigns.models import Campaign, CampaignUnit
from office.organisation.models.structure import Unit
from office.organisation.naming import office_body
from office.organisation.sections import StructureSection

# What is done with the rows of a year: label, address of the campaign's key, icon.
PAGES = (
    ("Bảng xếp loại", "grading-grid", "grid-3x3"),
    ("Thẩm định", "grading-appraisal", "clipboard-check"),
    ("Nhóm tương đồng", "grading-groups", "people"),
    ("Kiểm phiếu", "grading-ballots", "box-seam"),
    ("Xếp loại tập thể", "grading-collectives", "building"),
    ("Kết quả", "grading-results", "bar-chart-line"),
)


class GradingOfCampaign(StructureSection):
    """Rows by state, units by how far they are, and the pages of the work; of a reader's own rows alone."""

    of = Campaign
    model = GradingLine
    title = "Bảng xếp loại"
    section_template = "evaluation/period/_of_campaign.html"

    @cached_property
    def record(self) -> Campaign:
        """Every unit that answers reads the campaign; its rows are told to who may view some of them."""
        found = get_object_or_404(
            Campaign.objects.for_user(self.request.user), pk=self.kwargs["record"], kind="grading"
        )
        scope = self.request.user.scope(VIEW)
        if not scope.covers(found.unit_id) and not found.units.filter(scope.condition("unit")).exists():
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, campaign = self.request.user, self.record
        rows = GradingLine.objects.listed_for(user).filter(campaign=campaign)
        counts = dict(rows.filter(masked=False).order_by().values_list("state").annotate(Count("pk")))
        units = (
            CampaignUnit.objects.for_user(user).filter(campaign=campaign).select_related("unit", "campaign")
        )
        units = list(units.filter(user.scope(VIEW).condition("unit")).order_by("unit__official_key", "pk"))
        far, today = progress(units, user), clock.today()
        return super().get_context_data(
            total=sum(counts.values()),
            masked=rows.filter(masked=True).count(),
            unanswered=list(self.unanswered(rows)),
            office=office_body(),
            rows_url=f"{reverse('gradingline-list')}?campaign={campaign.pk}",
            states=[(state.label, counts[state], state.value) for state in GradingState if counts.get(state)],
            units=[(unit, far.get(unit.pk, UnitProgress()), unit.is_late(today)) for unit in units],
            received=sum(unit.state in CampaignUnit.ANSWERED for unit in units),
            pages=list(self.pages()),
            may_make=user.may("campaigns.change_campaign", campaign) and not campaign.closed_on,
            **kwargs,
        )

    def unanswered(self, rows: QuerySet) -> Iterator[tuple[Unit, int, str]]:
        """(unit, number of rows, address of the grid) of those for whom no unit answers: the office writes them."""
        counts = dict(rows.filter(campaign_unit=None).order_by().values_list("unit").annotate(Count("pk")))
        grid = reverse("grading-grid", args=[self.record.pk])
        for unit in (
            Unit.objects.for_user(self.request.user).filter(pk__in=counts).order_by("official_key", "pk")
        ):
            url = "" if self.record.secret else f"{grid}?unit={unit.pk}"
            yield unit, counts[unit.pk], url

    def pages(self) -> Any:
        for label, name, icon in PAGES:
            try:
                yield {"label": label, "url": reverse(name, args=[self.record.pk]), "icon": icon}
            except NoReverseMatch:
                continue


class GradingOfCampaignUnit(StructureSection):
    """How many rows a unit answers for, and how many bear its words: nothing of what the office makes of them."""

    of = CampaignUnit
    model = GradingLine
    action = "answer"
    title = "Ý kiến của đơn vị"
    section_template = "evaluation/period/_of_unit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        far = progress([self.record], self.request.user)
        own = {"far": far.get(self.record.pk, UnitProgress()), "ballots_url": self.ballots_url()}
        return super().get_context_data(**own, **kwargs)

    def ballots_url(self) -> str:
        """Where the votes of the unit's conference are typed, for who may type some of them."""
        campaign, user = self.record.campaign, self.request.user
        if campaign.secret or campaign.closed_on or not user.scope("ballots.add_ballotcount"):
            return ""
        rows = writable(campaign, user, Conference.UNIT).filter(campaign_unit=self.record)
        return reverse("grading-ballots", args=[campaign.pk]) if rows.exists() else ""
