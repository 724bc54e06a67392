"""Campaigns: the list, one campaign with how far its units are, and the units that are added to it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from foundation.core import clock
from foundation.core.acts.buttons import record_buttons
from foundation.core.context import list_link, sections
from foundation.core.pages import DetailPage, HistoryPage
from foundation.core.scope.rows import permission
from foundation.sheets.lists import SheetListPage
from office.campaigns import columns
from office.campaigns.filters import CampaignFilter, ChecklistItemFilter
from office.campaigns.form_pages import CampaignFormPage
from office.campaigns.forms import AddUnitsForm
from office.campaigns.kinds import KINDS
from office.campaigns.models import Campaign, CampaignStep, CampaignUnit, ChecklistItem
from office.organisation.models.structure import Unit
from office.papers.drawing import DRAW
from office.papers.kinds import kinds_from
from office.papers.own_head import has_own_words

ADDED = "Đã thêm {count} đầu mối."
CLOSED = "Đợt đã kết thúc; mở lại đợt rồi thêm đầu mối."


def counted(units: QuerySet) -> Coalesce:
    """How many of the units the campaign of the outer query has."""
    one = units.filter(campaign=OuterRef("pk")).order_by().values("campaign")
    return Coalesce(Subquery(one.annotate(count=Count("pk")).values("count")), 0)


class CampaignListPage(SheetListPage):
    model = Campaign
    filterset_class = CampaignFilter
    order = ("-year", "-opens_on", "-pk")
    related = ("unit",)
    unit_word = "đợt"
    empty_text = "Chưa có đợt nào. Thêm đợt, rồi chọn các đầu mối phải nộp hồ sơ."
    no_match_text = "Không có đợt nào theo điều kiện lọc."
    columns = columns.CAMPAIGNS

    def get_queryset(self) -> QuerySet:
        """With how many of the units that the reader may see are asked, and have answered."""
        units = CampaignUnit.objects.for_user(self.request.user)
        answered = units.filter(state__in=CampaignUnit.ANSWERED)
        return super().get_queryset().annotate(asked=counted(units), answered=counted(answered))

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from list_link(self.request, CampaignUnit, "Hồ sơ đầu mối", "inboxes")
        yield from list_link(self.request, ChecklistItem, "Danh mục hồ sơ", "list-check")
        for kind in KINDS.values() if self.offers("add") else ():
            if kind.add_page:
                yield {"label": f"Thêm: {kind.label}", "url": reverse(kind.add_page), "icon": "plus-lg"}
        yield from super().actions()


def runs(user: Any, campaign: Campaign) -> bool:
    """Whether the campaign is run in the reader's scope, and not only answered there."""
    return user.scope(permission(Campaign, "view")).covers(campaign.unit_id)


class CampaignDetailPage(DetailPage):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("unit", "rule_set")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        campaign, user = self.object, self.request.user
        units = CampaignUnit.objects.for_user(user).filter(campaign=campaign)
        context = super().get_context_data(**kwargs)
        return context | {
            "pairs": [("trạng thái", campaign.get_state_display()), *self.shown(context["pairs"])],
            "states": list(self.states(units)),
            "may_add": user.may("campaigns.change_campaign", campaign) and campaign.closed_on is None,
            "other_sections": list(sections(self.request, campaign.kind_of.campaign_sections, campaign)),
            "steps": list(self.told_steps()),
        }

    def shown(self, pairs: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
        """Without the set of rules where the kind finds its own."""
        label = Campaign._meta.get_field("rule_set").verbose_name
        hidden = self.object.kind_of.finds_rules and not self.object.rule_set
        return (pair for pair in pairs if not (hidden and pair[0].lower() == label))

    def told_steps(self) -> Iterable[CampaignStep]:
        """Why a campaign was opened again may speak of some unit: units that only answer are not told."""
        if not runs(self.request.user, self.object):
            return []
        return self.object.steps.order_by("pk").select_related("by", "undone_by")

    def states(self, units: QuerySet) -> Iterator[tuple[str, int, str]]:
        """(state, how many units, the list of them), also of those that are late."""
        listed = f"{reverse('campaignunit-list')}?campaign={self.object.pk}"
        late = Count("pk", filter=Q(pk__in=units.late(clock.today())))
        counts = {str(state): Count("pk", filter=Q(state=state)) for state in CampaignUnit.State.values}
        found = units.order_by().aggregate(**counts, total=Count("pk"), late=late)
        yield "Tất cả đầu mối", found["total"], listed
        for state in CampaignUnit.State:
            if found[str(state)]:
                yield state.label, found[str(state)], f"{listed}&state={state}"
        if found["late"]:
            yield "Quá hạn chưa nộp", found["late"], f"{listed}&late=true"

    def actions(self) -> Iterator[dict[str, Any]]:
        campaign, user = self.object, self.request.user
        yield from record_buttons(user, campaign)
        may_write = not campaign.secret and user.may("campaigns.change_campaign", campaign)
        if may_write and kinds_from(Campaign) and has_own_words(user, DRAW):
            url = f"{reverse('paper-choice', args=['campaign'])}?of={campaign.pk}"
            yield {"label": "Lập văn bản", "url": url, "icon": "file-earmark-text"}
        hidden = "" if runs(user, campaign) else self.page_url("history", campaign)
        yield from (action for action in super().actions() if action["url"] != hidden)


class CampaignHistoryPage(HistoryPage):
    """For those in whose scope the campaign is run."""

    def get_queryset(self) -> QuerySet:
        scope = self.request.user.scope(permission(Campaign, "view"))
        return super().get_queryset().filter(scope.condition("unit"))


class AddUnitsPage(CampaignFormPage):
    """Units are ticked of those that stand today and do not answer the campaign yet; its app proposes whom to tick."""

    form_class = AddUnitsForm
    template_name = "campaigns/add_units.html"

    @cached_property
    def offered(self) -> QuerySet:
        """Where the user may add such a unit."""
        right = self.request.user.scope(permission(CampaignUnit, "add"))
        units = Unit.objects.for_user(self.request.user).filter(right.condition("pk")).on(clock.today())
        return units.exclude(campaign_units__campaign=self.object).order_by("official_key", "pk")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"offered": self.offered, "campaign": self.object}

    def get_initial(self) -> dict[str, Any]:
        proposed = self.object.kind_of.units_of(self.object, self.request.user)
        return {"units": list(proposed), "due_on": self.object.due_on}

    def form_valid(self, form: AddUnitsForm) -> HttpResponse:
        """Who added the same unit at the same time has added it for both; a campaign that is ending takes none."""
        if self.has_ended():
            form.add_error(None, CLOSED)
            return self.form_invalid(form)
        due_on = form.cleaned_data["due_on"]
        rows = [
            CampaignUnit(campaign=self.object, unit=unit, due_on=due_on)
            for unit in form.cleaned_data["units"]
        ]
        CampaignUnit.objects.bulk_create(rows, ignore_conflicts=True)
        self.object.kind_of.units_added(self.object)
        messages.success(self.request, ADDED.format(count=len(rows)))
        return HttpResponseRedirect(self.object.get_absolute_url())


class ChecklistItemListPage(SheetListPage):
    model = ChecklistItem
    filterset_class = ChecklistItemFilter
    order = ("kind", "order", "pk")
    unit_word = "mục"
    empty_text = "Chưa có mục hồ sơ nào; thêm những gì đầu mối phải nộp."
    no_match_text = "Không có mục hồ sơ nào theo điều kiện lọc."
    columns = columns.ITEMS
