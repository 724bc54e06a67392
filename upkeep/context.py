"""What is not well with the machine, for who keeps it: a sign on every page, sentences on the first."""

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from office.organisation.first_page import first_page
from upkeep.health.answering import VIEW
from upkeep.health.kept import HEALTH


def health(request: HttpRequest) -> dict[str, Any]:
    """Asks only where a whole page is drawn, and of what the process keeps."""
    user = getattr(request, "user", None)
    if user is None or not user.has_perm(VIEW):
        return {}
    unwell = cache(lambda: [line for line in HEALTH.for_page() if not line.ok])
    first = first_page(user)
    is_first = bool(first) and request.path == reverse(first)
    return {"health_url": reverse("system-health"), "unwell": unwell, "tells_health": is_first}
