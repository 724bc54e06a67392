"""Acts that ask for a password given in the last ten minutes; which, is declared in `settings.FRESH_PASSWORD`."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from office.sign_in.asking import FRESH, ask
from office.sign_in.models.sessions import OpenSession
from office.sign_in.own_password import FIELD, PasswordSaid, judge, without_password


def is_asked(request: HttpRequest) -> bool:
    """Whether what is sent is one of them. Boxes that a list sends only open the form of an act."""
    name = request.resolver_match.url_name
    if request.method != "POST" or name not in settings.FRESH_PASSWORD or "choose" in request.POST:
        return False
    field = settings.FRESH_PASSWORD[name]
    return not field or bool(request.POST.get(field))


def refused(request: HttpRequest, session: OpenSession) -> HttpResponse | None:
    """The page that asks; None where the password was given, now or a moment ago."""
    answer = PasswordSaid()
    if FIELD in request.POST:
        answer = judge(request)
        if not answer.sentence:
            session.password_given()
        without_password(request)
    return None if session.is_fresh() else ask(request, FRESH, answer, 200)
