"""A page on which a unit of a campaign says its word; which word that is, the app of the kind of campaign knows."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from foundation.core.acts.act import acts_of
from foundation.core.acts.buttons import record_buttons
from foundation.core.pages import ScopedPage
from office.campaigns.making import why_closed
from office.campaigns.models import CampaignUnit

# What follows once all is said, of what the reader may do.
HANDING_IN = ("/submit/", "/receive/", "/report-unchanged/")


def buttons_of(user: Any, unit: CampaignUnit) -> list[dict[str, Any]]:
    """The acts that make sense in a campaign of its kind."""
    left_out = unit.campaign.kind_of.no_buttons
    return record_buttons(user, unit, [act for act in acts_of(CampaignUnit) if act.name not in left_out])


def next_acts(user: Any, unit: CampaignUnit) -> list[dict[str, Any]]:
    """Of these the acts by which the unit hands in."""
    return [button for button in buttons_of(user, unit) if button["url"].endswith(HANDING_IN)]


class OfAnswers(ScopedPage, generic.detail.SingleObjectMixin):
    """Subclassed with the `kind` of campaign: a unit of another one has no such page."""

    model = CampaignUnit
    action = "answer"
    kind = ""

    @cached_property
    def object(self) -> CampaignUnit:
        unit = self.get_object(self.get_queryset().select_related("campaign", "unit"))
        if unit.campaign.kind != self.kind:
            raise Http404
        return unit

    @cached_property
    def closed(self) -> str:
        return why_closed(self.object, self.request.user)

    @property
    def own_url(self) -> str:
        return reverse(self.object.campaign.kind_of.answer_page, args=[self.object.pk])
