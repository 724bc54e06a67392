"""Cookies: which there are, and that each stays with this host, with TLS, and away from scripts."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

SIGN_IN = {"username": "lan", "password": "lan"}
# What scripts write themselves: how wide and how large a page is drawn.
OF_SCRIPTS = {"nav", "text"}


def cookies_of(client):
    return {name: cookie for name, cookie in client.cookies.items() if cookie.value}


@pytest.mark.usefixtures("tls")
def test_with_tls_every_cookie_is_of_this_host_secure_and_no_script_s(world):
    client = Client()
    client.get(reverse("login"), secure=True)
    assert client.post(reverse("login"), SIGN_IN, secure=True).status_code == 302
    client.get(world.an.get_absolute_url(), secure=True)
    cookies = cookies_of(client)
    assert cookies.keys() == {f"__Host-{name}" for name in ("sessionid", "csrftoken", "device")}
    for cookie in cookies.values():
        assert cookie["secure"] and cookie["httponly"] and cookie["path"] == "/" and not cookie["domain"]
        assert cookie["samesite"] in ("Strict", "Lax")
    assert cookies[settings.SESSION_COOKIE_NAME]["samesite"] == "Strict"


def test_scripts_write_two_cookies_of_looks_and_those_too_are_of_this_host():
    scripts = {path: path.read_text() for path in Path("static/js").glob("*.js")}
    writing = [path.name for path, text in scripts.items() if "document.cookie" in text]
    app = scripts[Path("static/js/app.js")]
    assert writing == ["app.js"] and app.count("document.cookie") == 1
    assert set(re.findall(r'\bkeepCookie\("(\w+)"', app)) == OF_SCRIPTS
    assert '"__Host-"' in app and "; secure" in app and "samesite=strict" in app


@pytest.mark.parametrize(("prefix", "large"), [("", True), ("__Host-", False)])
def test_what_a_script_has_kept_is_read_by_the_name_that_is_trusted(client, world, prefix, large, settings):
    client.force_login(world.lan)
    settings.COOKIE_PREFIX = ""
    client.cookies[f"{prefix}text"] = "large"
    html = client.get(reverse("cadre-list")).content.decode()
    assert ('class="large-text"' in html) is large


def test_what_a_page_says_of_somebody_is_kept_in_no_cookie(chief, world):
    data = {"full_name": "Lý Thị Kín", "sex": "F", "entered_unit": world.hoa_tham.pk, "birth": "1980"}
    response = chief.post(reverse("cadre-new"), data)
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert response.status_code == 302 and said
    assert "messages" not in chief.cookies
    assert not [name for name, cookie in chief.cookies.items() if "Kín" in cookie.value]
