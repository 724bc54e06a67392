"""Forms about one campaign: for those who run it, as long as it has not ended."""

from typing import Any

from django.utils.functional import cached_property
from django.views import generic
from django.views.generic.detail import SingleObjectMixin

from foundation.core.pages import ScopedPage
from foundation.core.saving.shown import lock
from office.campaigns.models import Campaign


class CampaignFormPage(ScopedPage, SingleObjectMixin, generic.FormView):
    model = Campaign
    action = "change"

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    @cached_property
    def object(self) -> Campaign:
        return self.get_object()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        campaign = self.object
        return super().get_context_data(campaign=campaign, cancel_url=campaign.get_absolute_url(), **kwargs)

    def has_ended(self) -> bool:
        """Asked under its lock: whoever ends it at the same time comes before or after."""
        lock(self.object)
        return self.get_queryset().get(pk=self.object.pk).closed_on is not None
