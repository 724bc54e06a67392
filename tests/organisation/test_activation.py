"""The one-time code: from the slip to the first password, and what does not open anything."""

import datetime
import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from office.organisation.models import invitations
from office.organisation.models.invitations import Invitation
from office.organisation.models.users import Grant, User
from office.organisation.rights import Role
from tests.conftest import make_user

GOOD = {"new_password1": "doan-thuyen-2021", "new_password2": "doan-thuyen-2021"}


@pytest.fixture
def newcomer(db):
    return User.objects.create_user("moi", full_name="Người Mới")


def page(code):
    return reverse("activate-code", args=[code])


def test_the_slip_opens_the_account_once(client, world):
    client.force_login(make_user("kythuat", Role.ADMIN, world.district))
    slip = client.post(reverse("user-new"), {"username": "dung", "full_name": "Lý Thị Dung"}).context
    client.logout()
    typed = slip["code"].upper().replace("-", " ")
    asked = client.post(reverse("activate"), {"code": typed}, follow=True)
    assert "dung" in asked.content.decode() and "Lý Thị Dung" not in asked.content.decode()
    assert "Đã kích hoạt tài khoản" in client.post(page(slip["code"]), GOOD).content.decode()
    signed_in = client.post(reverse("login"), {"username": "dung", "password": GOOD["new_password1"]})
    assert signed_in.status_code == 302
    again = client.post(page(slip["code"]), {**GOOD, "new_password1": "khac", "new_password2": "khac"})
    assert "đã được dùng" in again.content.decode()


def test_only_the_hash_of_a_code_is_kept(newcomer):
    code, made = invitations.issue(newcomer)
    assert code not in str(Invitation.objects.values().get()) and code.replace("-", "") != made.digest


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("ngan", "Mật khẩu quá ngắn; cần ít nhất 12 ký tự."),
        ("matkhau@123456", "Mật khẩu này nhiều người dùng"),
        ("Nguoi.Moi.2026!", "Mật khẩu chỉ gồm tên cơ quan"),
    ],
)
def test_a_weak_password_gets_a_sentence(client, newcomer, password, sentence):
    code, _ = invitations.issue(newcomer)
    html = client.post(page(code), {"new_password1": password, "new_password2": password}).content.decode()
    assert sentence in html and not User.objects.get(pk=newcomer.pk).has_usable_password()


def test_a_wrong_code_says_what_to_do(client, newcomer):
    html = client.post(reverse("activate"), {"code": "abcd-abcd-abcd-abcd"}).content.decode()
    assert "Mã kích hoạt không đúng" in html


def test_an_expired_code_says_what_to_do(client, newcomer):
    code, made = invitations.issue(newcomer)
    made.expires_at = timezone.now() - datetime.timedelta(minutes=1)
    made.save()
    assert "đã hết hạn" in client.post(page(code), GOOD).content.decode()
    assert not User.objects.get(pk=newcomer.pk).has_usable_password()


def test_a_new_code_ends_the_old_one(client, newcomer):
    old, _ = invitations.issue(newcomer)
    new, _ = invitations.issue(newcomer)
    assert "đã được thay" in client.post(page(old), GOOD).content.decode()
    assert "Đã kích hoạt" in client.post(page(new), GOOD).content.decode()


def test_a_stopped_account_is_not_activated(client, newcomer):
    code, _ = invitations.issue(newcomer)
    User.objects.update(is_active=False)
    assert "đang ngừng sử dụng" in client.post(page(code), GOOD).content.decode()


def test_a_code_tried_again_and_again_waits_and_nobody_elses_does(client, newcomer, monkeypatch):
    code, made = invitations.issue(newcomer)
    other, _ = invitations.issue(User.objects.create_user("khac"))
    made.replaced_at = timezone.now()
    made.save()
    for n in range(40):
        client.get(page(f"sai-{n}"))
    monkeypatch.setattr("office.sign_in.tries.FIRST_WAIT", 100)
    for _ in range(5):
        client.get(page(code))
    response = client.get(page(code))
    assert response.status_code == 429 and 0 < int(response.headers["Retry-After"]) <= 100
    assert "rồi thử lại" in response.content.decode()
    assert "Đã kích hoạt" in client.post(page(other), GOOD).content.decode(), "from the same address"


def test_a_code_is_beyond_guessing():
    assert len(invitations.ALPHABET) ** 16 > 2**79


def test_a_forgotten_password_is_replaced_by_a_new_slip(client, world):
    client.force_login(make_user("truongban", Role.CHIEF, world.district))
    slip = client.post(reverse("user-invite", args=[world.lan.pk])).context
    client.logout()
    client.post(page(slip["code"]), GOOD)
    assert User.objects.get(pk=world.lan.pk).check_password(GOOD["new_password1"])


def test_the_key_of_a_reader_is_not_the_technical_administrators_to_give(client, world):
    """With it he could sign in as a reader, and so grant himself what only the chief grants."""
    admin = make_user("kythuat", Role.ADMIN, world.district)
    other = make_user("kythuat2", Role.ADMIN, world.district)
    client.force_login(admin)
    assert client.post(reverse("user-invite", args=[world.lan.pk])).status_code == 403
    assert client.post(reverse("user-invite", args=[admin.pk])).status_code == 403
    assert client.post(reverse("user-invite", args=[other.pk])).status_code == 200
    assert Invitation.objects.get().user == other


def test_the_chief_of_one_unit_hands_out_no_key_beyond_it(client, world):
    both = make_user("hai", Role.UNIT_OFFICER, world.hoa_tham)
    Grant.objects.create(user=both, role=Role.UNIT_OFFICER, unit=world.tan_van)
    client.force_login(make_user("truongxa", Role.CHIEF, world.hoa_tham))
    assert client.post(reverse("user-invite", args=[both.pk])).status_code == 404
    assert client.post(reverse("user-invite", args=[world.huong.pk])).status_code == 200


def test_a_mail_holds_the_link_and_nothing_of_the_person(client, world, settings):
    settings.MAIL_SERVER = "smtp://mail"
    client.force_login(make_user("kythuat", Role.ADMIN, world.district))
    data = {"username": "dung", "full_name": "Lý Thị Dung", "email": "dung@example.vn"}
    slip = client.post(reverse("user-new"), data)
    (sent,) = mail.outbox
    assert slip.context["link"] in sent.body and sent.to == ["dung@example.vn"]
    rest = sent.subject + sent.body.replace(slip.context["link"], "")
    assert not re.search(r"Dung|Bình Gia|Huyện|Ban Tổ chức", rest)


def test_without_a_mail_server_nothing_is_sent(client, world):
    client.force_login(make_user("kythuat", Role.ADMIN, world.district))
    client.post(reverse("user-new"), {"username": "dung", "full_name": "Dung", "email": "dung@example.vn"})
    assert mail.outbox == []


def test_a_user_changes_his_own_password(client, world):
    client.force_login(world.lan)
    own = reverse("own-password")
    wrong = client.post(own, {"old_password": "sai", **GOOD}).content.decode()
    assert "Mật khẩu cũ không chính xác" in wrong
    assert client.post(own, {"old_password": "lan", **GOOD}).status_code == 302
    assert User.objects.get(pk=world.lan.pk).check_password(GOOD["new_password1"])
    assert client.get(reverse("cadre-list")).status_code == 200
