"""An office that keeps one commune alone, beside that of the district which means to move its people."""

import pytest
from django.urls import reverse

from foundation.core.acts.run import judge
from office.organisation.rights import Role
from rotation.acts import AGREE, START
from rotation.models import Appointment, Rotation, RotationOpinion
from tests.conftest import make_user
from tests.factories import make_post
from tests.rotation.moves import make_appointment, make_rotation, make_rotation_plan, make_slot

NO_RIGHT = "Đồng chí không có quyền làm việc này tại đơn vị này."
PAGES = ("detail", "history", "opinions", "edit", "agree", "drop", "remove")


@pytest.fixture
def commune(client, world):
    """The officer of Hoa Thám, where An serves; the district has a free post there."""
    world.mai = make_user("mai", Role.OFFICER, world.hoa_tham)
    world.inside = make_post("Phó Chủ tịch UBND", world.hoa_tham)
    client.force_login(world.mai)
    return world


def opened(client, name, row, pages):
    return {client.get(reverse(f"{name}-{page}", args=[row.pk])).status_code for page in pages}


def meant(world, post, of_plan):
    slot = make_slot(make_rotation_plan(world.district), post) if of_plan else None
    return make_rotation(world.an, post, "2022-01-01", state="planned", slot=slot)


@pytest.mark.parametrize("of_plan", [False, True])
def test_a_draft_of_the_district_is_not_there_for_the_office_of_one_commune(client, commune, post, of_plan):
    case = meant(commune, commune.inside if of_plan else post, of_plan)
    opinion = RotationOpinion.objects.create(rotation=case, party="sender", skipped="Đã trao đổi")
    assert opened(client, "rotation", case, PAGES) == {404}
    assert opened(client, "rotationopinion", opinion, ("edit", "remove", "history")) == {404}
    assert not Rotation.objects.listed_for(commune.mai).exists()
    assert opened(client, "appointment", make_appointment(commune.an, post), ("detail", "edit")) == {404}
    assert NO_RIGHT in judge(AGREE, commune.mai, [case], {"decision_no": "1", "decision_on": None})[case.pk]
    client.force_login(commune.lan)
    assert opened(client, "rotation", case, PAGES) == {200}


def test_what_the_district_decided_is_begun_by_the_district(client, commune, post):
    case = make_rotation(commune.an, post, "2021-03-01", state="decided", decision_no="41-QĐ/HU")
    assert opened(client, "rotation", case, ("detail",)) == {200}
    assert judge(START, commune.mai, [case], {})[case.pk][0] == NO_RIGHT
    assert client.get(reverse("rotation-start", args=[case.pk])).status_code in (403, 404)
    assert NO_RIGHT not in judge(START, commune.lan, [case], {}).get(case.pk, [])


def test_what_lies_within_the_commune_is_its_own(client, commune):
    case = meant(commune, commune.inside, of_plan=False)
    proposed = make_appointment(commune.an, commune.inside)
    assert opened(client, "rotation", case, PAGES) == {200}
    assert opened(client, "appointment", proposed, ("detail", "edit")) == {200}
    assert Appointment.objects.for_user(commune.mai, "approve").get() == proposed
