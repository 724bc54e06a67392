"""A year's grading as its papers begin with it."""

import datetime

import pytest

from evaluation.grading.acts import DECIDE
from evaluation.grading.choices import GradingState as State
from foundation.core.acts.run import apply
from tests.campaigns.campaigns import make_campaign_unit
from tests.evaluation.grading import make_grading, make_group, make_line
from tests.evaluation.test_grading_acts import PAPER
from tests.papers.papers import make_register


@pytest.fixture
def graded(client, world):
    """An of Hoa Thám and Bình of Tân Văn are in a grading of 2020 that the district runs."""
    make_register(world.district)
    world.district.identities.update(
        issuer_symbol="HU", standing_name="Ban Thường vụ Huyện ủy", department_name="Ban Tổ chức Huyện ủy"
    )
    plan = {"plan_no": "05-KH/HU", "plan_on": datetime.date(2021, 10, 12)}
    world.campaign = make_grading(world.district, **plan)
    answers = [make_campaign_unit(unit, "sent", world.campaign) for unit in (world.hoa_tham, world.tan_van)]
    said = {"self_grade": "not_completed", "unit_votes": 5, "unit_valid": 7, "collective_grade": "good"}
    people = zip((world.an, world.binh), answers, strict=True)
    world.lines = [
        make_line(
            cadre, world.campaign, State.APPRAISED, campaign_unit=unit, ordinal=place, proposed="good", **said
        )
        for place, (cadre, unit) in enumerate(people, 1)
    ]
    client.force_login(world.lan)
    return world


@pytest.fixture
def lines(world):
    """An of Hoa Thám waits for the office; the grade of Bình of Tân Văn is decided."""
    campaign = make_grading(world.district)
    unit = make_campaign_unit(world.hoa_tham, campaign=campaign)
    said = {"self_grade": "excellent", "collective_grade": "good", "proposed": "completed"}
    given = {"group": make_group(campaign), "unit_votes": 23, "unit_valid": 25, **said}
    an = make_line(world.an, campaign, "unit", campaign_unit=unit, **given)
    binh = make_line(world.binh, campaign, "appraised", subject="civil", proposed="good", grade="good")
    make_line(world.an, make_grading(world.district, 2019))
    assert not apply(DECIDE, world.lan, [binh], PAPER).refused
    return an, binh
