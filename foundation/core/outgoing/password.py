"""What goes out of the program only after a password given a moment ago: the view that would send it says so."""

from django.http import HttpRequest


class PasswordFirst(Exception):
    """Whoever keeps the sessions answers with the page that asks, and goes on with what was sent."""


def password_first(request: HttpRequest) -> None:
    session = getattr(request, "open_session", None)
    if session and not session.is_fresh():
        raise PasswordFirst
