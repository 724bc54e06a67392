from django.db import transaction
from django.shortcuts import render

from foundation.core.context import as_of
from foundation.core.database import audited_transaction
from foundation.core.parameters import BadParameter


class RequestMiddleware:
    """View and rendering share one transaction that knows the user; a failed answer leaves nothing behind.

    A parameter that cannot be read is answered with its sentence.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with audited_transaction(request.user.pk, address=request.META.get("REMOTE_ADDR")):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(self, request, view, args, kwargs):
        """A day that cannot be read is never taken for today, on no page."""
        if request.user.is_authenticated:
            try:
                as_of(request)
            except BadParameter as unreadable:
                return refused(request, unreadable)

    def process_exception(self, request, error):
        if isinstance(error, BadParameter):
            return refused(request, error)


def refused(request, unreadable):
    """Nothing but the sentence; what was typed stays in its box."""
    part = request.htmx and not request.htmx.boosted
    template = "core/_unreadable.html" if part else "core/page_unreadable.html"
    return render(request, template, {"sentence": str(unreadable)}, status=400)
