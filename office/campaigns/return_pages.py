"""“Nhận biểu của đơn vị”: the file is sent, looked at, its questions answered, and taken once as the unit's word."""

import io
from typing import Any

import pghistory
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View, generic

from foundation.core.clock import moment
from foundation.core.disk.sent import SentFile
from foundation.core.models import AccessLog
from foundation.core.pages import ScopedPage
from foundation.core.parameters import is_key
from foundation.core.saving.shown import lock
from foundation.core.traces.access import log_access
from foundation.sheets.forms import FileForm
from foundation.sheets.limits import Unreadable
from foundation.sheets.writing import CONTENT_TYPE
from office.campaigns.answer_pages import next_acts
from office.campaigns.making import why_closed, why_no_workbook
from office.campaigns.models import CampaignUnit, UnitReturn
from office.campaigns.models.workbooks import checksum_of, forget
from office.campaigns.returning import LookedAt
from office.campaigns.workbooks.returned import NotTaken
from office.campaigns.workbooks.settling import not_taken, settle
from office.organisation.naming import office_body

TAKEN_ALREADY = "Tệp này {who} đã nhận lúc {at}; không ghi thêm gì."
TAKEN = "Đã ghi ý kiến của đơn vị."
THROWN_AWAY = "Đã bỏ tệp. Chưa ghi gì."
FILE_GONE = "Tệp không còn lưu; gửi lại tệp để xem."
WORD = "Biểu của đơn vị"
LABEL = "campaigns.unitreturn"
# Once it has answered a unit hands its dossier in; the office notes that it did.
HANDING_IN = ("/submit/", "/receive/")


class ReturnForm(FileForm):
    file = SentFile(
        label="Biểu của đơn vị",
        help_text=".xlsx hoặc .xls, đúng tệp đã gửi đơn vị sau khi ghi; được sắp xếp, không đổi cột “Mã”.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods"}),
    )


def require_open(unit: CampaignUnit, user: Any) -> None:
    if why := why_no_workbook(unit) or why_closed(unit, user):
        raise PermissionDenied(why)


class ReturnNewPage(ScopedPage, generic.detail.SingleObjectMixin, generic.FormView):
    """The file of one unit; its name says nothing of whose it is, the marks in it do."""

    model = CampaignUnit
    action = "answer"
    form_class = ReturnForm
    takes_files = True

    def get_template_names(self) -> list[str]:
        return ["campaigns/return_new.html"]

    @cached_property
    def object(self) -> CampaignUnit:
        unit = self.get_object(self.get_queryset().select_related("campaign", "unit"))
        require_open(unit, self.request.user)
        return unit

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(object=self.object, office=office_body(), **kwargs)

    def form_valid(self, form: ReturnForm) -> HttpResponse:
        unit, user = self.object, self.request.user
        file = form.cleaned_data["file"]
        checksum = checksum_of(file.read())
        file.seek(0)
        same = unit.returns.filter(checksum=checksum).select_related("owner")
        if taken := same.exclude(taken_at=None).first():
            at = moment(taken.taken_at)
            messages.warning(self.request, TAKEN_ALREADY.format(who=taken.owner, at=at))
            return HttpResponseRedirect(unit.get_absolute_url())
        waiting = same.filter(owner=user).exclude(file="").first()
        sent = waiting or UnitReturn.objects.create(
            campaign_unit=unit, owner=user, file=file, checksum=checksum
        )
        return HttpResponseRedirect(sent.get_absolute_url())


class OfReturn(View):
    """A page of a file that the reader brought in, as long as the unit is theirs to answer for."""

    @cached_property
    def sent(self) -> UnitReturn:
        own = UnitReturn.objects.for_user(self.request.user, "change")
        if self.request.method == "POST":
            own = own.select_for_update(of=("self",))
        sent = get_object_or_404(own, pk=self.kwargs["pk"])
        units = CampaignUnit.objects.for_user(self.request.user, "answer").filter(pk=sent.campaign_unit_id)
        unit = units.select_related("campaign", "unit").first()
        if unit is None:
            raise Http404
        sent.campaign_unit = unit
        return sent

    @property
    def unit(self) -> CampaignUnit:
        return self.sent.campaign_unit

    def read(self) -> LookedAt:
        """Raises Unreadable."""
        if not self.sent.file:
            raise Unreadable(FILE_GONE)
        return LookedAt(self.sent)


class ReturnPage(OfReturn, generic.TemplateView):
    """What the file says; taken, what was written and what was not."""

    def get_template_names(self) -> list[str]:
        return ["campaigns/return_taken.html" if self.sent.is_taken else "campaigns/return_look.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"sent": self.sent, "object": self.unit, "closed": ""}
        if self.sent.is_taken:
            return super().get_context_data(
                **context, next_acts=next_acts(self.request.user, self.unit), **kwargs
            )
        context["closed"] = why_closed(self.unit, self.request.user)
        try:
            looked = self.read()
        except Unreadable as refusal:
            return super().get_context_data(**context, refused=str(refusal), **kwargs)
        kind = self.unit.campaign.kind_of
        others = kind.of_others(self.unit, self.request.user)
        return super().get_context_data(
            **context,
            book=looked.book,
            tables=list(looked.tables(others, kind.said(self.unit))),
            corrections=list(looked.corrections(others)),
            questions=list(looked.questions(self.answers())),
            left=not_taken(looked.book),
            **kwargs,
        )

    def answers(self) -> dict[int, int]:
        """{place of a question: key of the line} as they were chosen on the page."""
        found = {}
        for name, value in self.request.POST.items():
            place = name.removeprefix("question-")
            if place != name and is_key(value) and place.isascii() and place.isdecimal():
                found[int(place)] = int(value)
        return found

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.sent.is_taken:
            return HttpResponseRedirect(self.sent.get_absolute_url())
        require_open(self.unit, request.user)
        lock(self.unit)
        try:
            looked = self.read()
        except Unreadable:
            return self.render_to_response(self.get_context_data())
        if not self.taken_by_others():
            self.take(looked)
            messages.success(request, TAKEN)
        return HttpResponseRedirect(self.sent.get_absolute_url())

    def taken_by_others(self) -> bool:
        """The same file may have been taken meanwhile, from somebody else's hand."""
        same = self.unit.returns.filter(checksum=self.sent.checksum).exclude(taken_at=None)
        taken = same.select_related("owner").first()
        if taken:
            at = moment(taken.taken_at)
            messages.warning(self.request, TAKEN_ALREADY.format(who=taken.owner, at=at))
        return taken is not None

    @transaction.atomic
    def take(self, looked: LookedAt) -> None:
        book = settle(looked.book, looked.offer, self.answers())
        with pghistory.context(reason=WORD):
            taken = self.unit.campaign.kind_of.take(self.unit, book, self.request.user)
        sent = self.sent
        sent.version, sent.taken_at, sent.taken = book.version, timezone.now(), list(taken.counts.items())
        sent.left = [vars(each) for each in (*not_taken(book), *taken.left)]
        sent.save(update_fields=["version", "taken_at", "taken", "left"])


class ReturnMarkedPage(OfReturn):
    """The unit's own file with what was not taken marked, to go back to the unit."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        sent = self.sent
        if why := why_no_workbook(self.unit):
            raise PermissionDenied(why)
        try:
            looked = self.read()
        except Unreadable as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(sent.get_absolute_url())
        left = [NotTaken(**each) for each in sent.left] if sent.is_taken else None
        log_access(request, AccessLog.Action.DOWNLOAD, LABEL, key=sent.pk)
        content = io.BytesIO(looked.marked(left))
        return FileResponse(content, as_attachment=True, filename=sent.marked_name, content_type=CONTENT_TYPE)


class ReturnRemovePage(OfReturn):
    """A file that was not taken goes with everything read in it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.sent.is_taken:
            return HttpResponseRedirect(self.sent.get_absolute_url())
        forget(self.sent.file)
        self.sent.delete()
        messages.success(request, THROWN_AWAY)
        return HttpResponseRedirect(self.unit.get_absolute_url())
