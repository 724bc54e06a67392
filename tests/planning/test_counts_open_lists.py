"""Every number on the pages of lists opens as many lines as it says."""

import html as entities
import re
from collections import Counter

import pytest
from django.urls import reverse

from office.regulations.conditions import Condition
from office.regulations.findings import FAILED, LACKING_DATA, NOT_CHECKED, PASSED
from planning.tallies import Tally
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_proposal
from tests.planning.pages import on_screen, page

LINK = re.compile(r'<a href="(/planning/lists/[^"]*\?[^"]*)">([^<]*)</a>')


@pytest.fixture
def counted(planned):
    """Beside two who are approved one is proposed, and Bình has retired meanwhile."""
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office), sex="F", birth="1990-01-01")
    make_proposal(cuc, planned.target)
    planned.binh.posts.update(valid_to="2021-11-15", leaving_form="retired", leaving_decision_no="12-QĐ/HU")
    return planned


def links(response):
    """{parameters: number shown} of the links that narrow a list; the one to its usual view does not."""
    found = [each for each in LINK.findall(on_screen(response.content.decode())) if "view=0" not in each[0]]
    return {entities.unescape(address): int(re.search(r"\d+", text)[0]) for address, text in found}


@pytest.mark.parametrize("query", [{}, {"as_of": "30/11/2021", "columns": "left"}, {"status": "approved"}])
def test_each_number_opens_the_lines_that_it_counts(client, counted, query):
    day = {"as_of": query["as_of"]} if "as_of" in query else {}
    on_index = links(page(client, counted.lan, reverse("planning-index"), **day))
    asked = [next(key for key in ("status", "verdict", "news") if f"{key}=" in each) for each in on_index]
    assert Counter(asked) == {"status": 2, "verdict": 2, "news": 1}
    on_list = links(page(client, counted.lan, counted.address, **query))
    assert sum("verdict=" in each for each in on_list) == 2 and any("news=" in each for each in on_list)
    for address, number in [*on_index.items(), *on_list.items()]:
        assert client.get(address).context["page"]["total"] == number, address


def test_verdicts_stand_by_gravity_whatever_the_counts():
    for counts in ({PASSED: 9, FAILED: 1}, {PASSED: 1, FAILED: 9}):
        tally = Tally(Condition.HEALTH, Counter({NOT_CHECKED: 5, **counts, LACKING_DATA: 3}))
        found = [verdict for verdict, _ in tally.counts]
        assert found == [FAILED, LACKING_DATA, PASSED, NOT_CHECKED]
