"""Around an exported list: the head of the reader's own office and who signs, where they are entered and asked for."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from foundation.sheets.framing import bands
from tests.factories import make_identity, make_post
from tests.papers_read import rows_sent

POSTS = reverse("post-list")
OWN = {"BAN TỔ CHỨC", "ĐẢNG CỘNG SẢN VIỆT NAM"}
SIGNING = {"NGƯỜI LẬP BIỂU", "TRƯỞNG BAN", "Lý Văn Bảy"}


@pytest.fixture
def office(client, world):
    make_identity(world.district)
    client.force_login(world.lan)
    return world


def cells_sent(client, query=""):
    return {cell for row in rows_sent(client.get(f"{POSTS}?format=xlsx{query}")) for cell in row}


def test_a_list_bears_the_head_and_the_signers_of_the_own_office_as_its_ticks_say(client, office):
    assert cells_sent(client) >= OWN | SIGNING | {office.lan.full_name}
    assert cells_sent(client, "&frame=plain&frame=head") & (OWN | SIGNING) == OWN
    assert cells_sent(client, "&frame=plain&frame=signed") & (OWN | SIGNING) == SIGNING
    assert not cells_sent(client, "&frame=plain") & (OWN | SIGNING)
    assert client.get(f"{POSTS}?format=xlsx&frame=both").status_code == 400


def test_the_ticks_are_kept_with_the_list_and_narrow_nothing(client, office):
    client.post(POSTS, {"frame": ["plain", "signed"]})
    page = client.get(POSTS, follow=True)
    assert page.context["frames"] == [
        ("head", "Tên cơ quan ở đầu tệp", False),
        ("signed", "Phần ký ở cuối tệp", True),
    ]
    assert not page.context["page"]["filtered"] and "frame=signed" in page.context["page"]["state_url"]


def test_without_the_words_of_an_office_a_list_is_plain_and_its_rows_are_numbered(client, world):
    client.force_login(world.lan)
    rows = rows_sent(client.get(f"{POSTS}?format=xlsx"))
    head = next(place for place, row in enumerate(rows) if row[0] == "TT")
    assert [row[0] for row in rows[head + 1 :] if isinstance(row[0], int)] == [1, 2]
    assert not {cell for row in rows for cell in row} & (OWN | SIGNING)


def test_the_heading_still_filters_and_repeats_below_a_head(client, office):
    answer = client.get(f"{POSTS}?format=xlsx")
    page = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    heading = next(cell.row for cell in page["A"] if cell.value == "TT")
    assert page.auto_filter.ref.startswith(f"A{heading}:")
    assert page.print_title_rows == f"${heading}:${heading}" and page.freeze_panes == f"C{heading + 1}"
    assert page["A1"].value == "ĐẢNG ỦY HUYỆN BÌNH GIA"


def test_head_and_signature_cost_the_same_few_queries_for_any_number_of_rows(client, office):
    def queries(query=""):
        with CaptureQueriesContext(connection) as found:
            rows_sent(client.get(f"{POSTS}?format=xlsx{query}"))
        return len(found)

    queries()
    few = queries()
    assert few - queries("&frame=plain") <= 4
    for place in range(5):
        make_post(f"Chức danh {place}", office.hoa_tham)
    assert queries() == few


def test_each_side_of_a_head_has_room_for_its_lines_beside_a_narrow_list_too():
    assert bands([20] * 10, 60, 80) == ((0, 4), (5, 9))
    assert bands([10, 10], 60, 80) == ((0, 4), (5, 9))
    assert bands([10, 200], 60, 40) == ((0, 1), (2, 4))
