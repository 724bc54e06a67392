"""The history of a title planned for tells of its entries only what the reader may see of them."""

from datetime import date

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account, Relative
from foundation.core.database import audited_transaction
from office.organisation.rights import Role
from planning.acts import APPROVE, REJECT
from planning.models import PlanningEntry
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import make_cadre
from tests.planning.lists import done, make_entry, make_proposal, make_target


@pytest.fixture
def decided(world):
    """An was approved, Bình is being put forward, Lý Văn Ba was not passed, Lý Thị Tư was entered by mistake."""
    world.target = make_target(world.hoa_tham)
    world.third = make_cadre("Lý Văn Ba", unit=world.hoa_tham)
    make_entry(world.an, world.target)
    make_proposal(world.binh, world.target)
    done(REJECT, make_proposal(world.third, world.target), {"on": date(2021, 11, 30)})
    mistaken = make_proposal(make_cadre("Lý Thị Tư", unit=world.hoa_tham), world.target)
    with audited_transaction(None):
        PlanningEntry.objects.filter(pk=mistaken.pk).delete()
    world.address = reverse("planningtarget-history", args=[world.target.pk])
    return world


NAMES = ("Hoàng Thị An", "Nông Văn Bình", "Lý Văn Ba", "Lý Thị Tư")


def named(client, user, address):
    client.force_login(user)
    html = client.get(address).content.decode()
    return [name for name in NAMES if name in html]


@pytest.mark.parametrize("role", [Role.AREA_MEMBER, Role.INSPECTOR])
def test_who_only_reads_sees_no_draft_and_no_name_that_was_not_passed(client, decided, role):
    reader = make_user("doc", role, decided.district)
    assert named(client, reader, decided.address) == ["Hoàng Thị An"]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER])
def test_who_makes_or_decides_a_list_sees_all_of_it(client, decided, role):
    assert named(client, make_user("lam", role, decided.district), decided.address) == list(NAMES)


def test_nobody_sees_the_entries_of_themselves_and_of_relatives(client, decided):
    Account.objects.create(user=decided.lan, cadre=decided.an)
    Relative.objects.create(cadre=decided.an, relative=decided.third, kinship="sibling")
    assert named(client, decided.lan, decided.address) == ["Nông Văn Bình", "Lý Thị Tư"]


def make_entered_and_mistaken(world, names):
    for name in names:
        mistaken = make_proposal(make_cadre(name, unit=world.hoa_tham), world.target)
        make_proposal(make_cadre(f"{name} Hai", unit=world.hoa_tham), world.target)
        with audited_transaction(world.lan.pk):
            mistaken.delete()


def test_the_history_takes_as_many_queries_for_many_entries(client, decided):
    make_entered_and_mistaken(decided, ["Người Một"])
    few = queries_of(client, decided.lan, decided.address, {})
    make_entered_and_mistaken(decided, [f"Người {number}" for number in range(5)])
    assert queries_of(client, decided.lan, decided.address, {}) == few


def test_a_decision_that_counts_only_later_opens_nothing_before(client, world):
    target = make_target(world.hoa_tham)
    proposal = make_proposal(world.an, target, proposed_on=date(2021, 11, 1))
    done(
        APPROVE,
        proposal,
        {"decision_no": "9-QĐ/HU", "decision_on": date(2021, 11, 30), "on": date(2022, 1, 1)},
    )
    inspector, reader = make_user("doan", Role.INSPECTOR, world.district), world.lan
    rows = PlanningEntry.objects.filter(target=target)
    assert not rows.for_user(inspector).exists() and rows.for_user(reader).exists()
    assert not rows.all().admits(inspector, "view", rows.get())
