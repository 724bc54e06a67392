"""What is done with one person on a list that is being made; each act leads back to the list as it was filtered."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from foundation.core import clock
from planning import services
from planning.models import PlanningEntry, PlanningTarget

NO_UNIT = "Chọn đơn vị quy hoạch rồi thêm."


def answer(request, term, title, undo=None):
    """Back to the list, as it was filtered; htmx follows and gets the results alone."""
    query = QueryDict(urlsplit(request.htmx.current_url or "").query if request.htmx else "", mutable=True)
    query.pop("undo", None)
    if undo:
        query["undo"] = undo.pk
    address = reverse("planning-list", args=[term, title])
    return redirect(f"{address}?{query.urlencode()}" if query else address)


@permission_required("planning.add_planningentry", raise_exception=True)
@require_POST
def add(request, target):
    """Put a person on the list of today; where several units have it, the form says which one."""
    chosen = request.POST.get("target")
    target = int(chosen) if chosen and chosen.isdigit() else target
    targets = PlanningTarget.objects.for_user(request.user).select_related("post__title", "term")
    target = get_object_or_404(targets, pk=target)
    if not request.user.scope("planning.add_planningentry").covers(target.post.unit_id):
        raise PermissionDenied
    if chosen == "":
        messages.error(request, NO_UNIT)
        return answer(request, target.term_id, target.post.title_id)
    people = Cadre.objects.for_user(request.user).exclude(pk__in=conflicted_cadres(request.user))
    key = request.POST.get("cadre", "")
    cadre = people.filter(pk=key if key.isdigit() else 0).first()
    try:
        services.propose(cadre, target, on=clock.today())
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return answer(request, target.term_id, target.post.title_id)


def changeable(request, pk):
    """A proposal that the user may take back or put back."""
    entries = PlanningEntry.objects.for_user(request.user, "change").select_related("target__post")
    return get_object_or_404(entries, pk=pk)


@permission_required("planning.change_planningentry", raise_exception=True)
@require_POST
def withdraw(request, pk):
    entry = changeable(request, pk)
    try:
        services.withdraw(entry, on=clock.today())
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return answer(request, entry.target.term_id, entry.target.post.title_id, undo=entry)


@permission_required("planning.change_planningentry", raise_exception=True)
@require_POST
def put_back(request, pk):
    entry = changeable(request, pk)
    try:
        services.put_back(entry)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return answer(request, entry.target.term_id, entry.target.post.title_id)
