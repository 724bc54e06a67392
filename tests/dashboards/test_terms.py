"""Planning lists in figures: each term by itself, persons and places apart; command, board, sentences and lists."""

import datetime
import json
import re
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook

from dashboards.board import Board
from dashboards.quick_report import sentences
from office.organisation.models.structure import Unit
from planning.acts import REMOVE
from planning.models import PlanningTarget
from tests.conftest import WORLD
from tests.factories import make_body, make_cadre, make_post
from tests.planning.lists import done, make_entry, make_target, make_term
from tests.put import Put

NUMBER = re.compile(r'<td class="num"[^>]*><div>(\d+)</div></td>')
DAY = datetime.date(2021, 11, 28)
DISTRICT_SEAT = "Ủy viên Ban Chấp hành Đảng bộ huyện"
OF_DISTRICT = {"level": "district", "begins_on": "2020-06-01", "ends_on": "2025-07-01"}
NEXT = {"name": "2025–2030", "begins_on": "2025-07-01", "ends_on": "2030-07-01"}


def make_two_terms(world):
    """Three planned for the district's committee of 2020–2025, and two of them with two others for 2025–2030.

    The first has a place on the lists of both communes, too.
    """
    first = make_target(world.district, DISTRICT_SEAT, make_term(**OF_DISTRICT))
    later = make_target(world.district, DISTRICT_SEAT, make_term("district", **NEXT))
    post = make_post("Chuyên viên", world.office)
    world.people = [make_cadre(f"Lý Văn Số {number}", post) for number in range(5)]
    world.entries = [make_entry(person, first) for person in world.people[:3]]
    for person in world.people[1:]:
        make_entry(person, later, approved_on=datetime.date(2021, 6, 1))
    world.commune = [make_target(unit) for unit in (world.hoa_tham, world.tan_van)]
    for target in world.commune:
        make_entry(world.people[0], target, source="external")
    return world


two_terms_rows = Put("two_terms", make_two_terms, upon=WORLD).fixture()


@pytest.fixture
def two_terms(world, two_terms_rows):
    return two_terms_rows.onto(world)


def figures(day="28/11/2021"):
    return json.loads(command(day, "--json"))


def command(day="28/11/2021", *options):
    out = StringIO()
    call_command("figures", "--as-of", day, *options, stdout=out, skip_checks=True)
    return out.getvalue()


def board(client, world, **asked):
    client.force_login(world.lan)
    return " ".join(client.get(reverse("board"), asked).content.decode().split())


def test_the_lists_of_two_terms_are_never_added(two_terms):
    found = figures()
    assert found["planned"] == {"district": 3, "commune": 1}
    assert found["terms"] == {
        "2020–2025": {"district": 3, "commune": 1},
        "2025–2030": {"district": 4, "commune": 0},
    }
    lines = command().splitlines()
    assert "  cấp ủy nhiệm kỳ 2020–2025: cấp huyện 3 đồng chí; cấp xã 1 đồng chí (2 lượt)" in lines
    assert "  cấp ủy nhiệm kỳ 2025–2030: cấp huyện 4 đồng chí" in lines


@pytest.mark.parametrize(
    ("day", "planned"),
    [
        ("14/07/2019", {"district": 0, "commune": 0}),
        ("31/12/2019", {"district": 3, "commune": 1}),
        ("31/05/2021", {"district": 3, "commune": 1}),
        ("30/06/2025", {"district": 3, "commune": 0}),
        ("01/07/2025", {"district": 4, "commune": 0}),
    ],
)
def test_reports_speak_of_the_term_in_force_and_of_the_next_while_it_has_no_list(two_terms, day, planned):
    make_term("district", "2015–2020", "2015-06-01", "2020-06-01")
    assert figures(day)["planned"] == planned


def test_a_list_of_the_term_in_force_on_which_nobody_is_left_is_not_replaced_by_the_next(two_terms):
    for entry in two_terms.entries:
        done(REMOVE, entry, {"on": datetime.date(2021, 7, 1), "end_reason": "retired"})
    assert figures()["planned"]["district"] == 0
    assert figures()["terms"]["2025–2030"]["district"] == 4


def test_no_two_bars_of_the_board_are_called_alike(client, two_terms):
    """Two bodies of one level in one term: the level and the term name neither."""
    post = make_post("Thành viên thường vụ", two_terms.district, kind="collective", body_kind="standing")
    post.body = make_body(two_terms.district, "standing", "Ban Thường vụ Huyện ủy")
    post.save()
    target = PlanningTarget.objects.create(post=post, term=make_term(**OF_DISTRICT))
    make_entry(two_terms.people[0], target)
    labels = re.findall('data-label="([^"]*)"', board(client, two_terms))
    assert "Nữ, ban thường vụ cấp huyện, 2020–2025" in labels
    assert len(labels) == len(set(labels)) == 4


def test_a_share_reads_the_same_on_the_board_and_on_its_list(client, two_terms):
    shown = board(client, two_terms)
    assert "(0,0%)" in shown and 'data-words="0,0%"' in shown and "(0,00%)" not in shown


def test_without_any_list_no_number_is_said(client, world):
    assert figures()["terms"] == {}
    assert "  chưa có danh sách nào được phê duyệt còn hiệu lực" in command().splitlines()
    assert "Ngày này chưa có quy hoạch nào được phê duyệt còn hiệu lực." in board(client, world)


def test_other_titles_and_terms_of_the_government_have_lines_of_their_own(client, two_terms):
    government = make_term("commune", "2021–2026", "2021-06-01", "2026-06-01", kind="government")
    targets = [
        make_target(two_terms.tan_van, "Chủ tịch UBND xã", government),
        make_target(two_terms.district, "Bí thư Huyện ủy", make_term(**OF_DISTRICT)),
    ]
    before = figures()
    for target in targets:
        make_entry(two_terms.people[4], target)
    assert figures() == before
    lines = command().splitlines()
    assert "  chức danh khác nhiệm kỳ 2021–2026: Chủ tịch UBND xã 1 đồng chí" in lines
    assert "  chức danh khác nhiệm kỳ 2020–2025: Bí thư Huyện ủy 1 đồng chí" in lines
    html = board(client, two_terms)
    assert "Chức danh khác, nhiệm kỳ 2021–2026: Chủ tịch UBND xã <strong>" in html
    assert "Chức danh khác, nhiệm kỳ 2020–2025: Bí thư Huyện ủy <strong>" in html
    assert "lượt quy hoạch" not in html


def test_the_board_tells_the_year_before_by_term_and_persons_apart_from_places(client, two_terms):
    assert (
        "Cùng kỳ năm trước (30/11/2020): quy hoạch cấp ủy nhiệm kỳ 2020–2025 3 đồng chí (5 lượt)."
        in board(client, two_terms)
    )
    assert "nhiệm kỳ 2020–2025 3 đồng chí (5 lượt); quy hoạch cấp ủy nhiệm kỳ 2025–2030 4 đồng chí." in board(
        client, two_terms, as_of="30/11/2022"
    )
    assert "Cùng kỳ năm trước (31/12/2018): chưa có danh sách cấp ủy nào" in board(
        client, two_terms, as_of="31/12/2019"
    )


def test_the_quick_report_has_a_sentence_for_each_term(two_terms):
    unit = two_terms.district
    told = sentences(Board(unit, Unit.objects.keys_under([unit.pk]), DAY), rounded=False)
    assert ["".join(map(str, pieces)) for pieces in told][:2] == [
        "Quy hoạch Ủy viên Ban Chấp hành Đảng bộ huyện 3 đồng chí; Ủy viên Ban Chấp hành Đảng bộ tại 2 đơn vị "
        "1 đồng chí (2 lượt) (phê duyệt cho nhiệm kỳ 2020–2025).",
        "Trong nhiệm kỳ 2020–2025, quy hoạch Ủy viên Ban Chấp hành Đảng bộ huyện 4 đồng chí "
        "(phê duyệt cho nhiệm kỳ 2025–2030).",
    ]


def test_a_list_over_several_units_tells_persons_beside_its_lines(client, two_terms):
    target = two_terms.commune[0]
    address = reverse("planning-list", args=[target.term_id, target.post.title_id])
    client.force_login(two_terms.lan)
    assert "2 lượt (1 đồng chí)" in client.get(address).content.decode()
    assert "1 đồng chí" in client.get(address, {"unit": two_terms.hoa_tham.pk}).content.decode()
    content = b"".join(client.get(address, {"format": "xlsx"}).streaming_content)
    sheet = load_workbook(BytesIO(content)).active
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("2 lượt (1 đồng chí)" in text for text in texts), texts
    index = client.get(reverse("planning-index")).content.decode()
    assert ">1 đồng chí (2 lượt)</a></td>" in index


def test_a_list_of_a_term_that_is_over_counts_nobody_and_says_so(client, two_terms):
    client.force_login(two_terms.lan)
    index = client.get(reverse("planning-index"), {"as_of": "01/07/2025"}).content.decode()
    assert index.count("đã hết nhiệm kỳ") == 2 and ">4 đồng chí</a></td>" in index
    # From the index one comes to the last day; the list of today says so and leads there too.
    over = two_terms.commune[0]
    address = reverse("planning-list", args=[over.term_id, over.post.title_id])
    assert f"{address}?as_of=31/05/2025" in index
    html = client.get(address, {"as_of": "01/07/2025"}).content.decode()
    assert "đã hết từ ngày 01/06/2025" in html and 'href="?as_of=31/05/2025"' in html
    assert "đã hết từ ngày" not in client.get(address, {"as_of": "31/05/2025"}).content.decode()
    for day, counts in [("30/06/2025", [0, 0, 3, 4]), ("01/07/2025", [0, 0, 0, 4])]:
        rows = client.get(reverse("planningtarget-list"), {"as_of": day}).context["page"]["rows_html"]
        assert sorted(int(number) for number in NUMBER.findall(rows)) == counts, day
