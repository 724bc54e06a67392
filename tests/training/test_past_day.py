"""Learners of a past day are shown and found with the unit and post of that day."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.facts import PostHeld
from tests.counting import queries_of
from tests.factories import make_cadre, make_post
from tests.training.factories import enrol, make_class

LIST = reverse("enrolment-list")
THEN = {"as_of": "31/12/2018"}


@pytest.fixture
def learners(world):
    """An was of the office until 2020; Tư is in no roster."""
    PostHeld.objects.filter(cadre=world.an).update(
        valid_to="2020-01-01", post=make_post("Văn thư", world.office)
    )
    PostHeld.objects.create(
        cadre=world.an, post=make_post("Chủ tịch UBND", world.hoa_tham), valid_from="2020-01-01"
    )
    world.one = make_class("Lớp K1", world.district)
    enrol(world.one, world.an)
    enrol(world.one, "Lý Văn Tư", workplace="Công ty Hoa Hồi")
    return world


def units(response):
    columns = {column.name: column for column in response.context["page"]["columns"]}
    return {columns["full_name"].of(row): columns["unit"].of(row) for row in response.context["page"]["rows"]}


def test_the_unit_is_that_of_the_day(client, learners):
    client.force_login(learners.lan)
    then, now = units(client.get(LIST, THEN)), units(client.get(LIST))
    assert then == {"Hoàng Thị An": "Ban Tổ chức Huyện ủy", "Lý Văn Tư": "Công ty Hoa Hồi"}
    assert now == {"Hoàng Thị An": "Xã Hoa Thám", "Lý Văn Tư": "Công ty Hoa Hồi"}
    for query, unit in ((THEN, "Ban Tổ chức Huyện ủy"), ({}, "Xã Hoa Thám")):
        table = client.get(learners.one.get_absolute_url(), query).content.decode().split("<table")[1]
        assert unit in table
    sheet = client.get(LIST, {**THEN, "format": "xlsx"})
    cells = load_workbook(io.BytesIO(b"".join(sheet.streaming_content))).active.values
    assert "Ban Tổ chức Huyện ủy" in [cell for row in cells for cell in row]


@pytest.mark.parametrize(
    ("typed", "then", "now"),
    [
        ("van thu", 1, 0),
        ("hoa tham", 0, 1),
        ("hoang an", 1, 1),
        ("hta", 1, 1),
        ("ly tu", 1, 1),
        ("1980", 1, 1),
    ],
)
def test_a_search_asks_for_the_post_of_the_day(client, learners, typed, then, now):
    client.force_login(learners.lan)
    for total, query in ((then, THEN), (now, {})):
        response = client.post(LIST, {"q": typed, **query}, follow=True)
        assert response.context["page"]["total"] == total, query


def test_the_list_takes_the_same_queries_for_any_number_of_rows(client, learners):
    before = queries_of(client, learners.lan, LIST, THEN)
    for number in range(10):
        enrol(learners.one, make_cadre(f"Lý Văn {number}", make_post("Văn thư", learners.office)))
    assert queries_of(client, learners.lan, LIST, THEN) == before
