"""The district's list, and how someone opens a page."""

import datetime

import pytest
from django.urls import reverse

from office.organisation.models.structure import BodySize
from office.organisation.rights import Role
from planning.reviews.acts import BEGIN_APPRAISAL, START
from tests.campaigns.campaigns import make_campaign
from tests.conftest import WORLD, make_user
from tests.factories import make_cadre, make_post, make_rule
from tests.planning.lists import make_entry, make_proposal, make_target, make_term
from tests.planning.review_ways import all_proposed, lines, ready, step
from tests.planning.reviews import make_addition, make_review, propose
from tests.put import Put

FLAT = {"M": {"base": 720}, "F": {"base": 660}}


@pytest.fixture
def planned(world, planned_rows):
    return planned_rows.onto(world)


def make_planned(world):
    """The district's committee: An (left 77 months at 06/2020, a woman born 11/1971) and Bình; its rules confirmed."""
    term = make_term("district", begins_on="2020-06-01", ends_on="2025-07-01")
    target = make_target(world.district, "Ủy viên Ban Chấp hành Đảng bộ huyện", term)
    BodySize.objects.create(body=target.post.body, size=39, valid_from="2020-06-01")
    for key, value, measure in [
        ("months_required", 60, "months"),
        ("reckoning", "congress", "reckoning"),
        ("retirement_ages", FLAT, "ages"),
        ("young_age_below", 40, "age"),
        ("women_min_share", "0.25", "share"),
    ]:
        make_rule(key, value, measure)
    world.an.birth, world.binh.birth = "1971-11-02", "1964-10-05"
    world.an.save()
    world.binh.save()
    world.target = target
    world.first = make_entry(world.an, target)
    world.second = make_entry(world.binh, target)
    world.address = reverse("planning-list", args=[term.pk, target.post.title.pk])
    return world


@pytest.fixture
def in_review(world, reviewed_rows):
    return reviewed_rows.onto(world)


def make_reviewed(world):
    """Hoa Thám's committee: An and Cúc stand on it, Dung was put forward. Bình works elsewhere."""
    world.target = make_target(world.hoa_tham)
    world.cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", world.hoa_tham), birth="1980-05-01")
    world.dung = make_cadre("Nông Văn Dung", make_post("Chuyên viên", world.hoa_tham), birth="1982-05-01")
    world.entry = make_entry(world.an, world.target)
    world.second = make_entry(world.cuc, world.target)
    world.proposal = make_proposal(world.dung, world.target, proposed_on=datetime.date(2021, 11, 1))
    world.campaign = make_campaign(world.district)
    world.review = make_review(world.target, world.campaign)
    world.chief = make_user("truong", Role.CHIEF, world.district)
    return world


@pytest.fixture
def changing(in_review, changing_rows):
    return changing_rows.onto(in_review)


def make_changing(world):
    """An is taken out since she was disciplined, Cúc took the title, Dung is added, Bình is not; Em stays."""
    world.em = make_cadre("Vi Thị Em", make_post("Chuyên viên", world.hoa_tham), sex="F", birth="1985-05-01")
    make_entry(world.em, world.target)
    step(START, world.review)
    step(BEGIN_APPRAISAL, world.review)
    all_proposed(world.review)
    of = lines(world.review)
    propose(of[world.an.pk], "remove", "disciplined")
    propose(of[world.cuc.pk], "held")
    ready(make_addition(world.review, world.binh, "not_added", "unit"))
    return world


planned_rows = Put("planned", make_planned, upon=WORLD).fixture()
REVIEWED = Put("reviewed", make_reviewed, upon=WORLD)
reviewed_rows = REVIEWED.fixture()
changing_rows = Put("changing", make_changing, upon=REVIEWED).fixture()
