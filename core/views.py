from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect


def home(request):
    """The first page of the navigation that the user's roles open."""
    for _, name, _, right in settings.NAVIGATION:
        if request.user.has_perm(right):
            return redirect(name)
    raise PermissionDenied
