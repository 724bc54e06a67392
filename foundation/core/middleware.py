from django.conf import settings
from django.db import Error, transaction
from django.http import HttpResponse
from django.shortcuts import render

from foundation.core.context import as_of
from foundation.core.database import telling_transaction
from foundation.core.disk.room import said_of
from foundation.core.integrity import is_refusal, sentence
from foundation.core.parameters import BadParameter
from foundation.core.typed.lost import RemovedMeanwhile
from foundation.core.waiting.ended import stopped, unanswered


class RequestMiddleware:
    """View and rendering share one transaction that knows the user; a failed answer leaves nothing behind.

    What the database refuses, in the view or at the commit, is answered with its sentence; so is what it had no
    time for, that it is away, and a parameter that cannot be read.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.refusal = None
        try:
            limits, address = settings.DATABASE_LIMITS["web"], request.META.get("REMOTE_ADDR")
            with telling_transaction(request.user.pk, limits=limits, address=address) as request.projected_on:
                response = self.get_response(request)
                if response.status_code >= 500 or request.refusal:
                    transaction.set_rollback(True)
        except Error as error:
            if not is_told(error):
                raise
            request.refusal = error
        if request.refusal:
            # Drawn only now: nothing can be asked in a transaction that the database has given up.
            response = self.refusal(request, request.refusal)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def refusal(self, request, error):
        if stopped(error):
            return unanswered(request, error)
        if said := said_of(error):
            return render(request, "409.html", {"sentence": said}, status=507)
        return render(request, "409.html", {"sentence": sentence(error)}, status=409)

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
        if isinstance(error, RemovedMeanwhile):
            return render(request, "core/page_removed.html", error.args[0], status=409)
        if is_told(error):
            request.refusal = error
            return HttpResponse(status=409)


def is_told(error):
    """Whether a sentence can be said about it."""
    return is_refusal(error) or stopped(error) or said_of(error)


def refused(request, unreadable):
    """Nothing but the sentence; what was typed stays in its box."""
    name = "_unreadable" if request.htmx else "page_unreadable"
    return render(request, f"core/{name}.html", {"sentence": str(unreadable)}, status=400)
