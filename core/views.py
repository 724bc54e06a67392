from django.conf import settings
from django.core.exceptions import PermissionDenied
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
