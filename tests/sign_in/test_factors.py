"""The second factor: set up, asked, refused, renewed; nobody passes it by."""

import re
import time
from types import SimpleNamespace

import pytest
from cryptography.exceptions import InvalidTag
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP

from office.organisation.models.office import Office
from office.organisation.rights import Role
from office.sign_in.factors import PROVEN
from office.sign_in.models.devices import KnownDevice
from office.sign_in.models.factors import AppKey, PaperCodes
from tests.conftest import make_user
from tests.forms import FormClient

CODE, APP, CODES, FACTOR = (reverse(name) for name in ("factor-code", "factor-app", "factor-codes", "factor"))
LIST = reverse("cadre-list")


@pytest.fixture
def office(world):
    return Office.objects.get_or_create(unit=world.district)[0]


@pytest.fixture
def demanded(office):
    office.factor_roles = [Role.OFFICER]
    office.save()


def codes_of(user):
    codes, device = PaperCodes.draw(user)
    device.confirm()
    return codes


def sign_in(client, username="lan"):
    return client.post(reverse("login"), {"username": username, "password": username})


def shown_by(key, steps=0):
    """What the app shows, so many steps from now."""
    totp = TOTP(key.bin_key)
    totp.time = time.time() + steps * 30
    return f"{totp.token():06}"


def said(response):
    return response.content.decode()


def test_nothing_is_asked_until_the_office_asks_it(client, world):
    sign_in(client)
    assert client.get(LIST).status_code == 200


def test_who_must_have_one_and_has_none_reaches_no_other_page(client, world, demanded):
    sign_in(client)
    for address in (LIST, reverse("home"), "/khong-co/", reverse("own-password"), reverse("activate"), CODE):
        led = client.get(address)
        assert led.status_code == 302 and led.url.startswith(FACTOR), address
    assert "Cơ quan yêu cầu" in said(client.get(FACTOR))
    lost = client.post(reverse("own-password"), {"old_password": "x"})
    assert lost.status_code == 403 and "chưa được lưu" in said(lost)
    part = client.get(LIST, headers={"hx-request": "true"})
    assert part.headers["HX-Redirect"] == FACTOR and not part.content


def test_a_role_that_is_not_asked_goes_on(client, world, office):
    office.factor_roles = [Role.CHIEF]
    office.save()
    sign_in(client)
    assert client.get(LIST).status_code == 200


def test_what_the_office_asks_since_comes_before_the_next_page(client, world, office):
    head = FormClient()
    head.force_login(make_user("hoa", Role.CHIEF, world.district))
    sign_in(client)
    assert client.get(LIST).status_code == 200
    rules = reverse("factor-roles")
    assert rules in said(head.get(reverse("user-list")))
    page = head.get(rules)
    version = re.search(r'name="version" value="(\d+)"', said(page))[1]
    saved = head.post(rules, {"factor_roles": [Role.OFFICER], "version": version})
    assert saved.status_code == 302, said(saved)
    assert Office.objects.get().factor_roles == [Role.OFFICER]
    assert client.get(LIST).url.startswith(FACTOR)


def test_the_rules_are_the_heads(client, world, office):
    client.force_login(make_user("kythuat", Role.ADMIN, world.district))
    assert client.get(reverse("factor-roles")).status_code == 403


def test_an_app_is_set_up_by_its_code_and_then_asked(client, world, demanded):
    sign_in(client)
    page = said(client.get(APP))
    key = AppKey.objects.get(user=world.lan)
    assert "<svg" in page and key.typed in page and "otpauth" not in page
    assert "chưa đúng" in said(client.post(APP, {"code": "000000"}))
    assert client.post(APP, {"code": shown_by(key)}).url == FACTOR
    assert client.get(LIST).status_code == 200
    other = Client()
    sign_in(other)
    assert other.get(LIST).url == f"{CODE}?next={LIST.replace('/', '%2F')}"
    for page in (FACTOR, APP, CODES):
        assert other.get(page).url.startswith(CODE), "nobody sets up another with the password alone"
    right = other.post(f"{CODE}?next={LIST}", {"code": shown_by(key, 1)})
    assert right.url == LIST and other.get(LIST).status_code == 200


def test_the_same_code_is_refused_a_second_time(client, world):
    key = AppKey.begin(world.lan)
    key.confirm()
    code = shown_by(key)
    sign_in(client)
    assert client.post(CODE, {"code": code}).status_code == 302
    second = Client()
    sign_in(second)
    assert "chưa đúng hoặc đã dùng" in said(second.post(CODE, {"code": code}))
    paper, third = codes_of(world.lan)[0], Client()
    assert second.post(CODE, {"code": paper.upper().replace("-", " ")}).status_code == 302
    sign_in(third)
    assert "chưa đúng hoặc đã dùng" in said(third.post(CODE, {"code": paper}))


def test_wrong_codes_wait_and_a_stranger_with_the_password_holds_nobody_up(client, world, monkeypatch):
    now = timezone.now()
    monkeypatch.setattr("office.sign_in.tries.timezone", SimpleNamespace(now=lambda: now))
    codes = codes_of(world.lan)
    sign_in(client)
    client.post(CODE, {"code": codes[0]})
    client.post(reverse("logout"))
    sign_in(client)
    stranger = Client()
    sign_in(stranger)
    for n in range(5):
        stranger.post(CODE, {"code": f"10000{n}"})
    waiting = stranger.post(CODE, {"code": codes[1]})
    assert waiting.status_code == 429 and waiting.headers["Retry-After"] == "5"
    assert client.post(CODE, {"code": codes[2]}).status_code == 302, "a browser that signed in before"


def test_a_browser_is_not_known_by_the_password_alone(client, world):
    codes = codes_of(world.lan)
    sign_in(client)
    assert not KnownDevice.objects.exists()
    client.post(CODE, {"code": codes[0]})
    assert KnownDevice.objects.get().user == world.lan


def test_the_session_changes_its_key_and_a_cookie_of_before_opens_nothing(client, world):
    codes = codes_of(world.lan)
    sign_in(client)
    before = client.session.session_key
    client.post(CODE, {"code": codes[0]})
    assert client.session.session_key != before
    thief = Client()
    thief.cookies["sessionid"] = before
    assert reverse("login") in thief.get(LIST).url


def test_codes_are_shown_once_and_the_first_confirms_that_they_were_printed(client, world, demanded):
    sign_in(client)
    page = said(client.post(CODES, {"draw": "1"}))
    codes = re.findall(r"<code>([\w-]+)</code>", page)
    assert len(set(codes)) == 10 and codes[0] not in said(client.get(CODES))
    assert world.lan.username not in page.split("<main")[1] and str(world.lan) not in page
    assert client.get(LIST).url.startswith(FACTOR), "not before it is confirmed"
    slip = said(client.post(CODES, {"code": "abcd-efgh-jkmn"}))
    assert "không có trên bảng vừa lập" in slip and 'value="abcd-efgh-jkmn"' in slip, "nor lost for a letter"
    assert client.post(CODES, {"code": codes[0]}).url == FACTOR
    assert client.get(LIST).status_code == 200 and "Còn 9 mã" in said(client.get(FACTOR))


def test_new_codes_end_the_old_ones(client, world):
    old = codes_of(world.lan)
    sign_in(client)
    client.post(CODE, {"code": old[0]})
    client.post(CODES, {"draw": "1"})
    other = Client()
    sign_in(other)
    assert "chưa đúng" in said(other.post(CODE, {"code": old[1]}))


def test_the_last_code_leads_to_new_ones(client, world):
    codes = codes_of(world.lan)
    PaperCodes.objects.get().token_set.exclude(token=PaperCodes.objects.get().kept(codes[0])).delete()
    sign_in(client)
    assert client.post(CODE, {"code": codes[0]}).url == CODES
    assert "mã in trên giấy cuối cùng" in said(client.get(CODES))


def test_the_database_holds_neither_key_nor_codes(world):
    key, codes = AppKey.begin(world.lan), codes_of(world.lan)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT key FROM otp_totp_totpdevice UNION ALL SELECT token FROM otp_static_statictoken"
        )
        kept = " ".join(value for (value,) in cursor.fetchall())
    assert key.bin_key.hex() not in kept and key.typed.replace(" ", "") not in kept
    assert not [code for code in codes if code in kept or code.replace("-", "") in kept]


def test_a_key_opens_neither_for_another_account_nor_under_another_secret(world, settings):
    key = AppKey.begin(world.lan)
    key.user = world.huong
    with pytest.raises(InvalidTag):
        key.bin_key.hex()
    key.user = world.lan
    settings.SECRET_KEY = "another" * 10
    with pytest.raises(InvalidTag):
        key.bin_key.hex()


def test_the_head_renews_what_was_lost_and_the_holder_is_told(client, world, demanded):
    codes_of(world.lan)
    AppKey.begin(world.lan).confirm()
    head = make_user("hoa", Role.CHIEF, world.district)
    client.force_login(head)
    renew = reverse("user-renew-factor", args=[world.lan.pk])
    assert renew in said(client.get(world.lan.get_absolute_url()))
    client.post(renew, {"reason": "Mất điện thoại", "state": "active"})
    step = world.lan.steps.get()
    assert (step.act, step.by, step.reason) == ("organisation.renew_factor", head, "Mất điện thoại")
    assert "Mất điện thoại" in said(client.get(world.lan.get_absolute_url()))
    holder = Client()
    sign_in(holder)
    page = holder.get(FACTOR)
    assert "được làm lại" in said(page) and str(head) in said(page) and not AppKey.objects.exists()


def test_a_session_that_showed_what_was_renewed_asks_anew(client, world, demanded):
    codes = codes_of(world.lan)
    sign_in(client)
    client.post(CODE, {"code": codes[0]})
    PaperCodes.objects.all().delete()
    assert client.get(LIST).url.startswith(FACTOR) and PROVEN in client.session


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OFFICER])
def test_nobody_else_renews_it(client, world, role):
    codes_of(world.lan)
    client.force_login(make_user("khac", role, world.district))
    renew = reverse("user-renew-factor", args=[world.lan.pk])
    assert client.post(renew, {"reason": "Mất", "state": "active"}).status_code == 403
    assert PaperCodes.objects.exists()


def test_nobody_renews_their_own(client, world):
    head = make_user("hoa", Role.CHIEF, world.district)
    client.force_login(head)
    renew = reverse("user-renew-factor", args=[head.pk])
    assert client.post(renew, {"reason": "Mất", "state": "active"}).status_code in (403, 404)


def test_the_server_renews_it_when_it_is_told_to(world, capsys):
    codes_of(world.lan)
    call_command("invite", "lan", role="officer")
    assert PaperCodes.objects.exists() and not world.lan.steps.exists()
    call_command("invite", "lan", role="officer", renew_factor=True)
    step = world.lan.steps.get()
    assert not PaperCodes.objects.exists() and step.by is None and "invite" in step.reason


def test_it_costs_a_page_no_question_of_its_own(client, world):
    client.force_login(world.lan)
    client.get(LIST)
    with CaptureQueriesContext(connection) as asked:
        client.get(LIST)
    (question,) = [query["sql"] for query in asked if "otp_" in query["sql"]]
    assert "organisation_grant" in question, "that which asks who is there"
