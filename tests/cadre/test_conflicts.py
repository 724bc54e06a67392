"""Accounts of persons, relatives, and what follows from them: whose verdicts a reader is not shown."""

import io

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse

from cadre.models.conflicts import Account, Relative, conflicted_cadres
from foundation.core.database import audited_transaction
from office.organisation.models.users import User
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_cadre

pytestmark = pytest.mark.django_db


def again(user):
    """The user as the next request meets him."""
    return User.objects.get(pk=user.pk)


def test_nothing_is_hidden_from_an_account_without_a_person(world):
    assert conflicted_cadres(world.lan) == conflicted_cadres(User.system()) == frozenset()
    assert conflicted_cadres(AnonymousUser()) == frozenset()


@pytest.mark.parametrize("turned", [False, True])
def test_the_own_person_and_relatives_on_either_side_are_hidden_by_one_query(
    world, turned, django_assert_num_queries
):
    Account.objects.create(user=world.lan, cadre=world.an)
    ends = (world.binh, world.an) if turned else (world.an, world.binh)
    Relative.objects.create(cadre=ends[0], relative=ends[1], kinship="sibling")
    user = again(world.lan)
    with django_assert_num_queries(1):
        assert conflicted_cadres(user) == {world.an.pk, world.binh.pk}
        assert conflicted_cadres(user) == {world.an.pk, world.binh.pk}
    assert conflicted_cadres(again(world.huong)) == frozenset()


def test_two_persons_are_related_once_whoever_is_named_first(world):
    Relative.objects.create(cadre=world.an, relative=world.binh, kinship="spouse")
    with pytest.raises(IntegrityError, match="related_once"):
        Relative.objects.create(cadre=world.binh, relative=world.an, kinship="other")


def test_nobody_is_his_own_relative(world):
    with pytest.raises(IntegrityError, match="not_related_to_oneself"):
        Relative.objects.create(cadre=world.an, relative=world.an, kinship="other")


def test_a_person_has_one_account(world):
    Account.objects.create(user=world.lan, cadre=world.an)
    with pytest.raises(IntegrityError):
        Account.objects.create(user=world.huong, cadre=world.an)


@pytest.fixture
def chief(client, world):
    world.chief = make_user("truongban", Role.CHIEF, world.district)
    client.force_login(world.chief)
    return client


def tie(client, user, cadre):
    return client.post(reverse("account-edit", args=[user.pk]), {"cadre": cadre.pk, "version": 0})


def test_the_chief_ties_an_account_to_a_person_of_his_scope(chief, world):
    form = chief.get(reverse("account-edit", args=[world.huong.pk])).content.decode()
    assert 'data-lookup="/look-up/cadre/"' in form and "Hoàng Thị An" not in form
    assert tie(chief, world.huong, world.an).url == world.huong.get_absolute_url()
    assert world.huong.account.cadre == world.an
    section = chief.get(reverse("account-section", args=[world.huong.pk])).content.decode()
    assert "Hoàng Thị An" in section
    assert (
        reverse("account-section", args=[world.huong.pk])
        in chief.get(world.huong.get_absolute_url()).content.decode()
    )


def test_an_account_is_tied_anew_and_untied_with_a_reason_that_stays(chief, world):
    tie(chief, world.huong, world.an)
    version = chief.get(reverse("account-edit", args=[world.huong.pk])).context["version"]
    chief.post(reverse("account-edit", args=[world.huong.pk]), {"cadre": world.binh.pk, "version": version})
    account = Account.objects.get()
    assert account.cadre == world.binh
    remove = reverse("account-remove", args=[account.pk])
    assert "Ghi lý do" in chief.post(remove, {}).content.decode()
    assert chief.post(remove, {"reason": "Nhầm người"}).status_code == 302
    assert not Account.objects.exists()
    history = chief.get(reverse("cadre-history", args=[world.binh.pk])).content.decode()
    assert "hồ sơ của người dùng" in history and "Nhầm người" in history


def test_a_person_who_has_an_account_is_not_tied_to_another(chief, world):
    tie(chief, world.huong, world.an)
    assert "Hồ sơ này đã gắn với tài khoản khác." in tie(chief, world.lan, world.an).content.decode()


def test_nobody_ties_or_loosens_his_own_account(chief, world):
    """A tie that one chose oneself would hide nothing: the head's is made by another one, or on the server."""
    refused = tie(chief, world.chief, world.an)
    assert refused.status_code == 403 and "do đồng chí khác gắn" in refused.content.decode()
    section = chief.get(reverse("account-section", args=[world.chief.pk])).content.decode()
    assert (
        "do đồng chí khác thực hiện" in section
        and reverse("account-edit", args=[world.chief.pk]) not in section
    )
    call_command("tie_account", "truongban", world.an.pk, stdout=io.StringIO())
    account = Account.objects.get()
    assert (account.user, account.cadre) == (world.chief, world.an)
    assert tie(chief, world.chief, world.binh).status_code == 403
    remove = reverse("account-remove", args=[account.pk])
    refused = chief.post(remove, {"reason": "Muốn xem"})
    assert refused.status_code == 403 and "do đồng chí khác gắn" in refused.content.decode()
    with pytest.raises(CommandError, match="đã gắn với tài khoản khác"):
        call_command("tie_account", "lan", world.an.pk)


@pytest.mark.parametrize("done", ["tied", "tied anew", "loosened"])
def test_the_database_refuses_a_tie_by_its_own_holder(world, done):
    """Whatever page or program would let it through."""
    if done != "tied":
        Account.objects.create(user=world.lan, cadre=world.an)
    with (
        pytest.raises(ProgrammingError, match="their own account"),
        transaction.atomic(),
        audited_transaction(world.lan.pk),
    ):
        if done == "tied":
            Account.objects.create(user=world.lan, cadre=world.an)
        elif done == "tied anew":
            Account.objects.update(cadre=world.binh)
        else:
            Account.objects.get().delete()


def test_accounts_that_read_verdicts_and_stand_for_nobody_are_listed_for_the_head(chief, world):
    make_user("kythuat", Role.ADMIN, world.district)
    make_user("nghi", Role.LEADER, world.district, is_active=False)
    tie(chief, world.huong, world.an)
    page = chief.get(reverse("user-list"))
    assert "2 tài khoản chưa gắn hồ sơ" in page.content.decode()
    (untied,) = [action for action in page.context["actions"] if "chưa gắn" in action["label"]]
    listed = chief.get(untied["url"]).context["page"]["rows"]
    assert {user.username for user in listed} == {"lan", "truongban"}
    chief.force_login(User.objects.get(username="kythuat"))
    page = chief.get(reverse("user-list"), {"untied": "true"})
    assert page.status_code == 200 and "chưa gắn hồ sơ" not in page.content.decode()


def test_a_person_outside_the_scope_is_neither_offered_nor_taken(client, world):
    client.force_login(make_user("truongban", Role.CHIEF, world.hoa_tham))
    assert "Nông Văn Bình" not in client.get(reverse("account-edit", args=[world.huong.pk])).content.decode()
    assert tie(client, world.huong, world.binh).status_code == 200
    Account.objects.create(user=world.huong, cadre=world.binh)
    assert client.get(reverse("account-edit", args=[world.huong.pk])).status_code == 404
    section = client.get(reverse("account-section", args=[world.huong.pk])).content.decode()
    assert "Nông Văn Bình" not in section


def relate(client, cadre, relative):
    data = {"relative": relative.pk, "kinship": "sibling"}
    return client.post(reverse("relative-new", args=[cadre.pk]), data)


def test_relatives_are_entered_once_and_seen_from_both_sides(client, world):
    client.force_login(world.lan)
    assert relate(client, world.an, world.binh).status_code == 302
    assert (
        "Quan hệ giữa hai đồng chí này đã được ghi." in relate(client, world.binh, world.an).content.decode()
    )
    assert relate(client, world.an, world.an).status_code == 200
    assert Relative.objects.count() == 1
    for cadre, other in ((world.an, world.binh), (world.binh, world.an)):
        part = client.get(reverse("cadre-relatives", args=[cadre.pk])).content.decode()
        assert str(other) in part and "Anh, chị, em ruột" in part
        assert (
            reverse("cadre-relatives", args=[cadre.pk])
            in client.get(cadre.get_absolute_url()).content.decode()
        )


def test_a_line_that_was_taken_out_stays_in_the_history_of_both(client, world):
    client.force_login(world.lan)
    relate(client, world.an, world.binh)
    remove = reverse("relative-remove", args=[Relative.objects.get().pk])
    assert client.post(remove, {"reason": "Nhầm người"}).status_code == 302
    for cadre in (world.an, world.binh):
        html = client.get(reverse("relative-history", args=[cadre.pk])).content.decode()
        assert "Nhầm người" in html and "Nông Văn Bình" in html


def test_a_relative_outside_the_scope_is_not_named_anywhere(client, world):
    Relative.objects.create(cadre=world.an, relative=world.binh, kinship="spouse")
    client.force_login(make_user("chuyenvien", Role.OFFICER, world.hoa_tham))
    for name in ("cadre-relatives", "relative-history", "relative-new", "cadre-history", "cadre-detail"):
        assert "Nông Văn Bình" not in client.get(reverse(name, args=[world.an.pk])).content.decode(), name
    assert relate(client, world.an, world.binh).status_code == 200


def test_nobody_takes_out_a_line_of_his_own(client, world):
    third = make_cadre("Lý Văn Ba", unit=world.hoa_tham)
    own = Relative.objects.create(cadre=world.an, relative=world.binh, kinship="spouse")
    other = Relative.objects.create(cadre=world.binh, relative=third, kinship="other")
    Account.objects.create(user=world.lan, cadre=world.an)
    client.force_login(world.lan)
    assert client.post(reverse("relative-remove", args=[own.pk]), {"reason": "Muốn xem"}).status_code == 403
    assert (
        reverse("relative-remove", args=[own.pk])
        not in client.get(reverse("cadre-relatives", args=[world.an.pk])).content.decode()
    )
    assert client.post(reverse("relative-remove", args=[other.pk]), {"reason": "Nhầm"}).status_code == 302


def test_the_officer_of_a_unit_sees_no_relatives(client, world):
    client.force_login(world.huong)
    assert client.get(reverse("cadre-relatives", args=[world.an.pk])).status_code == 403
    assert (
        reverse("cadre-relatives", args=[world.an.pk])
        not in client.get(world.an.get_absolute_url()).content.decode()
    )
