"""What every page shows around its content."""

import datetime
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from foundation.core import clock
from foundation.core.frame.navigation import navigation
from foundation.core.parameters import BadParameter, read_day
from foundation.core.projected.told import behind
from foundation.core.scope.rows import permission


def as_of(request) -> datetime.date:
    """The day the page speaks of (Số liệu tính đến ngày): from the address, today if it names none.

    Raises BadParameter for a day that cannot be read.
    """
    return read_day(request.GET.get("as_of", "")) or clock.today()


def day_query(request):
    """The part of an address that keeps the day; empty for today."""
    day = as_of(request)
    return "" if day == clock.today() else f"?as_of={day:%d/%m/%Y}"


def day_shown(request):
    """The day for the frame of a page, and what stands in its box: what cannot be read stays as it was typed."""
    try:
        day = as_of(request)
    except BadParameter:
        return {"as_of": None, "as_of_text": request.GET["as_of"]}
    return {"as_of": day, "as_of_text": f"{day:%d/%m/%Y}"}


def sections(
    request: HttpRequest, brought: Iterable[tuple[str, str, str]], record: Any, unit: int | None = None
) -> Iterator[dict]:
    """Parts of a record's page that other apps bring, as (title, page of its key, right): those the user may see.

    The right must be held in the record's unit; a record that lies in none asks for it anywhere.
    """
    for title, name, right in brought:
        if request.user.scope(right).covers(unit) if unit else request.user.has_perm(right):
            yield {"title": title, "url": reverse(name, args=[record.pk]) + day_query(request)}


def list_link(request: HttpRequest, model: type, label: str, icon: str) -> Iterator[dict]:
    """A button that leads to the list of another kind of record, for who may view such records in some unit."""
    if request.user.has_perm(permission(model, "view")):
        url = reverse(f"{model._meta.model_name}-list") + day_query(request)
        yield {"label": label, "url": url, "icon": icon, "primary": False}


def page(request):
    """Context of the base template; unfinished for someone who has not signed in."""
    context = {
        "office_name": settings.OFFICE_NAME,
        "today": clock.today(),
        "fixed_day": clock.today() if settings.FIXED_DAY else None,
        "kept": {name: request.COOKIES.get(settings.COOKIE_PREFIX + name) for name in ("nav", "text")},
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return context
    shown = day_shown(request)
    return {
        **context,
        **shown,
        "behind": behind(request),
        # Only where a whole page is drawn.
        "navigation": partial(navigation, request, day_query(request) if shown["as_of"] else ""),
        "search_url": reverse(settings.SEARCH_PAGE),
        "grants": user.current_grants,
    }
