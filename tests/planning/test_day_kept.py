"""The day that a page is of goes with every way out of it, and is no filter."""

from urllib.parse import unquote

from django.urls import reverse

from tests.factories import make_cadre, make_post
from tests.planning.lists import make_proposal
from tests.planning.pages import page

DAY = "as_of=01/06/2021"


def test_links_of_entry_and_title_keep_the_day(client, planned):
    for address, way in [
        (planned.first.get_absolute_url(), planned.an.get_absolute_url()),
        (planned.target.get_absolute_url(), planned.address),
    ]:
        html = page(client, planned.lan, address, as_of="01/06/2021").content.decode()
        assert f'href="{way}?{DAY}"' in html


def test_an_empty_list_of_a_past_day_offers_no_clearing_and_a_narrowed_one_keeps_the_day(client, planned):
    empty = page(client, planned.lan, planned.address, as_of="01/06/2010").content.decode()
    assert "Bỏ lọc" not in empty.split('class="empty"')[1]
    narrowed = page(
        client, planned.lan, planned.address, as_of="01/06/2021", status="proposed"
    ).content.decode()
    assert 'name="clear" value="1">Bỏ lọc' in narrowed.split('class="empty"')[1]
    cleared = client.post(f"{planned.address}?{DAY}&status=proposed", {"clear": "1"})
    assert unquote(cleared.url) == f"{planned.address}?{DAY}"


def test_no_decision_is_offered_on_the_index_of_a_past_day(client, planned):
    make_proposal(make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office)), planned.target)
    chief = planned.lan
    label = "Ghi nhận quyết định phê duyệt"
    assert label in page(client, chief, reverse("planning-index")).content.decode()
    assert label not in page(client, chief, reverse("planning-index"), as_of="29/11/2021").content.decode()
