"""Classes in themselves: their state on a day, what must never be false, what the figures count."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from office.organisation.models.structure import Unit
from tests.factories import make_cadre, make_post
from tests.training.factories import enrol, make_class, make_programme
from training.figures import Classes, classes, opened_classes, sent_learners
from training.models import Enrolment, TrainingClass
from training.querysets import ClassState, in_state

pytestmark = pytest.mark.django_db
DAY = datetime.date(2021, 11, 28)

STANDINGS = [
    ({}, "closed"),
    ({"closes_on": "2021-11-28"}, "running"),
    ({"closes_on": "2021-11-28", "completion": "recorded"}, "closed"),
    ({"closes_on": "2021-11-29", "completion": "recorded"}, "running"),
    ({"closes_on": "2021-11", "completion": "recorded"}, "running"),
    ({"closes_on": "2021-11-27"}, "closed"),
    ({"closes_on": None}, "running"),
    ({"opens_on": "2021", "closes_on": "2021"}, "running"),
    ({"opens_on": "2020", "closes_on": "2020"}, "closed"),
    ({"opens_on": "2021-11", "closes_on": "2021-11"}, "running"),
    ({"opens_on": "2021-11-29", "closes_on": None}, "planned"),
    ({"opens_on": None, "closes_on": None}, "planned"),
    ({"opens_on": "2022-01", "closes_on": None, "enrolling_on": "2021-11-01"}, "enrolling"),
    ({"opens_on": "2022-01", "closes_on": None, "enrolling_on": "2021-12-01"}, "planned"),
    ({"opens_on": "2021-09", "closes_on": None, "cancelled_on": "2021-09-01"}, "cancelled"),
    ({"opens_on": "2021-09", "closes_on": None, "cancelled_on": "2021-12-01"}, "planned"),
]


@pytest.mark.parametrize(("dates", "state"), STANDINGS)
def test_the_state_on_a_day_is_told_by_the_dates_alike_in_python_and_in_the_database(world, dates, state):
    one = make_class("Lớp", world.district, **dates)
    assert one.state_on(DAY) == state
    found = {each.value for each in ClassState if TrainingClass.objects.filter(in_state(each, DAY)).exists()}
    assert found == {state}


@pytest.mark.parametrize(
    ("dates", "right"),
    [
        ({"opens_on": "2018-09-05", "closes_on": "2018"}, True),
        ({"opens_on": "2018-09-05", "closes_on": "2018-09"}, True),
        ({"opens_on": "2018", "closes_on": "2018-03-01"}, True),
        ({"opens_on": "2018-09-05", "closes_on": "2018-08"}, False),
        ({"opens_on": "2018-09-05", "closes_on": "2017"}, False),
    ],
)
def test_a_class_closes_after_it_opens_as_far_as_both_days_are_known(world, dates, right):
    if right:
        make_class("Lớp", world.district, **dates).full_clean()
        return
    with pytest.raises(IntegrityError, match="class_closes_after_it_opens"), transaction.atomic():
        make_class("Lớp", world.district, **dates)
    with pytest.raises(ValidationError, match="Ngày bế giảng phải sau ngày khai giảng"):
        TrainingClass(name="Lớp", unit=world.district, programme=make_programme(), **dates).full_clean()


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("enrolment_names_a_record_or_a_person", {}),
        ("enrolment_names_a_record_or_a_person", {"full_name": "Lý Văn Tư", "on_record": True}),
        ("enrolled_once_a_class", {"on_record": True}),
        ("outsider_enrolled_once_a_class", {"full_name": "Vi Thị Lan"}),
        ("certificate_only_for_who_passed", {"full_name": "Lý Văn Tư", "result": "failed", "grade": "good"}),
    ],
)
def test_what_must_never_be_false_is_refused_by_the_database(world, name, fields):
    one = make_class("Lớp", world.district)
    enrol(one, world.an)
    enrol(one, "Vi Thị Lan")
    cadre = world.an if fields.pop("on_record", False) else None
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Enrolment.objects.create(training_class=one, cadre=cadre, **fields)


def everywhere():
    return set(Unit.objects.values_list("pk", flat=True))


def test_a_class_counts_from_its_opening_by_its_head_count_else_by_the_names_entered(world):
    make_class("Một", world.district, head_count=71)
    enrol(make_class("Hai", world.district), world.an)
    make_class("Ba", world.district, head_count=5, opens_on="2021-11-29", closes_on=None)
    make_class("Không mở", world.district, head_count=9, cancelled_on="2016-09-01")
    found = classes(DAY, everywhere())
    assert found["intermediate"] == Classes(2, 72)
    assert found["refresher"] == Classes(0, 0)
    assert opened_classes(DAY, everywhere(), "intermediate").count() == 2
    assert classes(datetime.date(2021, 11, 29), everywhere())["intermediate"] == Classes(3, 77)


def test_other_groups_are_told_only_where_there_is_something(world):
    assert set(classes(DAY, everywhere())) == {"intermediate", "elementary", "refresher"}
    make_class("Quốc phòng", world.district, make_programme("Đối tượng 3", "defence"), head_count=30)
    assert classes(DAY, everywhere())["defence"] == Classes(1, 30)


def test_a_commune_counts_its_own_classes_and_its_own_people_in_those_of_others(world):
    whole = make_class("Của huyện", world.district, head_count=71)
    enrol(whole, world.an)
    enrol(whole, world.binh)
    enrol(whole, "Vi Thị Lan", workplace="Xã Hoa Thám")
    own = make_class("Của xã", world.hoa_tham, head_count=40)
    enrol(own, world.an)
    assert classes(DAY, {world.hoa_tham.pk})["intermediate"] == Classes(1, 41, sent=1)
    assert classes(DAY, {world.tan_van.pk})["intermediate"] == Classes(0, 1, sent=1)
    assert classes(DAY, everywhere())["intermediate"] == Classes(2, 111)
    assert [one.cadre for one in sent_learners(DAY, {world.hoa_tham.pk})] == [world.an]
    assert list(opened_classes(DAY, {world.hoa_tham.pk})) == [own]


def test_the_figures_cost_two_queries_for_any_number_of_classes(world, django_assert_num_queries):
    post = make_post("Chuyên viên", world.office)
    units = everywhere()
    for n in range(3):
        enrol(make_class(f"Lớp {n}", world.district, head_count=n), make_cadre(f"Lý {n}", post))
        with django_assert_num_queries(2):
            classes(DAY, units)
