"""/readyz and /metrics: for whoever watches the program. Anybody learns whether it is well, and nothing more."""

import json
from collections.abc import Callable
from hmac import compare_digest

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from upkeep.health.asking import HealthLine
from upkeep.health.kept import HEALTH, PROGRAM_SECONDS
from upkeep.health.metrics import CONTENT_TYPE, measured

VIEW = "jobs.view_schedulerun"
JSON = "application/json"


def is_well(lines: list[HealthLine]) -> bool:
    return all(line.ok for line in lines)


def knows_token(request: HttpRequest) -> bool:
    """Whether a program that may read the lines asks."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    known = settings.MONITOR_TOKEN.strip()
    return (
        bool(known) and scheme.lower() == "bearer" and compare_digest(token.strip().encode(), known.encode())
    )


def answer(
    text: str, lines: list[HealthLine], content_type: str = "text/plain; charset=utf-8"
) -> HttpResponse:
    response = HttpResponse(text, status=200 if is_well(lines) else 503, content_type=content_type)
    response["Cache-Control"] = "no-store"
    # What is not well is logged by the clock (`upkeep.tasks.tell_health`), not each time that somebody asks.
    response._has_been_logged = True
    return response


def in_short(lines: list[HealthLine]) -> HttpResponse:
    return answer("OK" if is_well(lines) else "not ok", lines)


def in_full(request: HttpRequest, lines: list[HealthLine]) -> HttpResponse:
    """The lines as text, or as JSON to who asks for it."""
    if request.get_preferred_type(["text/plain", JSON]) == JSON:
        told = [
            {"name": line.name, "label": line.label, "ok": line.ok, "said": line.said, "age": line.age}
            for line in lines
        ]
        return answer(json.dumps({"ok": is_well(lines), "lines": told}, ensure_ascii=False), lines, JSON)
    word = {True: "ok", False: "not ok"}
    told = [f"{line.name}: {word[line.ok]}, {aged(line.age)}. {line.said}" for line in lines]
    return answer("\n".join(["OK" if is_well(lines) else "not ok", *told, ""]), lines)


def aged(age: float | None) -> str:
    return "age unknown" if age is None else f"{age:.0f} s ago"


@login_not_required
def ready(request: HttpRequest) -> HttpResponse:
    """For who is signed in, and may read the lines or not; all others were answered by the middleware."""
    lines = HEALTH.within(PROGRAM_SECONDS)
    return in_full(request, lines) if request.user.has_perm(VIEW) else in_short(lines)


@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    """The same and more as figures, in the format of Prometheus."""
    if not request.user.has_perm(VIEW):
        raise PermissionDenied
    return figures()


def figures() -> HttpResponse:
    return HttpResponse(measured(), content_type=CONTENT_TYPE, headers={"Cache-Control": "no-store"})


def ready_middleware(
    answered: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Before all that asks the database: it may be what is not well, and then nobody's right can be read."""

    def respond(request: HttpRequest) -> HttpResponse:
        asked = request.path_info
        if asked not in (reverse("ready"), reverse("metrics")):
            return answered(request)
        return before_sign_in(request, asked) or answered(request)

    return respond


def before_sign_in(request: HttpRequest, asked: str) -> HttpResponse | None:
    """The answer that asks for no account; None where the reader's right decides, and can be read."""
    known = knows_token(request)
    if asked == reverse("metrics"):
        return figures() if known else None
    lines = HEALTH.within(PROGRAM_SECONDS)
    if known:
        return in_full(request, lines)
    database = next((line.ok for line in lines if line.name == "database"), False)
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    return None if signed_in and database else in_short(lines)
