"""A role for an account whose password the giver of its slip may know: the password ends where he could not give it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from office.organisation.models import invitations
from office.organisation.models.invitations import Invitation
from office.organisation.models.users import Grant, User
from office.organisation.rights import Role
from office.sign_in.models.factors import PaperCodes
from tests.at_once import held_back
from tests.conftest import make_user
from tests.sign_in.test_factors import codes_of

PASSWORD, LATER = "mot-mat-khau-dai-2021", "mat-khau-doi-lai-2022"
ENDED = "các phiên đăng nhập của tài khoản đã hết hiệu lực"
MAY_END = "kích hoạt bằng phiếu do Kythuat cấp"


@pytest.fixture
def people(world):
    world.admin = make_user("kythuat", Role.ADMIN, world.district)
    world.chief = make_user("truongban", Role.CHIEF, world.district)
    world.new = User.objects.create_user("moi", full_name="Người Mới")
    return world


def activated(user, by):
    """A browser signed in by the password that whoever held the slip has set."""
    code = invitations.issue(user, by=by)[0]
    browser = Client()
    browser.post(
        reverse("activate-code", args=[code]), {"new_password1": PASSWORD, "new_password2": PASSWORD}
    )
    browser.post(reverse("login"), {"username": user.username, "password": PASSWORD})
    return browser


def give(client, by, user, role, unit):
    client.force_login(by)
    page = reverse("grant-new", args=[user.pk])
    before = client.get(page).content.decode()
    after = client.post(page, {"role": role, "unit": unit.pk, "until": ""}, follow=True).content.decode()
    assert user.grants.filter(role=role).exists()
    return before, after


def is_in(browser):
    return browser.get(reverse("own-sessions")).status_code == 200


def test_who_used_the_slip_himself_is_out_when_the_head_gives_the_role(client, people):
    his = activated(people.new, people.admin)
    changed = {"old_password": PASSWORD, "new_password1": LATER, "new_password2": LATER}
    assert his.post(reverse("own-password"), changed).status_code == 302
    codes_of(people.new)
    before, after = give(client, people.chief, people.new, Role.OFFICER, people.district)
    assert (
        MAY_END in before and ENDED in after and "Cấp phiếu mới" in after and "Hủy mật khẩu khi giao" in after
    )
    assert not User.objects.get(pk=people.new.pk).has_usable_password() and not is_in(his)
    assert not PaperCodes.objects.exists()
    assert Client().post(reverse("login"), {"username": "moi", "password": LATER}).status_code == 200
    holder = activated(people.new, people.chief)
    before, after = give(client, people.chief, people.new, Role.LEADER, people.district)
    assert MAY_END not in before and ENDED not in after and is_in(holder)


def test_a_password_stays_where_the_giver_of_the_slip_gave_or_could_have_given_the_role(client, people):
    browser = activated(people.new, people.admin)
    other = make_user("kythuathai", Role.ADMIN, people.district)
    before, after = give(client, other, people.new, Role.ADMIN, people.district)
    assert MAY_END not in before and ENDED not in after and is_in(browser)


@pytest.mark.parametrize(("days", "ends"), [(30, False), (50, True)])
def test_a_giver_who_was_head_when_the_slip_was_used_counts_as_one(client, people, days, ends):
    browser = activated(people.new, people.chief)
    Invitation.objects.update(used_at=timezone.now() - timedelta(days=40))
    Grant.objects.filter(user=people.chief).update(until=timezone.localdate() - timedelta(days=days))
    head = make_user("truongmoi", Role.CHIEF, people.district)
    before, after = give(client, head, people.new, Role.OFFICER, people.district)
    assert (ENDED in after) is ends and is_in(browser) is not ends


def test_who_cannot_issue_the_slip_reads_who_can(client, people):
    second = make_user("kythuathai", Role.ADMIN, people.district)
    activated(second, people.admin)
    before, after = give(client, people.chief, second, Role.LEADER, people.district)
    for told in (before, after):
        assert "lệnh invite trên máy chủ" in told
    assert not User.objects.get(pk=second.pk).has_usable_password()


def test_a_slip_that_waits_for_a_role_to_be_given_is_judged_after_it(transactional_db, client, people):
    with transaction.atomic():
        code = invitations.issue(people.new, by=people.admin)[0]

    def opened(number):
        passwords = {"new_password1": PASSWORD, "new_password2": PASSWORD}
        return Client().post(reverse("activate-code", args=[code]), passwords)

    with held_back(1, opened, gives_way=False) as answers:
        give(client, people.chief, people.new, Role.OFFICER, people.district)
    assert invitations.OUTGROWN in answers[0].content.decode()
    assert not User.objects.get(pk=people.new.pk).has_usable_password()
