"""A case in a real browser, from its agreement to the judgement at its end, by what stands on its page."""

import pytest
from playwright.sync_api import expect

from cadre.models.facts import PostHeld
from foundation.core.projected.day import move_day
from rotation.models import Rotation, RotationOpinion
from tests.conftest import TODAY
from tests.evaluation.desk import Desk
from tests.factories import make_post
from tests.rotation.moves import make_rotation


@pytest.fixture
def case(transactional_db, world):
    """Planned for the next commune; what nobody needs to be asked is skipped."""
    move_day(TODAY)
    post = make_post("Bí thư Đảng ủy", world.hoa_tham, form_place="secretary")
    made = make_rotation(world.binh, post, "2021-03", state="planned")
    for party in ("sender", "receiver", "person"):
        RotationOpinion.objects.create(rotation=made, party=party, skipped="Đã trao đổi")
    return made


def test_a_case_goes_from_the_agreement_to_its_end(page, live_server, case):
    desk = Desk(page, live_server.url, "lan")
    desk.open(case.get_absolute_url())
    done(desk, "Ghi chủ trương", "Đã ghi chủ trương.", decision_no="9-TB/HU", decision_on="15/01/2021")
    paper = {"decision_no": "41-QĐ/HU", "decision_on": "01/02/2021", "due_on": "01/11/2021"}
    done(desk, "Ghi quyết định luân chuyển", "Đã ghi quyết định luân chuyển.", **paper)
    assert not PostHeld.objects.filter(cadre=case.cadre, post=case.to_post).exists(), (
        "a decision moves nothing"
    )
    done(desk, "Bắt đầu luân chuyển", "Đã ghi bắt đầu luân chuyển.", on="01/03/2021")
    assert PostHeld.objects.get(cadre=case.cadre, valid_to=None).post == case.to_post
    done(desk, "Hết thời gian, chờ bố trí", "Đã ghi hết thời gian", on="01/11/2021", text="Hoàn thành tốt")
    expect(desk.main).to_contain_text("Hoàn thành tốt")
    assert Rotation.objects.get().state == "waiting" and desk.faults == []


def done(desk, label, told, **typed):
    """The act by its link on the page of the case, its form filled and sent."""
    desk.follow(label)
    desk.heading(label)
    desk.press(label, **typed)
    desk.told(told)
