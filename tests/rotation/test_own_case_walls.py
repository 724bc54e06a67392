"""What somebody of the office is told by forms and acts of a case that is about themselves or a relative: nothing."""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from cadre.models.conflicts import Account, Relative
from foundation.core.acts.run import judge
from foundation.core.scope.rows import OTHERS_ACT
from office.organisation.rights import Role
from rotation.acts import PROPOSE
from rotation.models import Rotation
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.rotation.moves import make_appointment, make_rotation, make_rotation_plan, make_slot
from tests.two_worlds import content_of

CASES = [("draft", "planned", "own"), ("draft", "agreed", "relative"), ("agreed", "agreed", "own")]
TIES = pytest.mark.parametrize("tied", ["own", "relative"])


@pytest.fixture
def chief(world, post):
    """May do everything in the district; whose case it is says `tie`."""
    world.post = post
    world.sister = make_cadre("Hoàng Thị Chị", make_post("Chuyên viên", world.hoa_tham))
    return make_user("truong_ban", Role.CHIEF, world.district)


def tie(world, chief, tied):
    """The user is An, or a sister of An."""
    Account.objects.create(user=chief, cadre=world.an if tied == "own" else world.sister)
    if tied == "relative":
        Relative.objects.create(cadre=world.an, relative=world.sister, kinship="sibling")


def sent(client, url, data):
    """What the form answers, nothing of it kept."""
    with transaction.atomic():
        answer = client.post(url, data)
        where = re.sub(r"\d+", "", answer.headers.get("Location", ""))
        told = answer.status_code, where, content_of(answer)
        transaction.set_rollback(True)
    return told


@TIES
def test_a_new_proposal_tells_of_no_open_one(client, world, chief, tied):
    tie(world, chief, tied)
    client.force_login(chief)
    url = reverse("appointment-new")
    typed = {"cadre": world.an.pk, "post": world.post.pk, "form": "appoint", "main": "on", "term_months": 60}
    without = sent(client, url, typed)
    assert OTHERS_ACT in without[2].decode()
    make_appointment(world.an, world.post, state="voted")
    assert sent(client, url, typed) == without


@TIES
def test_an_act_tells_that_others_do_it_and_nothing_else(world, chief, tied):
    tie(world, chief, tied)
    make_rotation(world.an, world.post, "2022-01-01", state="agreed")
    meant = Rotation(cadre=world.an, to_post=world.post)
    assert [*judge(PROPOSE, chief, [meant], {}).values()] == [[OTHERS_ACT]]


@TIES
def test_no_condition_tells_what_a_masked_line_keeps(client, world, chief, tied):
    case = make_rotation(world.an, world.post, direction="down", from_post=world.an.posts.get().post)
    told = {"kind": "rotation", "direction": "down", "origin": case.from_post.unit_id}
    told |= {"year": 2019, "since": 2019, "way": "communes"}
    client.force_login(chief)
    lists = [f"{reverse('rotation-list')}?{name}={value}" for name, value in told.items()]
    assert all("Hoàng Thị An" in client.get(each).content.decode() for each in lists)
    tie(world, chief, tied)
    plain = client.get(reverse("rotation-list")).content.decode()
    assert "Hoàng Thị An" in plain and 'value="2019"' not in plain
    assert [each for each in lists if "Hoàng Thị An" in client.get(each).content.decode()] == []


def of_place(world, slot):
    """(address, what is posted) of all that a case at a place could stand against."""
    entry = make_entry(world.binh, make_target(world.tan_van, world.post.title.name))
    other = make_post("Chủ tịch UBND", world.tan_van)
    plan = slot.plan
    yield (
        reverse("slot-propose", args=[slot.pk]),
        {"cadre": world.binh.pk, f"entry-{world.binh.pk}": entry.pk},
    )
    yield reverse("rotationslot-edit", args=[slot.pk]), {"post": other.pk, "reason": "training"}
    for name, row in (("rotationslot-remove", slot), ("rotationplan-remove", plan)):
        yield reverse(name, args=[row.pk]), {"reason": "Nhập nhầm"}
    case = reverse("rotation-propose", args=[world.binh.pk])
    yield case, {"kind": "rotation", "to_post": world.post.pk, "slot": slot.pk}
    yield reverse("rotationplan-close-plan", args=[plan.pk]), {"state": plan.state, "on": "30/11/2021"}


@pytest.mark.parametrize("told", CASES)
def test_a_place_of_a_plan_tells_of_no_draft(client, world, chief, told):
    plan, state, tied = told
    tie(world, chief, tied)
    slot = make_slot(make_rotation_plan(world.district, state=plan), world.post)
    asked = list(of_place(world, slot))
    client.force_login(chief)
    without = [sent(client, *each) for each in asked]
    wanted = [302, 302, 302, 302, 302, 200] if plan == "draft" else [302, 302, 200, 200, 302, 302]
    assert [status for status, *_ in without] == wanted
    case = make_rotation(world.an, world.post, "2022-01-01", state=state, slot=slot)
    for each, answer in zip(asked, without, strict=True):
        assert sent(client, *each) == answer, each
    client.post(*asked[1])
    assert Rotation.objects.get(pk=case.pk).slot is None, "the place became another"
