"""Imports that nobody goes on with are closed: no list waits to be written for ever."""

import datetime
import hashlib

from django.core.files.base import File
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from foundation.sheets.models import Import

OPEN_FOR = datetime.timedelta(days=30)
SENT_AGAIN = "đã gửi lại chính tệp này"
OTHER_KIND = "đã chuyển sang loại danh sách khác của tệp"
LEFT_ALONE = "đã quá 30 ngày không làm tiếp"
BY_HAND = "người nhập đóng"


def digest_of(file: File) -> str:
    """By which the same file is known again."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def close_earlier(sent: Import) -> None:
    """The same file sent again takes the place of what was left open of it."""
    same = Import.objects.filter(owner=sent.owner, digest=sent.digest, pk__lt=sent.pk).exclude(digest="")
    same.close(SENT_AGAIN)


def close_abandoned(now: datetime.datetime) -> int:
    """Close what was sent more than thirty days ago and never written; returns how many."""
    return Import.objects.filter(sent_at__lt=now - OPEN_FOR).close(LEFT_ALONE)


def own(request: HttpRequest, pk: int) -> Import:
    return get_object_or_404(Import.objects.for_user(request.user, "change"), pk=pk)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Closed by its owner."""
    sent = own(request, pk)
    Import.objects.for_user(request.user, "change").filter(pk=pk).close(BY_HAND)
    return redirect(sent)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Go on with a closed import: from the match of its columns, since the records have moved on."""
    sent = own(request, pk)
    if sent.state == Import.State.CLOSED and sent.file:
        sent.state = Import.State.READ if sent.found else Import.State.SENT
        sent.closed_at, sent.closed_for = None, ""
        sent.save(update_fields=["state", "closed_at", "closed_for"])
    return redirect(sent)


@require_GET
def closed(request: HttpRequest, pk: int) -> HttpResponse:
    sent = own(request, pk)
    if sent.state != Import.State.CLOSED:
        return redirect(sent)
    return render(request, "sheets/import_closed.html", {"sent": sent})
