"""Lists narrowed to a group of their structure, to the units below one, and to what was approved by a past day."""

import datetime

import pytest
from django.urls import reverse

from office.regulations.models import Rule
from planning.figures import planned_lists
from planning.lists import ListCriteria, PlanningList
from tests.factories import make_cadre, make_post, make_rule
from tests.planning.lists import make_entry, make_target
from tests.planning.pages import page

DAY = datetime.date(2021, 11, 30)


@pytest.fixture
def target(world):
    make_rule("reckoning", "congress", "reckoning")
    make_rule("young_age_below", 40, "years")
    make_rule("women_min_share", "0.25", "share")
    target = make_target(world.hoa_tham)
    make_entry(world.an, target)
    make_entry(make_cadre("Lý Văn Sáu", make_post("Công chức", world.hoa_tham), birth="1970-01"), target)
    make_entry(world.binh, make_target(world.tan_van), approved_on=datetime.date(2021, 5, 1))
    return target


def names(world, target, day=DAY, **asked):
    found = PlanningList(world.lan, target.term_id, target.post.title_id, day, ListCriteria(**asked))
    return [line.entry.cadre.full_name for line in found.lines]


def test_a_group_is_whom_the_rules_of_the_list_mean(world, target):
    assert names(world, target, group="women") == ["Hoàng Thị An"]
    assert names(world, target, group="young") == ["Hoàng Thị An"]
    Rule.objects.filter(key="young_age_below").update(value=39)
    assert names(world, target, group="young") == []
    assert names(world, target, group="minorities") == []


def test_a_unit_stands_for_those_below_it(client, world, target):
    assert len(names(world, target, unit=world.district.pk)) == 3
    assert names(world, target, unit=world.tan_van.pk) == ["Nông Văn Bình"]
    client.force_login(world.lan)
    address = reverse("planning-list", args=[target.term_id, target.post.title_id])
    page = client.get(address, {"unit": world.district.pk})
    assert page.context["page"]["total"] == 3
    assert "Huyện Bình Gia và các đơn vị trực thuộc" in page.content.decode()


def test_approved_is_what_was_approved_by_the_day(world, target):
    before = datetime.date(2021, 4, 30)
    assert len(names(world, target, day=before, status="approved")) == 2
    assert names(world, target, day=before, status="proposed") == []


def test_lists_of_a_day_are_gathered_in_few_queries(world, target, django_assert_num_queries):
    units = [world.hoa_tham.pk, world.tan_van.pk]
    with django_assert_num_queries(7):
        found = planned_lists(DAY, units)
    assert [(len(each.entries), each.structure.total) for each in found] == [(3, 3)]


def test_the_sheet_of_one_unit_is_named_after_it(client, world, target):
    address = reverse("planning-list", args=[target.term_id, target.post.title_id])
    whole = f'"DSQH_2021_{target.term_id:04d}_{target.post.title_id:04d}'
    for asked, name in (({}, whole), ({"unit": world.hoa_tham.pk}, f"{whole}_DV{world.hoa_tham.pk:04d}")):
        answer = page(client, world.lan, address, format="xlsx", **asked)
        assert b"".join(answer.streaming_content)
        assert f'{name}.xlsx"' in answer["Content-Disposition"]


def test_the_overview_asks_as_often_for_many_lists_as_for_few(
    client, world, target, django_assert_max_num_queries
):
    client.force_login(world.lan)
    counts = []
    for more in (1, 9):
        for number in range(more):
            post = make_post(f"Phó Trưởng ban {more} {number}", world.tan_van)
            make_entry(
                make_cadre(f"Lý Văn {number}", post), make_target(world.tan_van, f"Chức danh {more} {number}")
            )
        client.get(reverse("planning-index"))
        with django_assert_max_num_queries(40) as queries:
            assert client.get(reverse("planning-index")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
