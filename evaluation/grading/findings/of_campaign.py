"""A page of one year's grading."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from evaluation.models import GradingLine
from foundation.core.models import AccessLog
from foundation.core.pages import ScopedPage
from foundation.core.scope.rows import permission
from foundation.core.traces.access import log_access
from office.campaigns.models import Campaign

KIND = "grading"
SECRET = "Đợt có độ mật: tên và mức xếp loại không ghi ở phần mềm."


class OfGradingCampaign(ScopedPage):
    """Rows of the campaign of the address, for whoever reads them where it is run: who only answers it has other pages.

    One that is marked secret holds no names.
    """

    model = GradingLine
    action = "view"
    template_name = ""

    @cached_property
    def campaign(self) -> Campaign:
        user = self.request.user
        held = user.scope(permission(GradingLine, self.action)).condition("unit")
        campaigns = Campaign.objects.for_user(user).filter(held, kind=KIND).select_related("unit")
        found = get_object_or_404(campaigns, pk=self.kwargs["campaign"])
        if found.secret:
            raise PermissionDenied(SECRET)
        return found

    def lines(self) -> QuerySet[GradingLine]:
        return GradingLine.objects.for_user(self.request.user).filter(campaign=self.campaign)

    @cached_property
    def masked(self) -> int:
        """How many rows somebody else deals with, the user's own and those of relatives."""
        listed = GradingLine.objects.listed_for(self.request.user)
        return listed.filter(campaign=self.campaign, masked=True).count()

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        log_access(request, AccessLog.Action.OPEN, "campaigns.campaign", key=self.campaign.pk)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The key in the address gives way to the campaign."""
        return super().get_context_data(**kwargs | {"campaign": self.campaign, "masked": self.masked})

    def list_url(self) -> str:
        return self.campaign.get_absolute_url()

    def list_title(self) -> str:
        return str(self.campaign)
