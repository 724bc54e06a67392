"""One's own second factor, replaced or given up: after password and code, in the history, never the last one owed."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from office.organisation.models.office import Office
from office.organisation.rights import Role
from office.sign_in.factors import PROVEN_AT
from office.sign_in.models.factors import AppKey, PaperCodes
from office.sign_in.models.sessions import FRESH, OpenSession
from tests.sign_in.test_factors import codes_of, said, shown_by, sign_in

CODE, APP, CODES, FACTOR = (reverse(name) for name in ("factor-code", "factor-app", "factor-codes", "factor"))
LIST = reverse("cadre-list")


@pytest.fixture
def codes(client, world):
    """Lan has a sheet of codes, and has signed in by the first."""
    drawn = codes_of(world.lan)
    sign_in(client)
    client.post(CODE, {"code": drawn[0]})
    return drawn


def a_while_ago(client):
    session = client.session
    session[PROVEN_AT] -= FRESH.total_seconds() + 1
    session.save()


def history(user):
    return [(step.label, step.by, step.reason) for step in user.steps.all()]


def test_it_is_given_up_by_who_need_not_have_it(client, world, codes):
    assert "Bỏ bảng mã" in said(client.get(FACTOR))
    left = client.post(FACTOR, {"drop": "codes"}, follow=True)
    assert "Đã bỏ bảng mã in trên giấy" in said(left) and not PaperCodes.objects.exists()
    assert history(world.lan) == [("Tự đổi xác thực hai lớp", world.lan, "Bỏ bảng mã in trên giấy")]
    other = Client()
    sign_in(other)
    assert other.get(LIST).status_code == client.get(LIST).status_code == 200


def test_the_last_one_that_a_role_must_have_is_replaced_and_never_given_up(client, world, codes):
    Office.objects.update_or_create(unit=world.district, defaults={"factor_roles": [Role.OFFICER]})
    page = said(client.get(FACTOR))
    assert "chỉ thay được, không bỏ được" in page and 'name="drop"' not in page
    assert "cách cuối cùng không bỏ được" in said(client.post(FACTOR, {"drop": "codes"}, follow=True))
    assert PaperCodes.objects.exists() and not history(world.lan)
    client.get(APP)
    client.post(APP, {"code": shown_by(AppKey.objects.get())})
    client.post(FACTOR, {"drop": "app"})
    assert not AppKey.objects.exists() and client.get(LIST).status_code == 200, "the other one has been shown"
    reasons = [reason for _, _, reason in history(world.lan)]
    assert reasons == ["Đặt ứng dụng mã xác thực", "Bỏ ứng dụng mã xác thực"]


def test_it_is_changed_only_after_a_code_of_now(client, world, codes):
    a_while_ago(client)
    assert client.get(LIST).status_code == 200, "all else goes on"
    for page in (APP, CODES):
        assert client.get(page).url == f"{CODE}?next={page.replace('/', '%2F')}"
    assert client.post(CODES, {"draw": "1"}).status_code == 403
    asked = client.post(FACTOR, {"drop": "codes"}, follow=True)
    assert "Chưa bỏ gì" in said(asked) and "xác nhận đúng người" in said(asked)
    assert client.post(f"{CODE}?next={CODES}", {"code": codes[1]}).url == CODES
    assert "<code>" in said(client.post(CODES, {"draw": "1"}))
    assert history(world.lan)[0][2] == "Lập bảng mã mới, bảng cũ hết hiệu lực"


def test_a_code_does_not_stand_for_the_password(client, world, codes):
    OpenSession.objects.update(password_at=timezone.now() - FRESH)
    client.post(CODE, {"code": codes[1]})
    asked = client.post(FACTOR, {"drop": "codes"})
    assert "Nhập lại mật khẩu" in said(asked) and PaperCodes.objects.exists()
    client.post(FACTOR, {"drop": "codes", "own_password": "lan"})
    assert not PaperCodes.objects.exists()
