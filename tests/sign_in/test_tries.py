"""Whoever guesses waits longer each time; nobody is locked out by what strangers do."""

import datetime
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from office.organisation.models import invitations
from office.organisation.models.users import User
from office.sign_in.known import COOKIE, KNOWN_FOR, TRUSTED
from office.sign_in.models.devices import KnownDevice
from office.sign_in.models.tries import WrongTry
from office.sign_in.tries import PACES, Kind, Pace

LOGIN = reverse("login")
FREE = PACES[Kind.NAME].free


@pytest.fixture(autouse=True)
def still(monkeypatch):
    """Time passes where a test says so, however long the machine takes."""
    now = timezone.now()
    monkeypatch.setattr("office.sign_in.tries.timezone", SimpleNamespace(now=lambda: now))


def sign_in(client, username, password, **where):
    return client.post(LOGIN, {"username": username, "password": password}, **where)


def guess(client, username, times, **where):
    return [sign_in(client, username, f"sai-{n}", **where) for n in range(times)][-1]


def later(seconds):
    for row in WrongTry.objects.exclude(waits_until=None):
        row.waits_until -= datetime.timedelta(seconds=seconds)
        row.save()


def is_in(client):
    return SESSION_KEY in client.session


def test_the_wait_doubles_and_has_an_end():
    pace = Pace(free=5, longest=900)
    assert [pace.after(wrong) for wrong in (1, 4, 5, 6, 7, 12, 13, 10_000)] == [
        0,
        0,
        5,
        10,
        20,
        640,
        900,
        900,
    ]


def test_a_name_guessed_too_often_waits_in_seconds_and_then_opens(client, world):
    said = guess(client, "lan", FREE)
    assert said.status_code == 200 and "Chờ 5 giây" in said.content.decode(), "told before the next try"
    waiting = sign_in(client, "lan", "lan")
    assert waiting.status_code == 429 and waiting.headers["Retry-After"] == "5" and not is_in(client)
    assert "Chờ 5 giây rồi thử lại" in waiting.content.decode() and 'value="lan"' in waiting.content.decode()
    later(5)
    assert sign_in(client, "lan", "lan").status_code == 302 and is_in(client)


def test_guesses_that_wait_lengthen_nothing(client, world):
    guess(client, "lan", FREE + 20)
    assert WrongTry.objects.get(kind=Kind.NAME).wrong == FREE


def test_a_name_that_nobody_has_waits_just_so(client, world):
    guess(client, "khong-ai", FREE)
    assert sign_in(client, "KHONG-AI", "x").status_code == 429


def test_a_browser_that_signed_in_before_is_not_kept_out_by_a_stranger(client, world):
    sign_in(client, "lan", "lan")
    client.post(reverse("logout"))
    guess(Client(), "lan", FREE)
    assert sign_in(Client(), "lan", "lan").status_code == 429, "a browser that nobody knows"
    assert sign_in(client, "lan", "lan").status_code == 302
    assert sign_in(Client(), "lan", "lan").status_code == 429, "nor does it clear the way for strangers"


def test_a_known_browser_waits_too_and_is_a_stranger_in_the_end(client, world):
    sign_in(client, "lan", "lan")
    client.post(reverse("logout"))
    guess(client, "lan", FREE)
    assert sign_in(client, "lan", "lan").status_code == 429
    while KnownDevice.objects.exists():
        later(1000)
        guess(client, "lan", 1)
    assert WrongTry.objects.get(kind=Kind.DEVICE).wrong == TRUSTED
    assert not WrongTry.objects.filter(kind=Kind.NAME, wrong__gt=0).exists()


def test_a_browser_is_known_for_its_own_account_alone(client, world):
    sign_in(client, "lan", "lan")
    client.post(reverse("logout"))
    guess(Client(), "huong", FREE)
    assert sign_in(client, "huong", "huong").status_code == 429


@pytest.mark.parametrize("forged", ["made-up", "made-up:1abc:xyz"])
def test_a_cookie_that_was_not_signed_here_knows_nobody(world, forged):
    client = Client()
    client.cookies[COOKIE] = forged
    guess(client, "lan", FREE)
    assert sign_in(client, "lan", "lan").status_code == 429


def test_the_cookie_is_kept_for_half_a_year_from_scripts_and_other_sites_and_only_hashed_here(client, world):
    cookie = sign_in(client, "lan", "lan").cookies[COOKIE]
    assert (
        cookie["max-age"] == KNOWN_FOR.total_seconds()
        and cookie["httponly"]
        and cookie["samesite"] == "Strict"
    )
    assert cookie.value.split(":")[0] not in str(list(KnownDevice.objects.values()))
    client.post(reverse("logout"))
    KnownDevice.objects.update(signed_in_at=timezone.now() - KNOWN_FOR)
    guess(Client(), "lan", FREE)
    assert sign_in(client, "lan", "lan").status_code == 429


def test_an_address_is_slowed_whatever_names_it_tries_and_another_one_is_not(world, monkeypatch):
    monkeypatch.setitem(PACES, Kind.ADDRESS, Pace(free=3, longest=300))
    client = Client(REMOTE_ADDR="2001:db8::1")
    for n in range(3):
        guess(client, f"ten-{n}", 1)
    neighbour = Client(REMOTE_ADDR="2001:db8::beef")
    assert sign_in(neighbour, "lan", "lan").status_code == 429, "the same network"
    assert sign_in(Client(REMOTE_ADDR="2001:db8:1::1"), "lan", "lan").status_code == 302


def test_neither_name_nor_address_is_kept(client, world):
    guess(client, "lan", 2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, ' ') FROM sign_in_wrongtry t")
        kept = cursor.fetchone()[0]
    assert "lan" not in kept and "127.0.0.1" not in kept
    assert not [table for table in connection.introspection.table_names() if table.startswith("axes")]


def test_what_was_wrong_yesterday_is_forgotten(client, world):
    guess(client, "lan", FREE)
    WrongTry.objects.update(last_at=timezone.now() - datetime.timedelta(days=2), waits_until=None)
    guess(client, "lan", 1)
    assert WrongTry.objects.get(kind=Kind.NAME).wrong == 1


@pytest.mark.parametrize(
    ("username", "password"),
    [("a" * 151, "x"), ("a" * 256, "x"), ("a\x00b", "x"), ("lan", "x\x00"), ("lan", "x" * 1001)],
)
def test_a_name_that_none_can_be_is_answered_with_a_sentence(client, world, username, password):
    response = sign_in(client, username, password)
    assert response.status_code == 400 and "dài quá mức hoặc có ký tự" in response.content.decode()
    assert not WrongTry.objects.exists()


def test_nothing_typed_is_a_sentence(client, db):
    assert "Nhập tên đăng nhập và mật khẩu" in client.post(LOGIN).content.decode()


def test_the_old_password_is_not_guessed_on_the_page_that_changes_it(client, world):
    client.force_login(world.lan)
    page, new = (
        reverse("own-password"),
        {"new_password1": "doan-thuyen-2021", "new_password2": "doan-thuyen-2021"},
    )
    for n in range(FREE):
        client.post(page, {"old_password": f"sai-{n}", **new})
    waiting = client.post(page, {"old_password": "lan", **new})
    assert waiting.status_code == 429 and waiting.headers["Retry-After"] == "5"
    assert "Chờ 5 giây" in waiting.content.decode() and User.objects.get(pk=world.lan.pk).check_password(
        "lan"
    )
    later(5)
    assert client.post(page, {"old_password": "lan", **new}).status_code == 302


def test_a_slip_clears_the_way_for_its_owner_and_forgets_browsers(client, world):
    sign_in(client, "lan", "lan")
    stranger, owner = Client(), Client()
    guess(stranger, "lan", FREE)
    code, _ = invitations.issue(world.lan)
    new = {"new_password1": "doan-thuyen-2021", "new_password2": "doan-thuyen-2021"}
    owner.post(reverse("activate-code", args=[code]), new)
    assert KnownDevice.objects.count() == 1, "of the owner, whose new browser it is"
    assert sign_in(owner, "lan", "doan-thuyen-2021").status_code == 302


def test_the_program_slows_without_another_app():
    assert not [app for app in settings.INSTALLED_APPS if "axes" in app]
