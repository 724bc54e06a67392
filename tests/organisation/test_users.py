"""Accounts and grants: who may make, give, end and see them, by page and by hand-written SQL."""

import datetime

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from foundation.core.acts.run import judge
from foundation.core.database import audited_transaction
from office.organisation.acts import STOP
from office.organisation.models.users import Grant, User
from office.organisation.rights import RIGHTS, Role
from office.organisation.rights_table import ACTIONS, SENSITIVE, table
from tests.conftest import make_user


def grant(client, user, role, unit, until=""):
    data = {"role": role.value, "unit": unit.pk, "until": until}
    return client.post(reverse("grant-new", args=[user.pk]), data)


def test_an_account_is_made_without_a_password(client, people):
    client.force_login(people.admin)
    page = client.post(reverse("user-new"), {"username": "dung", "full_name": "Lý Thị Dung"})
    assert "Phiếu cấp tài khoản" in page.content.decode()
    made = User.objects.get(username="dung")
    assert not made.has_usable_password() and made.current_grants == []


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"username": "lan", "full_name": "Lan"}, "Tên đăng nhập đã được sử dụng"),
        ({"username": "lý dung", "full_name": "Dung"}, "Tên đăng nhập chỉ có chữ không dấu"),
        ({"username": "dung", "full_name": ""}, "Chưa nhập họ và tên."),
    ],
)
def test_a_bad_account_gets_a_sentence(client, people, data, sentence):
    client.force_login(people.admin)
    before = User.objects.count()
    assert sentence in client.post(reverse("user-new"), data).content.decode()
    assert User.objects.count() == before


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_the_chief_gives_every_role_but_that_of_the_technical_administrator(client, people, role):
    client.force_login(people.chief)
    assert grant(client, people.newcomer, role, people.district, "31/12/2021").status_code == 302
    assert people.newcomer.grants.get().role == role
    assert grant(client, people.newcomer, Role.ADMIN, people.district).status_code == 200
    assert people.newcomer.grants.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_the_technical_administrator_gives_no_role_that_reads(client, people, role):
    client.force_login(people.admin)
    page = grant(client, people.newcomer, role, people.district, "31/12/2021")
    assert page.status_code == 200 and not people.newcomer.grants.exists()


def test_the_technical_administrator_names_another_one(client, people):
    client.force_login(people.admin)
    assert grant(client, people.newcomer, Role.ADMIN, people.district).status_code == 302


@pytest.mark.parametrize("name", ["admin", "chief"])
def test_nobody_grants_anything_to_himself(client, people, name):
    me = getattr(people, name)
    client.force_login(me)
    assert grant(client, me, Role.ADMIN, people.district).status_code == 403
    own = me.grants.get()
    for page in ("grant-edit", "grant-end"):
        assert client.post(reverse(page, args=[own.pk]), {"reason": "x"}).status_code == 403
    assert me.grants.count() == 1


def test_nobody_grants_beyond_his_own_scope(client, people):
    local = make_user("truongxa", Role.CHIEF, people.hoa_tham)
    client.force_login(local)
    for unit in (people.district, people.tan_van):
        assert grant(client, people.newcomer, Role.OFFICER, unit).status_code == 200
    assert not people.newcomer.grants.exists()
    assert grant(client, people.newcomer, Role.OFFICER, people.hoa_tham).status_code == 302


def test_two_small_grants_do_not_add_up_to_a_larger_one(client, people):
    """Technical administrator of the district, chief of one commune: readers he names in that commune only."""
    both = make_user("hai", Role.ADMIN, people.district)
    Grant.objects.create(user=both, role=Role.CHIEF, unit=people.hoa_tham)
    client.force_login(both)
    page = grant(client, people.newcomer, Role.OFFICER, people.district)
    assert "trong phạm vi của mình" in page.content.decode() and not people.newcomer.grants.exists()


def test_an_inspector_needs_an_end(client, people):
    client.force_login(people.chief)
    page = grant(client, people.newcomer, Role.INSPECTOR, people.district)
    assert "Đoàn kiểm tra chỉ được phân quyền có thời hạn" in page.content.decode()
    assert grant(client, people.newcomer, Role.INSPECTOR, people.district, "31/12/2021").status_code == 302
    edit = reverse("grant-edit", args=[people.newcomer.grants.get().pk])
    page = client.post(edit, {"until": ""})
    assert "Đoàn kiểm tra chỉ được phân quyền có thời hạn" in page.content.decode()


def test_a_role_is_given_once(client, people):
    client.force_login(people.chief)
    grant(client, people.newcomer, Role.LEADER, people.district)
    page = grant(client, people.newcomer, Role.LEADER, people.district)
    assert "Người dùng đã có vai trò này tại đơn vị này." in page.content.decode()


def test_an_ended_grant_opens_nothing_and_keeps_its_reason(client, people):
    held = people.lan.grants.get()
    client.force_login(people.chief)
    end = reverse("grant-end", args=[held.pk])
    assert "Ghi lý do." in client.post(end).content.decode()
    assert client.post(end, {"reason": "Chuyển công tác"}).status_code == 302
    assert User.objects.get(pk=people.lan.pk).current_grants == []
    history = client.get(reverse("user-history", args=[people.lan.pk])).content.decode()
    assert "Chuyển công tác" in history and "29/11/2021" in history


def stop(client, user, act="stop", state="active", **data):
    return client.post(reverse(f"user-{act}", args=[user.pk]), {"state": state, "reason": "Nghỉ hưu", **data})


def test_a_stopped_account_is_kept_but_does_not_sign_in(client, people):
    client.force_login(people.chief)
    assert "Ghi lý do." in stop(client, people.lan, reason="").content.decode()
    stop(client, people.lan)
    assert not User.objects.get(pk=people.lan.pk).is_active
    history = client.get(reverse("user-history", args=[people.lan.pk])).content.decode()
    assert "Lý do: Nghỉ hưu" in history
    client.logout()
    client.post(reverse("login"), {"username": "lan", "password": "lan"})
    assert "_auth_user_id" not in client.session
    client.force_login(people.chief)
    stop(client, people.lan, "use-again", "stopped", reason="Trở lại")
    assert User.objects.get(pk=people.lan.pk).is_active
    steps = people.lan.steps.order_by("pk").values_list("act", "from_state", "to_state", "reason", "by")
    assert list(steps) == [
        ("organisation.stop", "active", "stopped", "Nghỉ hưu", people.chief.pk),
        ("organisation.use_again", "stopped", "active", "Trở lại", people.chief.pk),
    ]


def test_a_stop_is_taken_back_once(client, people):
    client.force_login(people.chief)
    stop(client, people.lan)
    back = reverse("user-undo", args=[people.lan.pk, people.lan.steps.get().pk])
    html = client.get(people.lan.get_absolute_url()).content.decode()
    assert back in html and reverse("user-stop", args=[people.lan.pk]) not in html
    client.post(back)
    assert User.objects.get(pk=people.lan.pk).is_active
    assert "Đã hoàn tác rồi." in client.post(back, follow=True).content.decode()


def test_two_who_stop_one_account_learn_of_each_other(client, people):
    client.force_login(people.chief)
    stop(client, people.lan)
    assert "nay đã ở trạng thái “Ngừng sử dụng”" in stop(client, people.lan).content.decode()
    assert people.lan.steps.count() == 1


def test_nobody_stops_himself(client, people):
    client.force_login(people.admin)
    assert stop(client, people.admin).status_code == 403
    assert judge(STOP, people.admin, [people.admin], {"reason": "x"})[people.admin.pk] == [
        "Trường hợp này do đồng chí khác xử lý."
    ]


def test_an_administrator_of_one_unit_does_not_act_on_accounts_of_others(client, people):
    local = make_user("kythuatxa", Role.ADMIN, people.hoa_tham)
    client.force_login(local)
    assert client.get(reverse("user-edit", args=[people.lan.pk])).status_code == 404
    assert client.get(reverse("user-detail", args=[people.lan.pk])).status_code == 404
    assert client.get(reverse("user-detail", args=[people.huong.pk])).status_code == 200
    assert client.get(reverse("user-edit", args=[people.huong.pk])).status_code == 403


@pytest.mark.parametrize(
    ("giver", "to", "role", "unit"),
    [
        ("admin", "newcomer", Role.OFFICER, "district"),
        ("admin", "admin", Role.CHIEF, "district"),
        ("chief", "chief", Role.LEADER, "district"),
        ("chief", "newcomer", Role.ADMIN, "district"),
        ("lan", "newcomer", Role.OFFICER, "hoa_tham"),
        ("local", "newcomer", Role.OFFICER, "tan_van"),
    ],
)
def test_the_database_refuses_what_the_page_refuses(people, giver, to, role, unit):
    people.local = make_user("truongxa", Role.CHIEF, people.hoa_tham)
    with (
        pytest.raises(ProgrammingError),
        transaction.atomic(),
        audited_transaction(getattr(people, giver).pk),
    ):
        Grant.objects.create(user=getattr(people, to), role=role, unit=getattr(people, unit))


def test_the_database_lets_the_chief_give(people):
    with audited_transaction(people.chief.pk):
        Grant.objects.create(user=people.newcomer, role=Role.OFFICER, unit=people.tan_van)
    assert people.newcomer.grants.count() == 1


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        ({"role": "officer"}, {"lan"}),
        ({"active": "false"}, {"nghi"}),
        ({"q": "nguoi moi"}, {"moi"}),
    ],
)
def test_the_list_is_filtered(client, people, criteria, found):
    make_user("nghi", Role.LEADER, people.district, is_active=False)
    client.force_login(people.admin)
    page = client.post(reverse("user-list"), criteria, follow=True)
    assert {user.username for user in page.context["page"]["rows"]} == found


def test_the_list_of_a_unit_holds_who_serves_in_it(client, people):
    client.force_login(people.admin)
    page = client.get(reverse("user-list"), {"unit": people.hoa_tham.pk})
    assert [user.username for user in page.context["page"]["rows"]] == ["huong"]


def test_the_list_is_taken_away_as_a_workbook(client, people):
    client.force_login(people.admin)
    response = client.get(reverse("user-list"), {"format": "xlsx"})
    assert response.getvalue()[:2] == b"PK"


def test_the_list_runs_the_same_queries_for_any_number_of_users(
    client, people, django_assert_max_num_queries
):
    client.force_login(people.admin)
    with django_assert_max_num_queries(15) as few:
        client.get(reverse("user-list"))
    with audited_transaction(None):
        for n in range(20):
            make_user(f"them{n}", Role.OFFICER, people.hoa_tham)
    with django_assert_max_num_queries(15) as many:
        client.get(reverse("user-list"))
    assert len(few) == len(many)


def test_the_table_of_rights_shows_every_right_and_nothing_else():
    shown = set()
    roles = list(Role)
    for _, cells in table():
        for role, words in zip(roles, cells, strict=True):
            shown |= {(role, word) for word in words}
    assert {word for _, word in shown} <= {*ACTIONS.values(), SENSITIVE, "Giao vai trò"}
    counted = sum(len(words) for _, cells in table() for words in cells)
    assert counted == sum(len(rights) for rights in RIGHTS.values())
    assert (Role.ADMIN, SENSITIVE) not in shown and (Role.CHIEF, SENSITIVE) in shown


def test_a_grant_names_its_scope_on_the_users_page(client, people):
    client.force_login(people.chief)
    html = client.get(people.huong.get_absolute_url()).content.decode()
    assert "Phạm vi: Xã Hoa Thám và các đơn vị trực thuộc" in html
    assert "Huong" not in html.split("</title>")[0]


def test_a_grant_may_be_given_until_a_later_day_only(client, people):
    client.force_login(people.chief)
    page = grant(client, people.newcomer, Role.LEADER, people.district, "01/11/2021")
    assert "Ngày này đã qua" in page.content.decode()
    grant(client, people.newcomer, Role.LEADER, people.district, "31/12/2021")
    assert people.newcomer.grants.get().until == datetime.date(2021, 12, 31)


@pytest.mark.parametrize("page", ["user-detail", "user-edit", "user-history", "user-stop"])
def test_the_bar_names_who_is_signed_in_and_not_whose_page_it_is(client, people, page):
    client.force_login(people.chief)
    response = client.get(reverse(page, args=[people.lan.pk]))
    assert response.context["user"] == people.chief
