"""What was refused or failed is one line of the log, known by its number on the page, and names nobody."""

import logging
import logging.config
import re

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from foundation.core.answers.numbers import LETTERS, SharedNumber, new_number
from foundation.core.answers.told import LineOfAnswer
from foundation.core.logs.lines import LogLine

NAME = "Nguyễn Thị Bình"
NUMBER = re.compile(r"mã (\d{4}-[A-Z]{4})")


@pytest.fixture
def log():
    """The lines as the program's own handler would write them."""
    lines, handler, told = [], logging.Handler(), logging.getLogger("django.request")
    level = told.level
    told.setLevel(logging.WARNING)
    handler.emit = lambda record: lines.append(LogLine().format(record))
    handler.addFilter(LineOfAnswer())
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)
    told.setLevel(level)


@pytest.fixture
def officer(client, world, settings):
    settings.ROOT_URLCONF = "tests.core.failing"
    client.raise_request_exception = False
    client.force_login(world.huong)
    return client


def number_on(response):
    """That which stands in the heading and in the sentence that scripts show."""
    html = response.content.decode()
    (sentence,) = re.findall(r"<p[^>]*data-sentence>(.*?)</p>", html)
    assert "báo người quản trị hệ thống" in sentence
    (number,) = set(NUMBER.findall(html))
    assert number in sentence
    return number


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}])
def test_a_fault_has_a_number_on_its_page_and_in_a_line_that_names_nobody(officer, world, log, headers):
    response = officer.post(f"/naming/?q={NAME}", {"q": NAME}, **headers)
    assert response.status_code == 500
    (line,) = log
    first, *rest = (part.split("+07 ", 1)[1] for part in line.splitlines())
    said = f"number {number_on(response)}: POST /naming/ (naming), user {world.huong.pk}, ValueError"
    assert first == f"ERROR django.request: answer 500, {said}"
    assert any("tests/core/failing.py" in part for part in rest)
    for secret in (NAME, "Nguy", "q=", world.huong.username):
        assert secret not in line


def test_two_faults_have_two_numbers(officer, log):
    assert number_on(officer.get("/naming/")) != number_on(officer.get("/naming/"))
    assert len(log) == 2


def test_a_fault_before_the_view_has_one_too(officer, log, monkeypatch):
    def broken(*_):
        raise OperationalError(NAME)

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", broken)
    response = officer.get("/naming/")
    assert response.status_code == 500 and number_on(response) in log[0]
    assert "address 127.0.0.1" in log[0] and NAME not in log[0]


def test_a_right_that_lacks_is_named(officer, world, log):
    address = reverse("user-list")
    assert officer.get(f"{address}?q={NAME}").status_code == 403
    said = f"answer 403: GET {address} (user-list), user {world.huong.pk}, right organisation.view_user"
    assert [line.split("django.request: ")[1] for line in log] == [said]


def test_a_form_without_its_token_is_one_line(world, log):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.huong)
    strict.post(reverse("find"), {"q": NAME}, HTTP_REFERER=f"http://testserver/?q={NAME}")
    (line,) = log
    assert "answer 403: POST" in line and line.endswith("form without a valid token")


def test_what_is_not_there_is_no_line_and_what_cannot_be_read_is_one(officer, log):
    assert officer.get("/khong-co-trang-nay/").status_code == 404 and log == []
    assert officer.post(reverse("find"), {f"f{n}": NAME for n in range(5001)}).status_code == 400
    (line,) = log
    assert "answer 400: POST" in line and "TooManyFieldsSent" in line and NAME not in line


def test_what_the_database_refuses_is_one_line_without_its_words(officer, log):
    assert officer.post("/refused/").status_code == 409
    (line,) = log
    assert "answer 409: POST /refused/" in line and "IntegrityError" in line and "Diện" not in line


def test_a_sign_in_that_is_refused_tells_key_and_address_and_so_does_a_lock(client, world, log):
    for username in (world.huong.username, "khong-ai-ca"):
        client.post(reverse("login"), {"username": username, "password": "sai"})
    refused = [line.split("backends: ")[1] for line in log]
    assert refused == [
        f"sign-in refused: user {who}, address 127.0.0.1" for who in (world.huong.pk, "unknown")
    ]
    for _ in range(5):
        response = client.post(reverse("login"), {"username": world.huong.username, "password": "sai"})
    assert response.status_code == 429
    assert "answer 429: POST /sign-in/ (login), address 127.0.0.1" in log[-1]
    assert world.huong.username not in "".join(log)


def test_a_code_that_is_refused_tells_the_address(client, db, log):
    client.post(reverse("activate"), {"code": "abcd-abcd-abcd-abcd"})
    (line,) = log
    assert line.endswith("activation code refused: address 127.0.0.1")


def test_the_program_logs_by_these_rules():
    handler = settings.LOGGING["handlers"]["console"]
    assert handler["filters"] == ["answered", "repeated"], "a line is told apart from others as it will read"


def test_a_number_can_be_read_out():
    number = new_number()
    assert re.fullmatch(rf"\d{{4}}-[{LETTERS}]{{4}}", number)
    assert not set(LETTERS) & set("AEIOUQDBNSYZ"), "no words, and none that sounds like another"


def test_what_goes_on_has_one_number_and_then_another(rf, monkeypatch):
    trouble, asked = SharedNumber(), [rf.get("/") for _ in range(3)]
    first = trouble.number_of(asked[0])
    assert (trouble.number_of(asked[1]), asked[0].fault_known, asked[1].fault_known) == (first, False, True)
    trouble.until = 0
    assert trouble.number_of(asked[2]) != first
