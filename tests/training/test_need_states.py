"""Where a need stands: the same in Python and in SQL, on any day, for whoever asks."""

import datetime
import random

import pytest

from cadre.models.facts import Qualification
from foundation.core.dates import PartialDate
from office.organisation.rights import Role
from tests.conftest import TODAY, make_user
from tests.factories import make_cadre, make_post, make_qualification
from tests.training.chance import DAYS, add_facts, make_learning
from tests.training.factories import choose, enrol, make_class, make_need, make_plan, make_programme, make_row
from training.models import Enrolment, Need, PlanPerson
from training.needs.figures import need_figures
from training.needs.states import AnswerFacts, NeedStanding, standing_of, told, with_standing

THEORY = {"group": "intermediate", "kind": "theory", "level": 22}


def stands(need, day=TODAY, reader=None):
    """Where it stands, told by both; they say the same."""
    rows = Need.objects.filter(pk=need.pk).on(day)
    by_python = told(rows, day, reader)[need.pk]
    assert with_standing(rows, day, reader).get().stands == by_python.standing
    return by_python


def test_what_answers_a_need_comes_in_its_order(world):
    need = make_need(world.an)
    assert stands(need).standing == NeedStanding.OPEN
    Need.objects.filter(pk=need.pk).update(state="registered")
    assert stands(need).standing == NeedStanding.REGISTERED
    programme = make_programme("Trung cấp lý luận chính trị", **THEORY)
    row = make_row(make_plan(world.district, issued_on="2021-11-20"), programme)
    place = choose(row, world.an, need=need, state="reserve")
    assert stands(need).standing == NeedStanding.RESERVE
    assert stands(need, reader=world.lan).standing == NeedStanding.RESERVE
    assert stands(need, reader=world.huong).standing == NeedStanding.REGISTERED
    PlanPerson.objects.filter(pk=place.pk).update(state="chosen")
    assert stands(need, reader=world.huong).place == place
    running = make_class("Lớp K1", world.district, programme, opens_on="2021-10", closes_on="2022-05-30")
    learner = enrol(running, world.an, result="studying")
    assert stands(need).training_class == running
    Enrolment.objects.filter(pk=learner.pk).update(result="withdrawn")
    assert stands(need).standing == NeedStanding.CHOSEN
    got = make_qualification(world.an, "theory", 23, valid_from="2021-11-25")
    assert stands(need).qualification == got
    assert stands(need, datetime.date(2021, 11, 24)).standing == NeedStanding.OPEN
    Need.objects.filter(pk=need.pk).update(state="dropped")
    assert stands(need).standing == NeedStanding.DROPPED


def test_a_closed_plan_leaves_a_need_again(world):
    need = make_need(world.an)
    plan = make_plan(world.district, issued_on="2021-11-05")
    choose(make_row(plan, make_programme("Trung cấp lý luận chính trị", **THEORY)), world.an)
    assert stands(need).standing == NeedStanding.CHOSEN
    plan.closed_on = TODAY
    plan.save()
    assert stands(need).standing == NeedStanding.OPEN


def test_a_secret_class_is_not_told(world):
    programme = make_programme("Trung cấp lý luận chính trị", **THEORY)
    one = make_class("Lớp mật", world.district, programme, opens_on="2021-10-01", closes_on=None, secret=True)
    enrol(one, world.an, result="studying")
    assert stands(make_need(world.an)).standing == NeedStanding.OPEN


@pytest.mark.parametrize(
    ("kind", "level", "cycle", "got", "met"),
    [
        ("theory", 22, None, ("theory", 21, "2020"), False),
        ("theory", 22, None, ("theory", None, "2020"), False),
        ("theory", 22, None, ("theory", 22, None), True),
        ("theory", 22, None, ("state", 33, "2020"), False),
        ("ethnic", None, None, ("ethnic", None, "2020"), True),
        ("update", None, 2021, ("update", None, "2021-03"), True),
        ("update", None, 2021, ("update", None, "2020-12-31"), False),
        ("update", None, 2021, ("update", None, None), False),
    ],
)
def test_what_is_met_by_the_record(kind, level, cycle, got, met):
    kind_got, level_got, since = got
    need = Need(kind=kind, level=level, cycle=cycle)
    fact = Qualification(kind=kind_got, level=level_got, valid_from=since and PartialDate(since))
    said = standing_of(need, "open", AnswerFacts(qualifications=[fact])).standing
    assert said == (NeedStanding.MET if met else NeedStanding.OPEN)


def test_both_say_the_same_whatever_there_is(world):
    rng = random.Random(14)
    weighs_here = make_user("chief_of_hoa_tham", Role.CHIEF, world.hoa_tham)
    classes, rows = make_learning(rng, world)
    for number in range(14):
        unit = rng.choice([world.hoa_tham, world.tan_van])
        person = make_cadre(f"Lý Văn {number}", make_post("Chuyên viên", unit))
        add_facts(rng, person, classes, rows)
    met_with = set()
    for day in DAYS:
        for reader in (None, world.lan, world.huong, weighs_here):
            rows = Need.objects.on(day)
            by_sql = dict(with_standing(rows, day, reader).values_list("pk", "stands"))
            assert by_sql == {key: each.standing for key, each in told(rows, day, reader).items()}
            met_with |= {*by_sql.values()}
    assert met_with >= {"open", "dropped", "met", "studying", "chosen", "reserve", "sent", "refused"}


def test_any_number_of_needs_takes_the_same_queries(world, django_assert_max_num_queries):
    for number in range(5):
        make_need(make_cadre(f"Lý Văn {number}", make_post("Chuyên viên", world.tan_van)))
    with django_assert_max_num_queries(4):
        assert len(told(Need.objects.on(TODAY), TODAY)) == 5


def test_the_figures_count_each_need_once_by_how_far_it_is(world):
    made = {level: make_need(world.an, level=level) for level in (21, 22, 23)}
    make_need(world.an, level=22, reserved=True, why="planned")
    make_need(world.binh, "state", 32, opened_on="2020-01-01")
    make_qualification(world.an, "theory", 21, valid_from="2019")
    programme = make_programme("Cao cấp lý luận chính trị", group="advanced", kind="theory", level=23)
    choose(make_row(make_plan(world.district), programme), world.an, need=made[23])
    everywhere = [world.district.pk, world.hoa_tham.pk, world.tan_van.pk]
    assert need_figures(TODAY, everywhere).as_json() == {"open": 1, "in_plan": 2, "met": 1}
    assert need_figures(TODAY, [world.tan_van.pk]).as_json() == {"open": 1, "in_plan": 0, "met": 0}
    assert need_figures(DAYS[0], everywhere).as_json() == {"open": 1, "in_plan": 0, "met": 0}
