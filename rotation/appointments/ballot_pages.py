"""One conference on a proposal typed from its minutes, or a count that was typed already tied to it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views import generic

from ballots.models import BallotCount, Choice, Conference, Slip
from foundation.core.pages import CreatePage, ScopedPage
from foundation.core.parameters import is_key, read_choice
from foundation.core.scope.rows import permission
from rotation.appointments.ballots import AppointmentConferenceForm, counts_to_tie, tie, untie
from rotation.choices import OPEN_APPOINTMENTS
from rotation.models import Appointment

SUBJECT = "{form} {post}"
LONGEST_SUBJECT = 200
CLOSED = "Đề xuất không còn mở; kết quả các hội nghị giữ nguyên."
TIED = "Đã gắn kết quả kiểm phiếu với đề xuất."
UNTIED = "Đã bỏ gắn; kết quả kiểm phiếu vẫn còn."
NOT_OFFERED = "Kết quả kiểm phiếu này không có phiếu cho đồng chí, hoặc đã gắn với việc khác."
COUNTS = "ballots.add_ballotcount"


class OfProposalVotes(ScopedPage):
    """About the votes on the open proposal that the address names, which the user may change."""

    model: type[Model] = BallotCount
    action = "add"

    def get_permission_required(self) -> list[str]:
        return [COUNTS, permission(Appointment, "change")]

    @cached_property
    def row(self) -> Appointment:
        """Locked while it is written about."""
        rows = Appointment.objects.for_user(self.request.user, "change")
        rows = rows.select_related("cadre", "post__title", "post__unit")
        if self.request.method == "POST":
            rows = rows.select_for_update(of=("self",))
        found = get_object_or_404(rows, pk=self.kwargs["pk"])
        if found.state not in OPEN_APPOINTMENTS:
            raise PermissionDenied(CLOSED)
        return found


class AppointmentConferencePage(OfProposalVotes, CreatePage):
    form_class = AppointmentConferenceForm

    def get_template_names(self) -> list[str]:
        return ["rotation/appointments/conference.html"]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"lines": [self.row], "begun": {}}

    def get_initial(self) -> dict[str, Any]:
        held = read_choice(self.request, "conference", Conference.values)
        subject = SUBJECT.format(form=self.row.get_form_display().lower(), post=self.row.post)
        return {"subject": subject[:LONGEST_SUBJECT], "conference": held, "slip": Slip.VOTING}

    def form_valid(self, form: AppointmentConferenceForm) -> HttpResponse:
        response = super().form_valid(form)
        saved = form.is_valid() and form.instance.pk
        return HttpResponseRedirect(self.list_url()) if saved else response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(row=self.row, **kwargs)

    def list_url(self) -> str:
        return self.row.get_absolute_url()

    def list_title(self) -> str:
        return str(self.row.cadre)


class AppointmentTiePage(OfProposalVotes, generic.View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        row, key = self.row, request.POST.get("count", "")
        counts = BallotCount.objects.for_user(request.user)
        count = counts.filter(pk=key).first() if is_key(key) else None
        if "away" in request.POST:
            if count and untie(row, count):
                messages.success(request, UNTIED)
        elif count is None or not counts_to_tie(row, request.user).filter(pk=count.pk).exists():
            messages.error(request, NOT_OFFERED)
        else:
            tie(row, list(Choice.objects.for_user(request.user).filter(count=count)))
            messages.success(request, TIED)
        return HttpResponseRedirect(row.get_absolute_url())
