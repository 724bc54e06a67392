"""A session is locked, left alone, ended: the server answers no more, whatever the page does."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from foundation.core import clock
from foundation.core.acts.run import apply
from foundation.core.database import telling_transaction
from foundation.core.models import AccessLog
from office.organisation.acts import STOP, USE_AGAIN
from office.organisation.models.users import Grant, User
from office.organisation.rights import Role
from office.sign_in.browsers import in_words
from office.sign_in.models.sessions import OpenSession, hash_of
from office.sign_in.session_pages import BY_ANOTHER
from tests.conftest import make_user
from tests.forms import FormClient, sent_untouched

PEOPLE = reverse("cadre-list")
UNLOCK = reverse("unlock")
LONG = timedelta(minutes=settings.IDLE_LOCK_MINUTES + 1, seconds=5)


@pytest.fixture
def lan(client, world):
    client.force_login(world.lan)
    return client


def of(client):
    return OpenSession.objects.get(key_hash=hash_of(client.cookies[settings.SESSION_COOKIE_NAME].value))


def left_alone(client, how_long=LONG):
    OpenSession.objects.filter(pk=of(client).pk).update(seen_at=timezone.now() - how_long)


def test_a_session_left_alone_is_locked_and_every_page_answers_423(lan, world):
    assert lan.get(PEOPLE).status_code == 200
    left_alone(lan)
    for address in (PEOPLE, reverse("cadre-detail", args=[world.an.pk]), "/", "/nothing/here/"):
        response = lan.get(address)
        assert response.status_code == 423 and "Hoàng Thị An" not in response.content.decode()
    assert lan.get(PEOPLE, headers={"hx-request": "true"}).status_code == 423
    assert lan.post(PEOPLE, {}).status_code == 423
    assert lan.post(reverse("session-active")).status_code == 423
    assert lan.get(reverse("health")).status_code == 200


def test_what_is_done_keeps_a_session_open_and_what_only_waits_does_not(lan):
    half = timedelta(minutes=3)
    left_alone(lan, half)
    lan.get(PEOPLE, headers={"x-waits": "1"})
    assert timezone.now() - of(lan).seen_at > half
    lan.post(reverse("session-active"))
    assert timezone.now() - of(lan).seen_at < half


def test_what_is_done_is_noted_once_a_minute(lan):
    seen = of(lan).seen_at
    lan.get(PEOPLE)
    assert of(lan).seen_at == seen


def test_every_page_that_waits_says_so():
    texts = {str(path): path.read_text() for path in Path("templates").rglob("*.html")}
    waiting = {
        path: text for path, text in texts.items() if re.search('hx-trigger="[^"]*(delay:1s|every )', text)
    }
    assert waiting and [path for path, text in waiting.items() if '"x-waits"' not in text] == []


def test_the_password_opens_again_and_leads_back(lan):
    left_alone(lan)
    asked = lan.get(f"{PEOPLE}?q=1").content.decode()
    assert f'value="{PEOPLE}?q=1"' in asked
    assert lan.post(UNLOCK, {"own_password": "wrong", "next": PEOPLE}).status_code == 403
    assert lan.get(PEOPLE).status_code == 423
    assert lan.post(UNLOCK, {"own_password": "lan", "next": PEOPLE}).url == PEOPLE
    assert lan.get(PEOPLE).status_code == 200


def test_nobody_is_led_elsewhere(lan):
    lan.post(reverse("lock"))
    assert lan.post(UNLOCK, {"own_password": "lan", "next": "https://example.org/"}).url == "/"


def test_hidden_at_once_the_server_is_locked_too(lan):
    assert lan.post(reverse("lock"), {"cover": "1"}).status_code == 204
    assert lan.get(PEOPLE).status_code == 423
    assert lan.post(reverse("logout")).status_code == 302


def test_what_was_sent_to_a_locked_session_is_kept_and_sent_again(lan, world):
    lan.opens_first = False
    page = reverse("cadre-edit", args=[world.an.pk])
    typed = sent_untouched(lan.get(page)) | {"full_name": ["Hoàng Thị Ân"]}
    lan.post(reverse("lock"))
    asked = lan.post(page, typed)
    html = asked.content.decode()
    assert asked.status_code == 423 and 'value="Hoàng Thị Ân"' in html and f'action="{page}"' in html
    world.an.refresh_from_db()
    assert world.an.full_name == "Hoàng Thị An"
    assert lan.post(page, typed | {"own_password": "wrong"}).status_code == 403
    assert lan.post(page, typed | {"own_password": "lan"}).status_code == 302
    world.an.refresh_from_db()
    assert world.an.full_name == "Hoàng Thị Ân"
    assert lan.get(PEOPLE).status_code == 200


def test_guesses_of_the_password_of_a_locked_session_are_slowed_down(lan):
    lan.post(reverse("lock"))
    statuses = [lan.post(UNLOCK, {"own_password": "wrong"}).status_code for _ in range(7)]
    assert statuses[0] == 403 and statuses[-1] == 429
    right = lan.post(UNLOCK, {"own_password": "lan"})
    assert right.status_code == 429 and int(right["Retry-After"]) > 0


def test_the_cover_of_a_page_is_opened_by_its_own_user_alone(lan, world):
    lan.post(reverse("lock"))
    said = lan.post(UNLOCK, {"own_password": "lan", "cover": str(world.huong.pk)})
    assert said.status_code == 409 and "Người khác" in said.json()["sentence"]
    lan.post(reverse("lock"))
    said = lan.post(UNLOCK, {"own_password": "lan", "cover": str(world.lan.pk)})
    assert said.status_code == 200 and said.json()["sentence"] == "" and said.json()["token"]


def signed_in(name):
    client = FormClient()
    client.opens_first = False
    assert client.post(reverse("login"), {"username": name, "password": name}).status_code == 302
    return client


def is_out(client):
    response = client.get(PEOPLE)
    return response.status_code == 302 and "/sign-in/" in response.url


def test_signing_in_is_noted_without_the_key_and_signing_out_ends_it(world):
    client = signed_in("lan")
    session = of(client)
    assert session.is_fresh() and session.address == "127.0.0.1"
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert key not in client.get(reverse("own-sessions")).content.decode() and key not in session.key_hash
    client.post(reverse("logout"))
    session.refresh_from_db()
    assert session.ended_at


def test_own_sessions_are_listed_and_ended_one_by_one_or_all_others(world):
    here, there, third, other = (signed_in(name) for name in ("lan", "lan", "lan", "huong"))
    page = here.get(reverse("own-sessions")).content.decode()
    assert page.count("Kết thúc</button>") == 2 and page.count("Phiên này") == 1
    assert here.post(reverse("own-sessions"), {"session": of(other).pk}).status_code == 404
    assert here.post(reverse("own-sessions"), {"session": of(here).pk}).status_code == 404
    here.post(reverse("own-sessions"), {"session": of(there).pk})
    assert is_out(there) and not is_out(third)
    here.post(reverse("own-sessions"))
    assert is_out(third) and not is_out(here) and not is_out(other)


def test_the_head_sees_and_ends_those_of_an_account_and_no_officer_does(world):
    make_user("truong", Role.CHIEF, world.district)
    make_user("quantri", Role.ADMIN, world.district)
    lan, chief, huong = signed_in("lan"), signed_in("truong"), signed_in("huong")
    page = reverse("account-sessions", args=[world.lan.pk])
    assert "Kết thúc" in chief.get(page).content.decode()
    assert huong.get(page).status_code == 403 and huong.post(page).status_code == 403
    signed_in("quantri").post(page)
    assert not is_out(lan)
    chief.post(page, {"session": of(lan).pk})
    assert is_out(lan) and not is_out(chief)
    line = AccessLog.objects.get(reason=BY_ANOTHER)
    kept = (line.user.username, line.action, line.subject, line.subject_key, line.rows)
    assert kept == ("truong", "sign_out", "organisation.user", world.lan.pk, 1)


def test_a_stopped_account_stays_signed_out_when_it_is_used_again(world):
    lan = signed_in("lan")
    apply(STOP, User.system(), [world.lan], {"reason": "Nghỉ"})
    assert is_out(lan)
    again = signed_in("huong")
    apply(STOP, User.system(), [world.huong], {"reason": "Nghỉ"})
    world.huong.refresh_from_db()
    apply(USE_AGAIN, User.system(), [world.huong], {"reason": "Trở lại"})
    assert is_out(again) and is_out(lan)


def test_the_end_of_the_last_role_ends_the_sessions(world):
    chief, lan = make_user("truong", Role.CHIEF, world.district), signed_in("lan")
    with telling_transaction(chief.pk):
        Grant.objects.create(user=world.lan, role=Role.LEADER, unit=world.district)
        world.lan.grants.filter(role=Role.OFFICER).update(until=yesterday())
    assert not is_out(lan)
    with telling_transaction(chief.pk):
        world.lan.grants.update(until=yesterday())
    assert is_out(lan)
    with telling_transaction(chief.pk):
        world.lan.grants.update(until=None)
    assert is_out(lan)


def yesterday():
    return clock.today() - timedelta(days=1)


def test_who_never_had_a_role_reads_whom_to_ask(client, db):
    User.objects.create_user("moi", password="moi")
    new = signed_in("moi")
    assert new.get("/").status_code == 403
    assert new.get("/").status_code == 403


def test_a_changed_password_ends_all_other_sessions_and_keeps_this_one(world):
    here, there = signed_in("lan"), signed_in("lan")
    began = of(here).began_at
    words = {
        "old_password": "lan",
        "new_password1": "mot mat khau dai 1",
        "new_password2": "mot mat khau dai 1",
    }
    assert here.post(reverse("own-password"), words).status_code == 302
    assert is_out(there) and not is_out(here)
    assert OpenSession.objects.standing().get().began_at == began == of(here).began_at


def test_no_session_lasts_longer_than_its_longest(lan):
    OpenSession.objects.update(began_at=timezone.now() - settings.SESSION_LONGEST - timedelta(minutes=1))
    assert is_out(lan)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/128.0.0.0 Safari/537.36 Edg/128.0",
            "Edge 128 trên Windows",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120.0.1 Chrome/114.0 Safari/537.36",
            "Cốc Cốc 120 trên Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox 130 trên Linux"),
        ("<script>alert(1)</script>", "Trình duyệt khác"),
    ],
)
def test_a_browser_is_told_in_words(agent, words):
    assert in_words(agent) == words
