import logging
from contextlib import ExitStack

from django.conf import settings
from django.db import Error, transaction
from django.http import HttpResponse
from django.shortcuts import render

from foundation.core.accessed.lines import write_notes
from foundation.core.accessed.noted import current, noting
from foundation.core.answers.integrity import is_refusal, sentence
from foundation.core.context import as_of
from foundation.core.database import telling_transaction
from foundation.core.disk.room import said_of
from foundation.core.lost.told import RemovedMeanwhile
from foundation.core.parameters import BadParameter
from foundation.core.replica.reading import begin, is_wanted
from foundation.core.waiting.ended import TOO_LONG, stopped, unanswered
from foundation.core.wall.refused import is_walled, outside

logger = logging.getLogger(__name__)


class RequestMiddleware:
    """View and rendering share one transaction that knows the user; a failed answer leaves nothing behind.

    What the database refuses, in the view or at the commit, is answered with its sentence; so is what it had no
    time for, that it is away, and a parameter that cannot be read. What went wrong while the replica was read is
    asked once more of the primary.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.primary_alone = False
        response = self.answered(request)
        if request.refusal and request.from_replica and stopped(request.refusal) != TOO_LONG:
            logger.warning("read again, from the primary: %s", type(request.refusal).__name__)
            request.primary_alone = True
            response = self.answered(request)
        if request.refusal:
            # Drawn only now: nothing can be asked in a transaction that the database has given up.
            response = self.refusal(request, request.refusal)
        return response

    def answered(self, request):
        """The answer, or what stands in its place where `request.refusal` says why there is none."""
        request.refusal, request.from_replica = None, False
        limits, address = settings.DATABASE_LIMITS["web"], request.META.get("REMOTE_ADDR")
        try:
            with (
                telling_transaction(request.user.pk, limits=limits, address=address) as request.projected,
                noting() as notes,
                ExitStack() as request.replica,
            ):
                response = self.get_response(request)
                if response.status_code >= 500 or request.refusal:
                    transaction.set_rollback(True)
                else:
                    # Also what was refused: an answer below 500 is committed, and its line with it.
                    write_notes(request, response, notes)
                return response
        except Error as error:
            if not is_told(error, request):
                raise
            request.refusal = error

    def refusal(self, request, error):
        if stopped(error):
            return unanswered(request, error)
        if is_walled(error):
            return outside(request)
        if said := said_of(error):
            return render(request, "409.html", {"sentence": said}, status=507)
        return render(request, "409.html", {"sentence": sentence(error)}, status=409)

    def process_view(self, request, view, args, kwargs):
        """A day that cannot be read is never taken for today, on no page; what only reads may ask the replica."""
        current().keys = frozenset(value for value in kwargs.values() if type(value) is int)
        if request.user.is_authenticated:
            try:
                as_of(request)
            except BadParameter as unreadable:
                return refused(request, unreadable)
            if not request.primary_alone and is_wanted(view, request):
                limits = settings.DATABASE_LIMITS["web"]
                request.from_replica = begin(request.replica, request.user.pk, limits)

    def process_exception(self, request, error):
        if isinstance(error, BadParameter):
            return refused(request, error)
        if isinstance(error, RemovedMeanwhile):
            return render(request, "core/page_removed.html", error.args[0], status=409)
        if is_told(error, request):
            request.refusal = error
            return HttpResponse(status=409)


def is_told(error, request):
    """Whether a sentence can be said about it, or the primary may do better than the replica."""
    told = is_refusal(error) or is_walled(error) or stopped(error) or said_of(error)
    return told or (request.from_replica and isinstance(error, Error))


def refused(request, unreadable):
    """Nothing but the sentence; what was typed stays in its box."""
    name = "_unreadable" if request.htmx else "page_unreadable"
    return render(request, f"core/{name}.html", {"sentence": str(unreadable)}, status=400)
