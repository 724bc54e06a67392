"""Where a rotation leads: told by the levels of both units on its first day, and never guessed."""

import datetime

import pytest

from office.organisation.models.levels import UnitLevel
from rotation.models import Rotation
from rotation.moves.directions import MoveWay, proposed_direction, ways_of
from tests.factories import make_cadre, make_post, make_unit
from tests.rotation.moves import make_rotation

REFORM = datetime.date(2025, 7, 1)


@pytest.fixture
def places(world):
    """A province above the district of the world, with an agency, another district and what lies below."""
    province = make_unit("20", "Tỉnh Lạng Sơn", level="province")
    type(province).objects.filter(pk=world.district.pk).update(parent=province)
    other = make_unit("182", "Huyện Văn Lãng", level="district", parent=province)
    world.at = {
        "province": province,
        "agency": make_unit("t1", "Sở Nội vụ", level="province", kind="3", parent=province),
        "district": world.district,
        "office": world.office,
        "other": other,
        "commune": world.hoa_tham,
        "neighbour": world.tan_van,
        "far": make_unit("x9", "Xã Hội Hoan", parent=other),
        "cell": make_unit("cb", "Chi bộ Cơ quan", level="grassroots", parent=world.hoa_tham),
    }
    world.posts = {name: make_post("Chức vụ", unit) for name, unit in world.at.items()}
    return world


WAYS = [
    ("agency", "office", MoveWay.PROVINCE_DISTRICT, "down"),
    ("office", "agency", MoveWay.DISTRICT_PROVINCE, "up"),
    ("office", "other", MoveWay.DISTRICTS, "across"),
    ("province", "agency", MoveWay.BRANCHES, "across"),
    ("agency", "commune", MoveWay.PROVINCE_COMMUNE, "down"),
    ("office", "commune", MoveWay.DISTRICT_COMMUNE, "down"),
    ("commune", "office", MoveWay.COMMUNE_DISTRICT, "up"),
    ("commune", "neighbour", MoveWay.COMMUNES, "across"),
    ("far", "commune", MoveWay.COMMUNES, "across"),
    ("district", "office", MoveWay.OFFICES, "across"),
    ("commune", "agency", MoveWay.COMMUNE_PROVINCE, "up"),
    ("commune", "commune", MoveWay.OTHER, "across"),
    ("cell", "commune", MoveWay.OTHER, ""),
    (None, "commune", MoveWay.UNCLEAR, ""),
]


def test_the_way_is_told_by_both_levels_on_the_first_day(places, django_assert_num_queries):
    day, wanted = datetime.date(2019, 2, 1), {}
    for place, (left, taken, way, direction) in enumerate(WAYS):
        before = places.posts[left] if left else None
        assert proposed_direction(before, places.posts[taken], day) == direction, (left, taken)
        who = make_cadre(f"Người {place}", unit=places.district)
        words = {"from_post": before} if before else {"from_words": "Trưởng phòng, Huyện Bình Gia"}
        wanted[make_rotation(who, places.posts[taken], **words).pk] = way
    with django_assert_num_queries(3):
        assert ways_of(Rotation.objects.all()) == wanted


def test_a_commune_is_one_below_the_district_and_right_below_the_province(places):
    """From one to the other of the two levels the way is that of the day on which the move began."""
    for unit in (places.hoa_tham, places.tan_van):
        UnitLevel.objects.create(unit=unit, level="locality", valid_from=REFORM)
    UnitLevel.objects.create(unit=places.at["cell"], level="locality", valid_from=REFORM)
    moves = [("commune", "neighbour"), ("agency", "commune"), ("commune", "agency"), ("cell", "commune")]
    for day, ways in (
        ("2019-02-01", ["communes", "province_commune", "commune_province", "other"]),
        ("2025-07-01", ["communes", "province_commune", "commune_province", "offices"]),
    ):
        made = [
            make_rotation(
                make_cadre(f"Người {day} {left}", unit=places.district),
                places.posts[taken],
                day,
                from_post=places.posts[left],
            ).pk
            for left, taken in moves
        ]
        found = ways_of(Rotation.objects.filter(pk__in=made))
        assert [found[pk] for pk in made] == ways, day
