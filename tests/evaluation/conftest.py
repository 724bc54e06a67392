"""A year's grading as its papers begin with it."""

import datetime

import pytest

from evaluation.grading.choices import GradingState as State
from tests.campaigns.campaigns import make_campaign_unit
from tests.evaluation.grading import make_grading, make_line
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
