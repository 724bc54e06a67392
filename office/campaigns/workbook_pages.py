"""“Lập biểu gửi đơn vị”: one unit's workbook at once, those of many as one piece of work with its archive."""

import io
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import View, generic

from foundation.core import clock
from foundation.core.models import AccessLog
from foundation.core.opened.origin import list_page
from foundation.core.pages import ScopedPage
from foundation.core.traces.access import log_access
from foundation.jobs.tasks import start
from foundation.jobs.views import describe
from foundation.sheets.writing import CONTENT_TYPE
from office.campaigns.making import (
    NOTHING_TO_ANSWER,
    content_of,
    file_name,
    made,
    rows_of,
    seal_of,
    why_no_workbook,
)
from office.campaigns.models import CampaignUnit, WorkbookBatch
from office.campaigns.models.workbooks import checksum_of
from office.campaigns.tasks import draw_workbooks

NOBODY = "Chưa chọn đầu mối nào."
ONE_CAMPAIGN = "Các đầu mối chọn thuộc nhiều đợt; lọc một đợt rồi lập biểu."
CHANGED = "Tệp nén đã khác với lúc lập nên không tải được; lập lại."
OTHER_LINES = "Danh sách của đầu mối đã khác với lúc lập biểu, hoặc đã có độ mật; lập lại rồi tải."
LABEL = "campaigns.campaignunit"
MOST = 200


class UnitWorkbookPage(ScopedPage, generic.detail.SingleObjectMixin, View):
    """The workbook of one unit, for the office and for the unit itself."""

    model = CampaignUnit
    action = "answer"
    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        unit = self.get_object(self.get_queryset().select_related("campaign", "unit"))
        if why := why_no_workbook(unit):
            raise PermissionDenied(why)
        offer = made(unit)
        if offer is None:
            messages.warning(request, NOTHING_TO_ANSWER)
            return HttpResponseRedirect(unit.get_absolute_url())
        log_access(request, AccessLog.Action.DOWNLOAD, LABEL, key=unit.pk, rows=rows_of(offer))
        content = io.BytesIO(content_of(offer))
        return FileResponse(content, as_attachment=True, filename=file_name(unit), content_type=CONTENT_TYPE)


class WorkbooksPage(ScopedPage, generic.TemplateView):
    """Units of the list as it is filtered in the address, ticked one by one."""

    model = CampaignUnit
    action = "change"

    def get_template_names(self) -> list[str]:
        return ["campaigns/workbooks.html"]

    @cached_property
    def rows(self) -> list[CampaignUnit]:
        """Those that can have a workbook."""
        page = list_page(self.request, self.list_url())
        page.day, page.action = clock.today(), self.action
        page.read()
        rows = page.arranged(page.rows).select_related("campaign", "unit")
        return [unit for unit in rows if not why_no_workbook(unit)][:MOST]

    def list_url(self) -> str:
        query = self.request.GET.urlencode()
        return f"{reverse('campaignunit-list')}?{query}" if query else reverse("campaignunit-list")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those to whom nothing was sent are ticked beforehand, where there are any."""
        waiting = {unit.pk for unit in self.rows if unit.state == CampaignUnit.State.WAITING}
        ticked = waiting or {unit.pk for unit in self.rows}
        rows = [(unit, unit.pk in ticked) for unit in self.rows]
        return super().get_context_data(rows=rows, cancel_url=self.list_url(), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = set(request.POST.getlist("unit"))
        units = [unit for unit in self.rows if str(unit.pk) in asked]
        campaigns = {unit.campaign_id for unit in units}
        if len(campaigns) != 1:
            messages.error(request, ONE_CAMPAIGN if campaigns else NOBODY)
            return HttpResponseRedirect(request.get_full_path())
        return self.begin(units)

    @transaction.atomic
    def begin(self, units: list[CampaignUnit]) -> HttpResponse:
        keys = [unit.pk for unit in units]
        user, campaign = self.request.user, units[0].campaign
        batch = WorkbookBatch.objects.create(owner=user, campaign=campaign, units=keys)
        batch.job = start(draw_workbooks, user, batch.pk)
        batch.save(update_fields=["job"])
        return HttpResponseRedirect(batch.get_absolute_url())


class OfBatch(View):
    """Pages of an archive, for its maker as long as all of its units are theirs to change."""

    @cached_property
    def batch(self) -> WorkbookBatch:
        own = WorkbookBatch.objects.for_user(self.request.user, "change")
        return get_object_or_404(own.select_related("owner", "job", "campaign"), pk=self.kwargs["pk"])

    @cached_property
    def units(self) -> list[CampaignUnit]:
        rows = CampaignUnit.objects.for_user(self.request.user, "change").filter(pk__in=self.batch.units)
        found = list(rows.select_related("campaign", "unit").order_by("unit__official_key", "pk"))
        if len(found) != len(set(self.batch.units)):
            raise Http404
        return found

    @property
    def closed(self) -> str:
        """Why the archive may not leave the program any more."""
        return next(filter(None, map(why_no_workbook, self.units)), "")


class WorkbookBatchPage(OfBatch, generic.TemplateView):
    template_name = "campaigns/workbook_batch.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        batch, drawn = self.batch, set(self.batch.drawn)
        waiting = f"?campaign={batch.campaign_id}&state={CampaignUnit.State.WAITING}"
        return super().get_context_data(
            batch=batch,
            progress=describe(batch.job) if batch.is_busy else None,
            with_workbook=[unit for unit in self.units if unit.pk in drawn],
            without=[unit for unit in self.units if unit.pk not in drawn],
            closed=self.closed,
            list_url=f"{reverse('campaignunit-list')}?campaign={batch.campaign_id}",
            send_url=f"{reverse('campaignunit-send-many')}{waiting}",
            **kwargs,
        )


class WorkbookBatchFilePage(OfBatch):
    """The archive, with a line in the access log for each workbook in it."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        batch = self.batch
        if self.closed:
            raise PermissionDenied(self.closed)
        if not batch.file or batch.is_busy:
            return HttpResponseRedirect(batch.get_absolute_url())
        with batch.file.open("rb") as file:
            content = file.read()
        if self.is_stale():
            messages.error(request, OTHER_LINES)
            return HttpResponseRedirect(batch.get_absolute_url())
        if checksum_of(content) != batch.checksum:
            messages.error(request, CHANGED)
            return HttpResponseRedirect(batch.get_absolute_url())
        for unit in self.drawn():
            log_access(request, AccessLog.Action.DOWNLOAD, LABEL, key=unit.pk)
        return FileResponse(
            io.BytesIO(content),
            as_attachment=True,
            filename=batch.file_name,
            content_type="application/zip",
        )

    def is_stale(self) -> bool:
        """A list may have been marked secret since, or gone on: an archive that names it leaves no more."""
        kind = self.batch.campaign.kind_of
        now = {unit.pk: seal_of(kind.workbook(unit)) for unit in self.drawn()}
        return now != dict(zip(self.batch.drawn, self.batch.seals, strict=True))

    def drawn(self) -> Iterator[CampaignUnit]:
        yield from (unit for unit in self.units if unit.pk in self.batch.drawn)
