"""What asks for a password given in the last ten minutes.

Acts are declared in `settings.FRESH_PASSWORD`; a view that finds numbers of citizens in what it is to send asks itself
(`foundation.core.outgoing.password`).
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from office.sign_in.asking import FRESH, ask
from office.sign_in.models.sessions import OpenSession
from office.sign_in.own_password import FIELD, PasswordSaid, judge, without_password


def is_asked(request: HttpRequest) -> bool:
    """Whether what is sent is one of them, or was sent again with a password."""
    name = request.resolver_match.url_name
    if request.method != "POST" or name == "unlock" or only_opens(request):
        return False
    if name not in settings.FRESH_PASSWORD:
        return FIELD in request.POST
    field = settings.FRESH_PASSWORD[name]
    return not field or bool(request.POST.get(field))


def only_opens(request: HttpRequest) -> bool:
    """Boxes of a list only open a form: at the pages that say so, and nowhere else."""
    view = getattr(request.resolver_match.func, "view_class", None)
    return "choose" in request.POST and getattr(view, "opened_by_boxes", False)


def refused(request: HttpRequest, session: OpenSession) -> HttpResponse | None:
    """The page that asks; None where the password was given, now or a moment ago."""
    answer = PasswordSaid()
    if FIELD in request.POST:
        answer = judge(request)
        if not answer.sentence:
            session.password_given()
        without_password(request)
    return None if session.is_fresh() else ask(request, FRESH, answer, 200)
