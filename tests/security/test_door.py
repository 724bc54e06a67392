"""What a stranger learns at the door: nothing of who has an account, by word or by time."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from office.organisation.models import invitations
from office.organisation.models.users import User
from office.sign_in.models.factors import PaperCodes
from office.sign_in.models.sessions import FRESH, OpenSession

LOGIN = reverse("login")


def refused(name, password="khong-phai-mat-khau"):
    response = Client().post(LOGIN, {"username": name, "password": password})
    html = re.sub(r'(csrfmiddlewaretoken" value|x-csrftoken":) ?="?[^"]*"', "", response.content.decode())
    return response.status_code, html.replace(f'value="{name}"', "")


@pytest.fixture
def names(world):
    """Nobody's name, one in use, one that was stopped, one that has not been opened yet."""
    User.objects.filter(pk=world.huong.pk).update(is_active=False)
    fresh = User(username="moi", full_name="Người Mới")
    fresh.set_unusable_password()
    fresh.save()
    return ["khong.co.ai", "lan", "huong", "moi"]


def test_a_refusal_reads_the_same_whoever_is_meant(names):
    assert len({refused(name) for name in names}) == 1
    assert refused("huong", "huong") == refused("khong.co.ai"), "of a stopped account with its password"


def test_a_refusal_takes_one_hash_whoever_is_meant(names, monkeypatch):
    hashed, kind = [], type(hashers.get_hasher())
    whole = kind.encode

    def encode(hasher, *given, **named):
        hashed.append(hasher.algorithm)
        return whole(hasher, *given, **named)

    monkeypatch.setattr(kind, "encode", encode)
    counts = {}
    for name in names:
        hashed.clear()
        refused(name)
        counts[name] = len(hashed)
    assert set(counts.values()) == {1}, counts


def test_signing_in_gives_another_session_and_ends_the_one_before(world):
    client = Client()
    client.force_login(world.huong)
    before = client.cookies["sessionid"].value
    assert client.post(LOGIN, {"username": "lan", "password": "lan"}).status_code == 302
    client.post(reverse("logout"))
    client.post(LOGIN, {"username": "lan", "password": "lan"})
    after = client.cookies["sessionid"].value
    assert after != before and re.fullmatch(r"[a-z0-9]{32}", after)
    old = Client()
    old.cookies["sessionid"] = before
    assert old.get(reverse("cadre-list")).url.startswith(LOGIN)


def test_signing_out_ends_the_session_and_clears_what_pages_left(client, world):
    client.post(LOGIN, {"username": "lan", "password": "lan"})
    key = client.cookies["sessionid"].value
    response = client.post(reverse("logout"))
    assert response["Clear-Site-Data"] == '"storage"'
    client.cookies["sessionid"] = key
    assert client.get(reverse("cadre-list")).url.startswith(LOGIN)


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example",
    r"\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("next_page", ELSEWHERE)
def test_nobody_is_led_elsewhere_after_signing_in(client, world, next_page):
    response = client.post(
        f"{LOGIN}?next={next_page}", {"username": "lan", "password": "lan", "next": next_page}
    )
    assert response.status_code == 302 and response.url == "/"


def test_a_session_of_ones_own_making_opens_nothing(client, world):
    client.cookies["sessionid"] = "a" * 32
    assert client.get(reverse("cadre-list")).url.startswith(LOGIN)
    assert client.cookies["sessionid"].value in ("", "a" * 32)


def test_a_new_password_by_a_slip_passes_no_second_factor_by(client, world):
    codes, device = PaperCodes.draw(world.lan)
    device.confirm()
    slip, _ = invitations.issue(world.lan)
    new = "doan-thuyen-2021"
    client.post(reverse("activate-code", args=[slip]), {"new_password1": new, "new_password2": new})
    client.post(LOGIN, {"username": "lan", "password": new})
    assert client.get(reverse("cadre-list")).status_code == 302
    assert client.post(reverse("factor-code"), {"code": codes[0]}).status_code == 302
    assert client.get(reverse("cadre-list")).status_code == 200


@pytest.mark.parametrize("name", ["user-edit", "own-sessions"])
def test_what_an_account_is_reached_by_is_changed_only_after_the_password(chief, world, name):
    OpenSession.objects.update(password_at=timezone.now() - FRESH - FRESH)
    page = reverse(name, args=[world.huong.pk] if name == "user-edit" else [])
    typed = {"username": "huong", "full_name": "Hương", "email": "ai-do@example.vn", "others": "1"}
    chief.opens_first = False
    assert "Nhập lại mật khẩu" in chief.post(page, typed).content.decode()
    assert User.objects.get(pk=world.huong.pk).email == ""


def test_no_account_is_there_before_somebody_is_invited(db):
    """Nor a role of the program that has a password of its own."""
    assert not User.objects.exists()


def test_a_password_is_taken_exactly_as_it_was_typed(world):
    world.lan.set_password(" Đoàn thuyền  2021 ")
    world.lan.save()
    for typed in ("Đoàn thuyền  2021", " đoàn thuyền  2021 ", " Đoàn thuyền 2021 ", " Đoàn thuyền  2021 x"):
        assert refused("lan", typed)[0] == 200
    typed = {"username": "lan", "password": " Đoàn thuyền  2021 "}
    assert Client().post(LOGIN, typed).status_code == 302


def test_a_password_does_not_run_out(world):
    long_ago = timezone.now() - timedelta(days=3650)
    User.objects.filter(pk=world.lan.pk).update(last_login=long_ago, date_joined=long_ago)
    client = Client()
    client.post(LOGIN, {"username": "lan", "password": "lan"})
    assert client.get(reverse("cadre-list")).status_code == 200


def test_every_page_offers_to_sign_out_and_to_hide(chief, world):
    for page in (world.an.get_absolute_url(), reverse("own-sessions"), "/khong-co/", reverse("cadre-new")):
        html = chief.get(page).content.decode()
        assert f'action="{reverse("logout")}"' in html and "Ẩn nội dung" in html, page


def test_an_error_tells_a_stranger_nothing_of_the_inside(chief, settings):
    assert not settings.DEBUG
    settings.ROOT_URLCONF = "tests.core.failing"
    chief.raise_request_exception = False
    answers = [
        chief.post("/naming/", {"q": "Nguyễn Thị Bình"}),
        chief.get("/khong-co/"),
        Client().get("/khong-co/"),
    ]
    assert [answer.status_code for answer in answers] == [500, 404, 404]
    for answer in answers:
        html = answer.content.decode()
        for inner in (
            "Traceback",
            "Error",
            ".py",
            "Nguyễn Thị Bình",
            "django",
            "Django",
            "SELECT",
            settings.SECRET_KEY,
        ):
            assert inner not in html, inner
        assert "Server" not in answer and "X-Powered-By" not in answer
