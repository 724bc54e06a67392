"""Filling a form of a higher office in three steps: form and list, columns, the file."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from foundation.core.models import AccessLog
from foundation.core.outgoing.password import password_first
from foundation.core.traces.access import log_access
from foundation.jobs.tasks import start
from foundation.jobs.views import describe
from foundation.sheets.filling import tasks
from foundation.sheets.filling.lists import FillableList, list_named, lists_for
from foundation.sheets.filling.models import FormFill
from foundation.sheets.filling.page_forms import EmptyFormForm, FormColumnsForm
from foundation.sheets.limits import Unreadable
from foundation.sheets.mappings import home_of
from foundation.sheets.writing import CONTENT_TYPE

LATEST = 10
REMOVED = "Đã bỏ biểu và tệp đã điền."
State = FormFill.State
SentView = Callable[[HttpRequest, FormFill], HttpResponseBase]


def step_page(request: HttpRequest, template: str, step: int, **context: Any) -> HttpResponse:
    return render(request, f"sheets/{template}.html", {"step": step, **context})


def own_form(*states: str) -> Callable[[SentView], Callable[..., HttpResponseBase]]:
    """A view of one own form, locked, in one of the states; else its owner is sent to where it stands."""

    def decorated(view: SentView) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def found(request: HttpRequest, pk: int) -> HttpResponseBase:
            own = FormFill.objects.for_user(request.user, "change").select_for_update(of=("self",))
            sent = get_object_or_404(own.select_related("owner", "job"), pk=pk)
            if sent.is_busy or sent.state not in states:
                return redirect(sent)
            return view(request, sent)

        return found

    return decorated


def new(request: HttpRequest) -> HttpResponse:
    """Step 1, above the forms that were filled last."""
    if not request.user.has_perm("sheets.add_formfill") or not lists_for(request.user):
        raise PermissionDenied
    form = EmptyFormForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        file, asked = form.cleaned_data["file"], form.cleaned_data
        said = {"listed": asked["listed"], "words": form.words[:400], "day": asked["day"]}
        return begin(FormFill.objects.create(owner=request.user, file=file, **said), tasks.read)
    latest = FormFill.objects.for_user(request.user).select_related("job")[:LATEST]
    return step_page(request, "form_new", 1, form=form, latest=latest)


new.takes_files = True


def begin(sent: FormFill, work: Any) -> HttpResponse:
    """Start one piece of long work and show its progress."""
    sent.job = start(work, sent.owner, sent.pk)
    sent.save(update_fields=["job"])
    return redirect(sent)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the form stands: the bar of its job, why it could not be read, its columns, or the filled file."""
    sent = get_object_or_404(FormFill.objects.for_user(request.user).select_related("job"), pk=pk)
    if sent.is_busy:
        step = 1 if sent.job.kind == tasks.read.slug else 2
        return step_page(request, "form_running", step, sent=sent, progress=describe(sent.job))
    if sent.state == State.READ:
        return redirect("form-columns", pk=pk)
    if sent.state == State.FILLED:
        return step_page(request, "form_filled", 3, sent=sent)
    return step_page(request, "form_refused", 1, sent=sent)


@own_form(State.READ, State.FILLED)
def columns(request: HttpRequest, sent: FormFill) -> HttpResponse:
    """Step 2, and again after a look at the file."""
    listed = list_for(request, sent)
    if not sent.found:
        return redirect(sent)
    form = FormColumnsForm(
        request.POST or None,
        sent=sent,
        offer=listed.offer,
        home=home_of(request.user),
        private=listed.may_ask_private(request.user),
    )
    if request.method != "POST" or not form.is_valid():
        return step_page(request, "form_columns", 2, sent=sent, form=form)
    sent.chosen, sent.remember = form.chosen, form.cleaned_data["remember"]
    asked = form.cleaned_data.get("private")
    sent.reason = form.cleaned_data["reason"] if asked else ""
    sent.state = State.READ
    sent.save(update_fields=["chosen", "remember", "reason", "state"])
    return begin(sent, tasks.write)


def list_for(request: HttpRequest, sent: FormFill) -> FillableList:
    """The list, as long as the user may export it; outside the scope there is none."""
    try:
        listed = list_named(request.user, sent.listed, sent.day)
    except Unreadable as refusal:
        raise Http404 from refusal
    if why := listed.refusal():
        raise PermissionDenied(why)
    return listed


@require_GET
@own_form(State.FILLED)
def filled(request: HttpRequest, sent: FormFill) -> HttpResponseBase:
    """The filled form; its name tells nothing but its number."""
    listed = list_for(request, sent)
    if not sent.filled_file:
        return redirect(sent)
    if sent.reason:
        password_first(request)
    log_access(request, AccessLog.Action.DOWNLOAD, listed.model, rows=sent.result["rows"])
    name = f"BIEU_{sent.day.year}_{sent.pk:04d}.xlsx"
    file = sent.filled_file.open("rb")
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


@require_POST
@own_form(State.SENT, State.READ, State.FILLED)
def remove(request: HttpRequest, sent: FormFill) -> HttpResponse:
    """The files go at once; that a list was put down on a form stays."""
    sent.empty()
    if sent.filled_at is None:
        sent.delete()
    else:
        sent.save(update_fields=["file", "filled_file", "found"])
    messages.success(request, REMOVED)
    return redirect("form-new")
