"""A filter of levels asks for a level and all above it, or beside it for the level alone; the words say which."""

import io

import pytest
from openpyxl import load_workbook

from cadre.filters import LEVELS, level_choices
from dashboards.board import Board
from office.organisation.models.structure import Unit
from tests.cadre.test_pages import LIST, names
from tests.conftest import TODAY
from tests.factories import make_cadre, make_post, make_qualification

PEOPLE = {"Sáu": 21, "Bảy": 22, "Tám": 23, "Chín": 24}


@pytest.fixture
def officer(client, world):
    post = make_post("Chuyên viên", world.office)
    for name, level in PEOPLE.items():
        make_qualification(make_cadre(f"Lý Văn {name}", post), "theory", level, valid_from="2015")
    client.force_login(world.lan)
    return client


def of(response):
    return {name.split()[-1] for name in names(response)}


@pytest.mark.parametrize("day", [{}, {"as_of": "31/12/2018"}])
def test_from_a_level_and_a_level_alone_are_two_choices(officer, day):
    assert of(officer.get(LIST, {"theory": "from-22", **day})) == {"Bảy", "Tám", "Chín"}
    assert of(officer.get(LIST, {"theory": "22", **day})) == {"Bảy"}
    assert of(officer.get(LIST, {"theory": "none", **day})) == {"An", "Bình"}
    assert officer.get(LIST, {"theory": "from-14", **day}).status_code == 400, "a level of another kind"


def test_the_words_are_the_offices(officer):
    html = officer.get(LIST).content.decode()
    pair = '<option value="from-22">Từ trung cấp trở lên</option><option value="22">Chỉ trung cấp</option>'
    assert pair in html and ">Trung cấp</option>" not in html


@pytest.mark.parametrize("kind", LEVELS)
def test_every_level_of_every_kind_has_both(kind):
    choices = dict(level_choices(kind))
    for level in LEVELS[kind]:
        name = level.label.lower()
        assert (
            choices[f"from-{level.value}"] == f"Từ {name} trở lên"
            and choices[str(level.value)] == f"Chỉ {name}"
        )
    assert len(choices) == 2 * len(LEVELS[kind]) + 1


def test_the_heading_of_a_sheet_says_which(officer, world):
    for asked, words in (("from-22", "Từ trung cấp trở lên"), ("22", "Chỉ trung cấp")):
        query = {"theory": asked, "unit": world.office.pk, "format": "xlsx"}
        sheet = load_workbook(io.BytesIO(b"".join(officer.get(LIST, query).streaming_content))).active
        heading = [row[0] for row in sheet.values][1:4]
        expected = f"Đơn vị: Ban Tổ chức Huyện ủy; Lý luận chính trị: {words}; Tình trạng: Đang công tác"
        assert f"Điều kiện lọc: {expected}" in heading


def test_what_was_typed_stays_out_of_a_sheet(officer):
    page = officer.post(LIST, {"q": "Lý Văn Sáu"}, follow=True)
    response = officer.get(LIST, {"q": page.request["QUERY_STRING"].split("=")[1], "format": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    heading = [row[0] for row in sheet.values][2]
    assert "Họ tên, đơn vị, chức vụ, năm sinh: có câu tìm" in heading and "Sáu" not in heading


def test_a_figure_of_the_board_opens_the_level_alone(officer, world):
    board = Board(world.district, Unit.objects.keys_under([world.district.pk]), TODAY)
    part = next(part for part in board.staff["table"].parts() if part.title == "Lý luận chính trị")
    row = next(row for row in part.rows if row.label == "Trung cấp")
    assert names(officer.get(row.cells[0].url)) == ["Lý Văn Bảy"] and row.cells[0].count == 1
