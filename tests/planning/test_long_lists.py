"""A list of many lines is read in pages: each line as the whole list tells it, and every figure of the whole."""

import random
import re

import pytest

from cadre.models.conflicts import Account, Relative
from cadre.models.people import Cadre
from foundation.core.models import AccessLog
from planning import list_parts, lists
from tests.counting import queries_of
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_proposal, make_target
from tests.planning.pages import page

ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
TOKEN = re.compile(r'value="\w{64}"')
STRIP = re.compile(r'<aside class="strip".*?</aside>', re.DOTALL)
ASKED = [
    {},
    {"sections": "unit"},
    {"order": "-birth"},
    {"verdict": "Đ"},
    {"group": "women"},
    {"status": "approved"},
    {"news": "any"},
    {"as_of": "31/12/2019"},
]


@pytest.fixture
def long_list(planned):
    """Decided and proposed people of two communes and of the office; one of each kind is known otherwise since."""
    drawn = random.Random(7)
    communes = [make_target(unit, term=None) for unit in (planned.hoa_tham, planned.tan_van)]
    for number in range(12):
        target = communes[number % 2]
        cadre = make_cadre(
            f"Lương Văn {number}",
            make_post(f"Chức {number}", drawn.choice([planned.hoa_tham, planned.tan_van, planned.office])),
            birth=f"{drawn.randint(1960, 1990)}-{drawn.randint(1, 12):02d}",
            sex=drawn.choice("MF"),
        )
        (make_entry if number % 3 else make_proposal)(cadre, target)
    planned.own = make_entry(planned.an, communes[0])
    Cadre.objects.filter(full_name__in=["Lương Văn 1", "Lương Văn 8"]).update(birth="1970-01")
    planned.address = communes[0].entries.first().get_list_url()
    planned.communes = communes
    return planned


@pytest.fixture(params=["officer", "member", "relative"])
def reader(request, long_list):
    """Who reads all of it, who stands on it, and a relative of somebody on it."""
    if request.param != "officer":
        Account.objects.create(user=long_list.lan, cadre=long_list.an)
    if request.param == "relative":
        other = Cadre.objects.get(full_name="Lương Văn 4")
        Relative.objects.create(cadre=long_list.an, relative=other, kinship="sibling")
    return long_list.lan


def lines_of(response):
    return ROW.findall(TOKEN.sub("", response.context["page"]["rows_html"]))


def figures_of(response):
    shown = response.context["page"]
    return shown["total"], str(shown["within"]), shown["remarks"], STRIP.search(response.content.decode())


def pages(client, reader, response, side):
    """The page and those that follow it on that side."""
    while response:
        yield response
        address = response.context["page"].get(side)
        response = page(client, reader, address) if address else None


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_pages_together_are_the_whole_list_and_each_tells_its_figures(
    client, long_list, reader, asked, monkeypatch
):
    whole = page(client, reader, long_list.address, **asked)
    monkeypatch.setattr(lists, "WHOLE", 3)
    monkeypatch.setattr(list_parts, "SIZE", 4)
    first = page(client, reader, long_list.address, **asked)
    forth = list(pages(client, reader, first, "next_url"))
    assert [len(lines_of(each)) for each in forth[:-1]] == [4] * (len(forth) - 1)
    assert [line for each in forth for line in lines_of(each)] == lines_of(whole)
    back = list(pages(client, reader, forth[-1], "previous_url"))
    assert [lines_of(each) for each in reversed(back)] == [lines_of(each) for each in forth]
    told = figures_of(whole)
    assert [figures_of(each)[:3] for each in forth] == [told[:3]] * len(forth)
    assert {figures_of(each)[3].group() for each in forth} == {told[3].group()}


def test_a_section_that_goes_on_is_named_again_and_what_is_printed_is_whole(client, long_list, monkeypatch):
    monkeypatch.setattr(lists, "WHOLE", 3)
    monkeypatch.setattr(list_parts, "SIZE", 4)
    first = page(client, long_list.lan, long_list.address, sections="unit")
    head = "I. Xã Hoa Thám (07 đồng chí)"
    second = page(client, long_list.lan, first.context["page"]["next_url"])
    assert all(head in each.context["page"]["rows_html"] for each in (first, second))
    assert "1–4 trong 13" in first.content.decode() and "5–8 trong 13" in second.content.decode()
    assert AccessLog.objects.order_by("pk").last().rows == 13, "the log tells how many the list holds"
    printed = page(client, long_list.lan, long_list.address, print=1)
    assert len(lines_of(printed)) == 13


def test_a_page_begins_where_its_line_stood_once_that_left_the_list(client, long_list, monkeypatch):
    monkeypatch.setattr(lists, "WHOLE", 3)
    monkeypatch.setattr(list_parts, "SIZE", 4)
    gone = page(client, long_list.lan, long_list.address, after=99999, first=5)
    second = page(
        client, long_list.lan, page(client, long_list.lan, long_list.address).context["page"]["next_url"]
    )
    assert lines_of(gone) == lines_of(second)


def test_pages_take_the_same_queries_for_any_number_of_lines(client, long_list, monkeypatch):
    monkeypatch.setattr(lists, "WHOLE", 3)
    monkeypatch.setattr(list_parts, "SIZE", 4)
    before = queries_of(client, long_list.lan, long_list.address, {})
    for number in range(20):
        cadre = make_cadre(f"Lò Văn {number}", make_post(f"Ghế {number}", long_list.office), birth="1975-05")
        make_entry(cadre, long_list.communes[number % 2])
    assert queries_of(client, long_list.lan, long_list.address, {}) == before
