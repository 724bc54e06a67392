"""A zero is printed only where zero was counted; what was not entered is said to be missing."""

import json
import re
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.people import Cadre
from dashboards.board import Board
from dashboards.quick_report import sentences
from foundation.core import clock
from office.organisation.models.structure import Unit
from standards.models import Standard
from tests.dashboards.district import fill
from tests.factories import make_cadre, make_post, make_qualification, make_standard
from training.models import TrainingClass

ZERO = re.compile(r"(?<!\d)0,00%")
NO_STANDARD = "chưa có tiêu chuẩn chức danh – chưa tính"


def command(*options):
    out = StringIO()
    call_command("figures", *options, stdout=out, skip_checks=True)
    return out.getvalue()


def figures(*options):
    return json.loads(command("--json", *options))


def board(client, world, **asked):
    client.force_login(world.lan)
    return " ".join(client.get(reverse("board"), asked).content.decode().split())


def told(world):
    unit = world.district
    made = sentences(Board(unit, Unit.objects.keys_under([unit.pk]), clock.today()), rounded=True)
    return ["".join(map(str, pieces)) for pieces in made]


def compared(client, world, **asked):
    client.force_login(world.lan)
    return client.get(reverse("standards-compared"), asked)


def test_without_a_standard_no_share_is_told_anywhere(client, world):
    assert figures()["standards"] == {"meeting": None, "leaders": 2, "percent": None, "not_counted": 2}
    assert f"Đạt chuẩn chức danh: {NO_STANDARD}" in command()
    html = board(client, world)
    assert f"<strong>C{NO_STANDARD[1:]}</strong>" in html and not ZERO.search(html)
    assert told(world) == [f"Cán bộ lãnh đạo, quản lý đạt chuẩn chức danh: {NO_STANDARD}."]
    page = compared(client, world).content.decode()
    assert f"Đạt chuẩn chức danh: {NO_STANDARD}" in page and not ZERO.search(page)
    sheet = compared(client, world, format="xlsx")
    rows = load_workbook(BytesIO(b"".join(sheet.streaming_content))).active.iter_rows(values_only=True)
    assert f"Đạt chuẩn chức danh: {NO_STANDARD}" in {str(cell) for row in rows for cell in row}


@pytest.mark.parametrize(
    ("confirmed", "words"),
    [(False, "tiêu chuẩn chức danh chưa xác nhận – chưa tính"), (True, "thiếu dữ liệu trình độ – chưa tính")],
)
def test_what_nobody_could_be_compared_with_gives_no_share(client, world, confirmed, words):
    make_standard(confirmed=confirmed)
    assert f"Đạt chuẩn chức danh: {words}" in command()
    assert figures()["standards"]["percent"] is None and figures()["standards"]["meeting"] is None
    assert not ZERO.search(board(client, world))


def test_a_share_is_of_those_who_have_a_standard_and_names_the_rest(client, world):
    """Only Hoa Thám has a standard; the leader of Tân Văn stands in neither part nor whole."""
    make_standard(unit=world.hoa_tham)
    make_qualification(world.an, "theory", 22)
    assert figures()["standards"] == {"meeting": 1, "leaders": 2, "percent": 100.0, "not_counted": 1}
    assert "1/1 = 100,00% (chưa tính: 1 đồng chí chưa có tiêu chuẩn chức danh)" in command()
    assert told(world)[-1].endswith("100,00% (1/1), chưa tính 1 đồng chí chưa có tiêu chuẩn chức danh.")
    assert "cán bộ lãnh đạo, quản lý có tiêu chuẩn chức danh đã xác nhận" in board(client, world)
    for standing, total in [("counted", 1), ("rest", 0), ("none", 1), ("meets", 1)]:
        assert compared(client, world, standing=standing).context["page"]["total"] == total, standing
    Standard.objects.update(confirmed=False)
    assert compared(client, world, standing="unconfirmed").context["page"]["total"] == 1


def test_a_counted_zero_stays_a_zero(world):
    make_standard()
    make_qualification(world.an, "theory", 21)
    assert figures()["standards"] == {"meeting": 0, "leaders": 2, "percent": 0.0}
    assert "0/2 = 0,00%" in command()


def test_classes_and_moves_that_nobody_recorded_are_no_zeros(client, world):
    make_cadre("Lý Văn Ba", make_post("Chuyên viên", world.office))
    found = figures()
    assert {number for of in found["training"].values() for number in of.values()} == {None}
    assert found["rotation"] == {"rotated": None, "returned": None, "running": None}
    lines = command().splitlines()
    assert lines[lines.index("Đào tạo, bồi dưỡng:") + 1] == "  chưa có số liệu"
    assert "Luân chuyển: chưa có số liệu" in lines
    html = board(client, world)
    assert "Chưa có số liệu lớp nào đã khai giảng đến ngày này." in html and "0 lớp" not in html
    assert html.count("Cùng kỳ năm trước (30/11/2020): chưa có số liệu.") == 2 and "0 lượt" not in html


def test_a_group_without_classes_counts_zero_where_others_have_some(client, world):
    fill(world)
    TrainingClass.objects.filter(head_count=12).delete()
    found = figures()
    assert found["training"]["elementary"] == {"classes": 0, "learners": 0}
    assert found["rotation"] == {"rotated": 1, "returned": 1, "running": 0}
    assert "Chưa có số liệu lớp" not in board(client, world)


def test_a_property_that_nobody_has_on_record_is_not_counted_among_the_staff(client, world):
    Cadre.objects.update(birth=None)
    html = board(client, world)
    assert "Dân tộc thiểu số" not in html and not ZERO.search(html)
    assert html.count("Chưa ghi</th>") == 3 and "Mọi độ tuổi" not in html
    Cadre.objects.filter(pk=world.an.pk).update(birth="1980")
    assert "Mọi độ tuổi" in board(client, world)
