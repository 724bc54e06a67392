from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect


def home(request):
    """The page that the user's role comes for, else the first page of the navigation that his roles open."""
    for grant in request.user.current_grants:
        if grant.role in settings.FIRST_PAGES:
            return redirect(settings.FIRST_PAGES[grant.role])
    for _, name, _, right in settings.NAVIGATION:
        if request.user.has_perm(right):
            return redirect(name)
    raise PermissionDenied


@login_not_required
def health(request):
    """For whoever watches the program: 200 when database and cache answer; when one does not, the error is a 500.

    The database was asked on the way here, by the request's transaction.
    """
    cache.get("health")
    return HttpResponse("OK", content_type="text/plain")
