"""Beside the place that somebody has in a plan stands what their class says of them."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from tests.factories import make_cadre, make_post
from tests.training.factories import choose, enrol, make_class, make_plan, make_row, make_sending
from training.models import Enrolment, TrainingClass

RUNNING = {"opens_on": "2021-11-15", "closes_on": None}


@pytest.fixture
def summoned(client, world):
    """Three summoned by a list: one sent to a class that runs, one who passed, one in no class yet."""
    plan = make_plan(world.district, issued_on="2021-11-01")
    row = make_row(plan, source="above")
    sending = make_sending(row, state="answered", sent_on="2021-11-05")
    waits = make_cadre("Lý Văn Chờ", make_post("Chuyên viên", world.hoa_tham))
    people = [
        choose(row, cadre, state="summoned", sending=sending) for cadre in (world.an, world.binh, waits)
    ]
    school = make_class("K20", world.district, plan_row=row, **RUNNING)
    enrol(school, world.an, plan_person=people[0], result="sent")
    enrol(school, world.binh, plan_person=people[1])
    client.force_login(world.lan)
    return sending, people


def pages_of(sending, people):
    yield sending.get_absolute_url()
    yield sending.row.get_absolute_url()
    yield reverse("planperson-list")
    yield reverse("sendinglist-people", args=[sending.pk])


def test_row_lists_and_page_tell_the_same(client, world, summoned):
    sending, people = summoned
    for url in pages_of(sending, people):
        page = client.get(url).content.decode()
        assert page.count("Được triệu tập · Đang học") == 1, url
        assert page.count("Được triệu tập · Hoàn thành (tốt nghiệp)") == 1, url
    assert "Được triệu tập · Đang học" in client.get(people[0].get_absolute_url()).content.decode()
    Enrolment.objects.filter(cadre=world.binh).update(result="failed")
    assert "Không hoàn thành khóa học" in client.get(sending.row.get_absolute_url()).content.decode()


def test_a_class_not_begun_or_not_held_and_ones_own_result(client, world, summoned):
    sending, people = summoned
    TrainingClass.objects.update(opens_on="2022-01-05")
    page = client.get(sending.row.get_absolute_url()).content.decode()
    assert "Được triệu tập · Đã cử đi học" in page
    Account.objects.create(user=world.lan, cadre=world.binh)
    for url in pages_of(sending, people):
        assert "Hoàn thành (tốt nghiệp)" not in client.get(url).content.decode(), url
    TrainingClass.objects.update(cancelled_on="2021-11-20")
    assert "Đã cử đi học" not in client.get(sending.row.get_absolute_url()).content.decode()
