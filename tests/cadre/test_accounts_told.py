"""Accounts declared to stand for no record, and what others do to accounts: told to holder and head until read."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cadre.models.conflicts import Account
from foundation.core.database import audited_transaction
from office.organisation.models import invitations
from office.organisation.models.users import User
from office.organisation.rights import Role
from tests.conftest import make_user

LONG_SINCE = timezone.now() - datetime.timedelta(days=900)


@pytest.fixture
def chief(client, world):
    world.chief = make_user("truongban", Role.CHIEF, world.district)
    world.admin = make_user("kythuat", Role.ADMIN, world.district)
    client.force_login(world.chief)
    return client


def without(client, user, **posted):
    return client.post(reverse("account-without", args=[user.pk]), posted)


def test_another_one_declares_that_there_is_no_record_and_takes_it_back(chief, world):
    section = reverse("account-section", args=[world.huong.pk])
    assert "Khai không có hồ sơ cán bộ" in chief.get(section).content.decode()
    assert "Ghi lý do" in without(chief, world.huong).content.decode()
    assert without(chief, world.huong, reason="Ở cơ quan khác").url == world.huong.get_absolute_url()
    said = chief.get(section).content.decode()
    assert "Truongban khai ngày 30/11/2021" in said
    history = chief.get(reverse("user-history", args=[world.huong.pk])).content.decode()
    assert "Ở cơ quan khác" in history and "không có hồ sơ cán bộ" in history
    assert {user.username for user in untied(chief)} == {"lan", "truongban"}
    without(chief, world.huong, reason="Đã có hồ sơ")
    assert {user.username for user in untied(chief)} == {"lan", "truongban", "huong"}


def untied(client):
    return client.get(reverse("user-list"), {"untied": "true"}).context["page"]["rows"]


def test_nobody_declares_it_of_himself_nor_of_who_is_tied(chief, world):
    refused = without(chief, world.chief, reason="Không có")
    assert refused.status_code == 403 and "do đồng chí khác" in refused.content.decode()
    with pytest.raises(IntegrityError, match="without_record_by_another"), transaction.atomic():
        User.objects.filter(pk=world.chief.pk).update(
            no_record_by=world.chief, no_record_on=datetime.date(2021, 11, 30)
        )
    Account.objects.create(user=world.huong, cadre=world.an)
    refused = without(chief, world.huong, reason="Không có")
    assert refused.status_code == 403 and "bỏ gắn trước" in refused.content.decode()


def test_a_tie_ends_the_declaration(chief, world):
    without(chief, world.huong, reason="Ở cơ quan khác")
    Account.objects.create(user=world.huong, cadre=world.an)
    found = User.objects.get(pk=world.huong.pk)
    assert found.no_record_by is None and found.no_record_on is None


def first(client, user):
    client.force_login(user)
    return client.get(reverse("home"), follow=True).content.decode()


def test_the_first_page_of_the_head_counts_who_stands_for_nobody(chief, world):
    assert "3 tài khoản chưa gắn hồ sơ" in first(chief, world.chief)
    assert "chưa gắn hồ sơ" not in first(chief, world.lan)
    assert "chưa gắn hồ sơ" not in first(chief, world.admin)


CHANGES = {
    "tên, địa chỉ": lambda world: User.objects.filter(pk=world.huong.pk).update(email="khac@noibo"),
    "vai trò": lambda world: world.huong.grants.update(until="2021-12-31"),
    "phiếu kích hoạt": lambda world: invitations.issue(world.huong, world.admin),
    "hồ sơ cán bộ gắn": lambda world: Account.objects.create(user=world.huong, cadre=world.an),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_another_one_changes_of_an_account_is_told_to_holder_and_head_until_read(chief, world, what):
    users = User.objects.filter(pk__in=[world.huong.pk, world.chief.pk, world.lan.pk])
    assert not [user for user in users if "đã có thay đổi" in first(chief, user)]
    # The database lets the head alone change a role like this, or a tie.
    of_head = what in ("vai trò", "hồ sơ cán bộ gắn")
    with audited_transaction(world.chief.pk if of_head else world.admin.pk):
        CHANGES[what](world)
    User.objects.filter(pk__in=[world.huong.pk, world.chief.pk]).update(told_at=LONG_SINCE)
    told = first(chief, world.huong)
    by = "Truongban" if of_head else "Kythuat"
    assert f"{by} thay đổi {what}" in told and "của đồng chí" in told and "báo ngay Lãnh đạo" in told
    of_all = first(chief, world.chief)
    assert (f"{by} thay đổi {what}" in of_all) == (not of_head)
    assert "hỏi ngay người đã làm" in of_all and "báo ngay Lãnh đạo" not in of_all
    assert "đã có thay đổi" not in first(chief, world.lan)
    chief.force_login(world.huong)
    assert chief.post(reverse("account-told")).status_code == 302
    assert "đã có thay đổi" not in first(chief, world.huong)


def test_what_one_does_to_ones_own_account_is_no_news(chief, world):
    with audited_transaction(world.huong.pk):
        User.objects.filter(pk=world.huong.pk).update(email="moi@noibo")
    User.objects.update(told_at=LONG_SINCE)
    assert "Huong thay đổi" not in first(chief, world.huong)
    assert "Huong thay đổi" not in first(chief, world.chief)
