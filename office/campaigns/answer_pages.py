"""A page on which a unit of a campaign says its word; which word that is, the app of the kind of campaign knows."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from foundation.core.pages import ScopedPage
from office.campaigns.making import why_closed
from office.campaigns.models import CampaignUnit

# What follows once all is said, of what the reader may do.
HANDING_IN = ("/submit/", "/receive/", "/report-unchanged/")


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
