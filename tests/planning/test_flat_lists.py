"""A planning list without its sections on the screen."""

from io import BytesIO

from django.urls import reverse
from openpyxl import load_workbook

from tests.planning.lists import make_entry, make_target
from tests.planning.pages import page


def test_a_list_is_flat_on_the_screen_until_its_units_are_asked_for(client, planned):
    """Paper and workbook have the sections always; a flat list of several posts tells each line's own."""

    several = make_target(planned.hoa_tham)
    make_entry(planned.an, several)
    make_entry(planned.binh, make_target(planned.tan_van))
    lists = [planned.address, reverse("planning-list", args=[several.term_id, several.post.title_id])]

    def asked(address, **query):
        response = page(client, planned.lan, address, **query)
        names = [column.name for column in response.context["page"]["columns"]]
        return 'class="table-list flat"' in response.content.decode(), "target" in names

    assert [asked(each) for each in lists] == [(True, False), (True, True)]
    assert [asked(each, sections="unit") for each in lists] == [(False, False)] * 2
    assert page(client, planned.lan, planned.address, sections="x").status_code == 400
    written = load_workbook(BytesIO(page(client, planned.lan, lists[1], format="xlsx").getvalue())).active
    cells = [str(cell) for row in written.iter_rows(values_only=True) for cell in row]
    assert "I. Xã Hoa Thám (01 đồng chí)" in cells and "Chức danh quy hoạch" not in cells
