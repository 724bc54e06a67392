from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def home(request: HttpRequest) -> HttpResponse:
    """Send users to the first page of their role, else of the navigation that they may open, else 403."""
    for grant in request.user.current_grants:
        if grant.role in settings.FIRST_PAGES:
            return redirect(settings.FIRST_PAGES[grant.role])
    for _, name, _, right in settings.NAVIGATION:
        if request.user.has_perm(right):
            return redirect(name)
    raise PermissionDenied


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 to a monitoring program when database and cache work; when one does not, the error is a 500.

    The transaction of the request has used the database before this function runs.
    """
    cache.get("health")
    return HttpResponse("OK", content_type="text/plain")
