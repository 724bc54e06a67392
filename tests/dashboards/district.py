"""A small district in which every line of the board has something to count."""

import datetime

from cadre.models.facts import PostHeld
from cadre.models.people import EthnicGroup
from dashboards.age_bands import load_age_bounds
from office.organisation.models.structure import BodySize
from office.regulations.models import RuleSet
from tests.evaluation.records import make_evaluation
from tests.factories import LONG_AGO, make_cadre, make_post, make_qualification, make_rule, make_standard
from tests.planning.lists import make_entry, make_target
from tests.rotation.moves import make_rotation
from tests.training.factories import enrol, make_class, make_programme


def fill(world):
    """People, lists, grades, classes and moves of both communes and of the office."""
    load_age_bounds()
    make_standard()
    kinh = EthnicGroup.objects.get_or_create(name="Kinh", defaults={"code": "01"})[0]
    nung = EthnicGroup.objects.get_or_create(name="Nùng", defaults={"code": "13"})[0]
    own = RuleSet.objects.create(name="Bộ của huyện", unit=world.district, in_force_from=LONG_AGO)
    for key, value, measure in [
        ("reckoning", "congress", "reckoning"),
        ("months_required", 60, "months"),
        ("retirement_ages", {"M": {"base": 720}, "F": {"base": 660}}, "ages"),
        ("women_min_share", "0.5", "share"),
        ("young_age_below", 40, "years"),
        ("young_min_share", "0.15", "share"),
    ]:
        make_rule(key, value, measure, own)
    for number, unit in enumerate([world.hoa_tham, world.tan_van], 1):
        add_people(unit, number, kinh, nung)
    add_person_of_office(world, kinh)
    make_class("Lớp của huyện", world.district)
    make_class("Lớp bồi dưỡng", world.district, make_programme("Bồi dưỡng", "refresher"), head_count=1230)
    make_class("Lớp của xã", world.hoa_tham, make_programme("Sơ cấp", "elementary"), head_count=12)
    away = make_class("Lớp tại tỉnh", world.district)
    for person in (world.an, world.binh):
        enrol(away, person)
    make_rotation(
        world.binh, world.an.posts.get().post, "2018-02-01", direction="down", valid_to="2020-02-01"
    )


def add_people(unit, number, kinh, nung):
    """Several who differ in everything that is told apart; some of whom little is known."""
    secretary = make_post("Bí thư Đảng ủy", unit, is_leader=True, order=1)
    officer = make_post("Công chức", unit, order=30)
    birth = ["1995-02", "1985", "1979-06-06", "1968-01-01", None]
    people = [
        make_cadre(
            f"Lý Văn {['Một', 'Hai', 'Ba', 'Bốn', 'Năm'][place]} {number}",
            secretary if place == 3 else officer,
            birth=born,
            sex="F" if place % 2 else "M",
            ethnic_group=[kinh, nung, nung, nung, None][place],
            party_joined_on="2010-01-01" if place > 1 else None,
            party_official_on="2011-01-01" if place > 1 else None,
        )
        for place, born in enumerate(birth)
    ]
    make_qualification(people[3], "theory", 23)
    make_qualification(people[1], "degree", 14)
    target = make_target(unit)
    BodySize.objects.get_or_create(body=target.post.body, size=5, valid_from=LONG_AGO)
    for person in people[1:4]:
        make_entry(person, target, approved_on=datetime.date(2019, 7, 15))
    PostHeld.objects.create(cadre=people[3], post=target.post, main=False, valid_from="2020-04-01")
    for year, grade in [(2017, "completed"), (2019, "good"), (2020, "excellent")]:
        make_evaluation(people[3], year, grade)
    make_evaluation(people[2], 2020, "not_completed")
    make_evaluation(people[1], 2020, "", not_graded_reason="nghỉ sinh")


def add_person_of_office(world, kinh):
    head = make_post("Trưởng ban", world.office, is_leader=True, order=2)
    person = make_cadre("Bế Văn Tám", head, birth="1975-05-05", ethnic_group=kinh)
    target = make_target(world.district, "Ủy viên Ban Chấp hành Đảng bộ huyện")
    BodySize.objects.create(body=target.post.body, size=3, valid_from=LONG_AGO)
    make_entry(person, target)
    PostHeld.objects.create(cadre=person, post=target.post, main=False, valid_from="2020-06-01")
