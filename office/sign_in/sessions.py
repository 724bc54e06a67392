"""What stands between a session and every page: it may have been ended, locked, or left alone for too long."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.contrib.auth import logout
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from foundation.core.outgoing.password import PasswordFirst
from foundation.core.waiting.ended import stopped, unanswered
from office.sign_in import fresh
from office.sign_in.asking import FRESH, LOCKED, ask
from office.sign_in.browsers import in_words
from office.sign_in.models.sessions import OpenSession
from office.sign_in.own_password import FIELD, PasswordSaid, judge, without_password

# A page that only waits for something says so: that is nothing done by its reader.
WAITING = "X-Waits"
LOCKED_STATUS = 423


@cache
def open_when_locked() -> frozenset[str]:
    return frozenset(reverse(name) for name in ("unlock", "lock", "logout"))


class SessionsMiddleware:
    """Outside of the transaction of the request: no long answer holds the row of its session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.open_session = None
        try:
            refusal = self.refusal(request) if request.user.is_authenticated else None
        except Error as error:
            if not stopped(error):
                raise
            return unanswered(request, error)
        key = request.session.session_key
        response = refusal or self.get_response(request)
        self.follow(request, key)
        return response

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        """The page that asks for the password in place of the one asked for, if the session is locked."""
        session = OpenSession.begin(request.session.session_key, request.user, **seen_of(request))
        if session.is_over(request.user):
            session.end()
            logout(request)
            return None
        request.open_session = session
        if not session.is_locked():
            if WAITING not in request.headers:
                session.note_activity(request.user)
            return None
        session.lock()
        return None if request.path_info in open_when_locked() else self.locked(request, session)

    def locked(self, request: HttpRequest, session: OpenSession) -> HttpResponse | None:
        """What is sent with the right password goes on; everything else stays where it is."""
        answer = PasswordSaid()
        if request.method == "POST" and FIELD in request.POST:
            answer = judge(request)
            if not answer.sentence:
                session.password_given()
                without_password(request)
                return None
        return ask(request, LOCKED, answer, LOCKED_STATUS)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.open_session and fresh.is_asked(request):
            return fresh.refused(request, request.open_session)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return ask(request, FRESH, PasswordSaid(), 200) if isinstance(exception, PasswordFirst) else None

    def follow(self, request: HttpRequest, key: str | None) -> None:
        """Signing in begins a row, signing out ends it, and a changed password moves it to the new key."""
        now, session = request.session.session_key, request.open_session
        if now and now != key and request.user.is_authenticated:
            OpenSession.objects.forget_old()
            since = {"began_at": session.began_at, "password_at": session.password_at} if session else {}
            told = seen_of(request) | {"password_at": timezone.now()} | since
            OpenSession.begin(now, request.user, **told)
        if session and now != key:
            session.end()


def seen_of(request: HttpRequest) -> dict[str, Any]:
    agent = request.headers.get("User-Agent", "")
    return {"address": request.META.get("REMOTE_ADDR") or None, "browser": in_words(agent)}
