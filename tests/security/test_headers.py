"""What every answer tells the browser, of whatever kind it is."""

import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse

from office.sign_in.models.sessions import OpenSession

POLICY = {
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
}
GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def unguarded(response):
    """What an answer lacks, but for what it may say of being kept."""
    policy = set(response.get("Content-Security-Policy", "").split("; "))
    lacking = {name for name, value in GUARDS.items() if response.get(name) != value}
    text = response.get("Content-Type", "").partition("/")[0] == "text"
    if text and "charset=utf-8" not in response["Content-Type"].replace('"', ""):
        lacking.add("charset")
    return lacking | (POLICY ^ policy)


def answers(chief, world):
    """{kind of answer: the answer}."""
    page = world.an.get_absolute_url()
    stranger = Client(raise_request_exception=False)
    found = {
        "page": chief.get(page, secure=True),
        "part": chief.get(reverse("cadre-list"), headers={"HX-Request": "true"}, secure=True),
        "sheet": chief.get(reverse("cadre-list") + "?format=xlsx", secure=True),
        "nowhere": chief.get("/khong-co/", secure=True),
        "unreadable": chief.get(reverse("cadre-list") + "?as_of=x", secure=True),
        "only sent to": chief.get(reverse("logout"), secure=True),
        "method": chief.generic("PUT", page, secure=True),
        "led away": stranger.get(page, secure=True),
        "door": stranger.get(reverse("login"), secure=True),
        "stale form": Client(enforce_csrf_checks=True).post(reverse("login"), secure=True),
        "health": stranger.get(reverse("health"), secure=True),
        "ready": stranger.get(reverse("ready"), secure=True),
        "fault": chief.post("/raising/", secure=True),
    }
    OpenSession.objects.update(locked_at="2021-11-30T08:00+07:00")
    return found | {"locked": chief.get(page, secure=True)}


STATUS = {
    "page": 200,
    "fault": 500,
    "nowhere": 404,
    "method": 405,
    "led away": 302,
    "stale form": 403,
    "locked": 423,
}


@pytest.mark.usefixtures("tls")
def test_every_kind_of_answer_is_guarded_and_kept_by_nobody(chief, world, settings):
    settings.ROOT_URLCONF = "tests.core.failing"
    chief.raise_request_exception = False
    found = answers(chief, world)
    assert {kind: found[kind].status_code for kind in STATUS} == STATUS
    assert {kind: unguarded(response) for kind, response in found.items() if unguarded(response)} == {}
    assert {kind for kind, response in found.items() if "no-store" not in response["Cache-Control"]} == set()
    assert {response["Strict-Transport-Security"] for response in found.values()} == {"max-age=31536000"}
    assert not [kind for kind, response in found.items() if "Access-Control-Allow-Origin" in response]
    assert found["sheet"]["Content-Disposition"].startswith("attachment; filename")
    found["sheet"].close()


@pytest.mark.usefixtures("tls")
def test_a_file_of_the_program_is_guarded_too_and_is_for_its_own_pages_alone(client):
    assert finders.find("js/app.js")
    response = client.get(static("js/app.js"), secure=True)
    assert response.status_code == 200 and response["Content-Type"].startswith("text/javascript")
    assert not unguarded(response) and "Access-Control-Allow-Origin" not in response
    response.close()


@pytest.mark.usefixtures("tls")
def test_without_tls_everything_but_health_is_sent_to_it(client):
    response = client.get(reverse("login"))
    assert response.status_code == 301 and response.url.startswith("https://")
    assert client.get(reverse("health")).status_code == 200
