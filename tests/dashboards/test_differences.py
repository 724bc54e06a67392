"""What judges is counted everywhere without the reader's own and relatives' lines: no two figures differ by them."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account, Relative
from office.organisation.rights import Role
from standards.checks import Standing
from standards.comparison import StandingFilter
from tests.conftest import make_user
from tests.factories import make_qualification, make_standard

COMPARED = reverse("standards-compared")


@pytest.fixture
def reader(client, district):
    """Minh reads the district and is the secretary of Hoa Thám; the chairman there is a relative. Both meet."""
    holders = [
        district.hoa_tham.posts.get(title__name=title).holdings.filter(valid_to=None).first().cadre
        for title in ("Bí thư Đảng ủy", "Chủ tịch UBND")
    ]
    make_standard()
    for cadre in holders:
        make_qualification(cadre, "theory", 24)
    district.reader = make_user("minh", Role.LEADER, district.district)
    client.force_login(district.reader)
    district.hidden = holders
    return district


def tie(reader):
    mine, other = reader.hidden
    Account.objects.create(user=reader.reader, cadre=mine)
    Relative.objects.create(cadre=mine, relative=other, kinship="sibling")


def told(client, unit):
    """Every figure of the standards of a unit that the reader meets: {page: {verdict: number}}."""
    of_board = client.get(reverse("board"), {"unit": unit.pk}).context["board"].figures.standards
    page = client.get(COMPARED, {"unit": unit.pk})
    of_list = page.context["figure"]
    listed = {
        standing: client.get(COMPARED, {"unit": unit.pk, "standing": standing}).context["page"]["total"]
        for standing in Standing
    }
    counted = client.get(COMPARED, {"unit": unit.pk, "standing": StandingFilter.COUNTED}).context["page"]
    typed = client.post(COMPARED, {"unit": unit.pk, "q": "a"}, follow=True).context["figure"]
    return {
        "board": of_board.standings | {"counted": of_board.whole},
        "figure": of_list.standings | {"counted": of_list.whole},
        "lists": listed | {"counted": counted["total"]},
        "typed": typed.standings | {"counted": typed.whole},
    }


@pytest.mark.parametrize("unit", ["district", "hoa_tham", "tan_van"])
def test_no_two_figures_of_the_standards_differ_by_a_hidden_line(client, reader, unit):
    unit = getattr(reader, unit)
    before = told(client, unit)
    assert len({tuple(sorted(found.items())) for found in before.values()}) == 1, before
    tie(reader)
    after = told(client, unit)
    assert len({tuple(sorted(found.items())) for found in after.values()}) == 1, after
    fewer = 0 if unit == reader.tan_van else 2
    assert before["board"][Standing.MEETS] - after["board"][Standing.MEETS] == fewer


def test_a_file_of_the_list_says_the_figure_of_the_page(client, reader):
    tie(reader)
    page = client.get(COMPARED, {"unit": reader.hoa_tham.pk})
    notes = page.context["view"].notes()
    assert f"Đạt chuẩn chức danh: {page.context['figure'].sentence}" in notes
    assert page.context["masked"] == 2 and "2 trường hợp do đồng chí khác xử lý" in page.content.decode()
