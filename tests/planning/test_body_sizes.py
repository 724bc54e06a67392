"""A coefficient over several bodies: persons and seats of the same ones; on the list, its sheet and the board."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from office.organisation.models.structure import BodySize
from tests.factories import LONG_AGO, make_cadre, make_post, make_rule
from tests.planning.lists import make_entry, make_target
from tests.planning.pages import page

LEFT_OUT = "chưa tính: 1 đơn vị (chưa có số lượng được giao)"


@pytest.fixture
def communes(world):
    """Three are planned at Hoa Thám, whose committee has 2 seats; two of them and one more at Tân Văn, of no size."""
    world.first, world.second = (make_target(unit) for unit in (world.hoa_tham, world.tan_van))
    BodySize.objects.create(body=world.first.post.body, size=2, valid_from=LONG_AGO)
    post = make_post("Chuyên viên", world.office)
    world.people = [make_cadre(f"Lý Văn Số {n}", post, sex="F" if n == 1 else "M") for n in range(4)]
    for person in world.people[:3]:
        make_entry(person, world.first, source="external")
    for person in world.people[1:]:
        make_entry(person, world.second, source="external")
    world.address = reverse("planning-list", args=[world.first.term_id, world.first.post.title_id])
    return world


def shown(client, world, address, **asked):
    return " ".join(page(client, world.lan, address, **asked).content.decode().split())


def test_units_without_a_size_stand_in_neither_side_and_are_named(client, communes):
    figure = f"3 / 2 = 1,50 lần; {LEFT_OUT}"
    assert figure in shown(client, communes, communes.address)
    assert f"<strong>{figure}</strong>" in shown(client, communes, reverse("board"))
    sheet = page(client, communes.lan, communes.address, format="xlsx")
    rows = load_workbook(BytesIO(b"".join(sheet.streaming_content))).active.iter_rows(values_only=True)
    assert any(figure in str(cell) for row in rows for cell in row)
    assert "3 / 2 = 1,50 lần</dd>" in shown(client, communes, communes.address, unit=communes.hoa_tham.pk)


def test_without_any_size_nothing_is_divided(client, communes):
    for address in (communes.address, reverse("board")):
        html = shown(client, communes, address, unit=communes.tan_van.pk)
        assert f">{LEFT_OUT}<" in html and "lần" not in html.split(LEFT_OUT)[1].split("Ba độ tuổi")[0]


@pytest.mark.parametrize(("most", "need"), [("1.5", ""), ("1", "Nhiều hơn 1 đồng chí")])
def test_what_is_needed_is_reckoned_on_the_same_units(client, communes, most, need):
    make_rule("committee_coefficient_max", most, "times")
    html = shown(client, communes, communes.address)
    assert ("Nhiều hơn" in html) == bool(need) and need in html


def test_the_board_prints_what_is_required_of_the_coefficient_with_its_state(client, communes):
    assert f"{LEFT_OUT}</strong> (chưa có số liệu quy định)." in shown(client, communes, reverse("board"))
    for key, value in (("committee_coefficient_min", "1.5"), ("committee_coefficient_max", "2")):
        make_rule(key, value, "times", confirmed=False)
    assert "(yêu cầu từ 1,5 đến 2,0 lần – quy định chưa xác nhận)." in shown(
        client, communes, reverse("board")
    )


def test_a_group_without_a_rule_keeps_its_place_on_the_board(client, communes):
    html = shown(client, communes, reverse("board"))
    assert html.count('<span class="soft">chưa có số liệu quy định</span>') == 1
    assert '<td class="soft">chưa có số liệu quy định</td>' in html
    make_rule("women_min_share", "0.15", "share", confirmed=False)
    assert "yêu cầu từ 15% – quy định chưa xác nhận" in shown(client, communes, reverse("board"))


def test_a_group_that_nobody_recorded_is_not_counted_as_none(client, communes):
    for address in (communes.address, reverse("board")):
        assert "chưa ghi dân tộc – chưa tính" in shown(client, communes, address)


def test_persons_of_a_group_stand_over_persons_and_places_apart(client, communes):
    html = shown(client, communes, reverse("board"))
    assert '1/4 <span class="soft">(25,0%)</span><br><a class="figure"' in html
    assert 'data-figure="2">2</a> <span class="soft">lượt</span>' in html
