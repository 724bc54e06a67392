"""The page on which an import is taken back: what that would do is shown before it is done."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from foundation.jobs.kinds import JobKind
from foundation.jobs.tasks import start
from foundation.jobs.views import describe
from foundation.sheets.models import Import
from foundation.sheets.undo import jobs
from foundation.sheets.undo.models import ImportUndo
from foundation.sheets.undo.running import NO_RIGHT, refusal
from foundation.sheets.undo.told import kept_records, numbers, said_of_kept

SHOW_AGAIN = "Nội dung xem trước đã cũ; xem lại rồi hoàn tác."


def found(request: HttpRequest, pk: int) -> Import:
    """A written import that the user may take back, or see how it was; what is not theirs does not exist."""
    rows = Import.objects.undoable_by(request.user).select_for_update(of=("self",))
    sent = get_object_or_404(rows.select_related("owner"), pk=pk)
    if refusal(sent, request.user) == NO_RIGHT:
        raise PermissionDenied(NO_RIGHT)
    return sent


def undo_of(sent: Import, user: Any) -> ImportUndo | None:
    """The undo that was done, whoever did it, else the last one that the user asked for."""
    undos = sent.undos.select_related("by", "job")
    return undos.exclude(done_at=None).first() or undos.filter(by=user).first()


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    sent = found(request, pk)
    undo = undo_of(sent, request.user)
    context = {"sent": sent, "undo": undo, "refusal": refusal(sent, request.user)}
    if undo and undo.is_busy:
        return render(request, "sheets/import_undo.html", context | {"progress": describe(undo.job)})
    if undo and undo.found:
        kept, unnamed = kept_records(undo.found, request.user)
        context |= {"numbers": numbers(undo.found), "said": said_of_kept(undo.found)}
        context |= {"kept": kept, "unnamed": unnamed}
        context["remarks"] = [
            kind.undo_remark for kind in sent.kinds if undo.found["steps"] and kind.undo_remark
        ]
    return render(request, "sheets/import_undo.html", context)


@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Try it anew."""
    sent = found(request, pk)
    undo = undo_of(sent, request.user)
    if sent.state == Import.State.WRITTEN and not refusal(sent, request.user) and not (undo and undo.is_busy):
        begin(sent.undos.create(by=request.user), jobs.look)
    return redirect("import-undo", pk=pk)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Do what the page showed."""
    sent = found(request, pk)
    undo = undo_of(sent, request.user)
    if (
        undo is None
        or undo.is_busy
        or undo.done_at
        or request.POST.get("undo") != str(undo.pk)
        or not undo.found
    ):
        messages.warning(request, SHOW_AGAIN)
    else:
        begin(undo, jobs.take_back)
    return redirect("import-undo", pk=pk)


def begin(undo: ImportUndo, work: JobKind) -> None:
    undo.job = start(work, undo.by, undo.pk)
    undo.save(update_fields=["job"])
