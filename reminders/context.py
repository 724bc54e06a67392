from functools import cache

from django.urls import reverse

from foundation.core import clock
from foundation.core.scope.rows import permission
from reminders.models import Duty


def inbox(request):
    """For the bar on top: where the duties are and, only when it is drawn, how many wait."""
    user = getattr(request, "user", None)
    if user is None or not user.has_perm(permission(Duty, "view")):
        return {}
    waiting = cache(lambda: Duty.objects.for_user(user).outstanding(clock.today()).count())
    return {"inbox_url": reverse("duty-list"), "inbox_count": waiting}
