"""A planning list goes with a decision as far as that names its people."""

import pytest

from foundation.core.acts.run import apply
from planning.acts import APPROVE
from planning.papers.attached import stands_in
from tests.factories import make_cadre, make_identity, make_post
from tests.papers_read import lines_of, rows_sent
from tests.planning.lists import make_proposal
from tests.planning.test_draw_pages import address
from tests.planning.test_facts_of_lines import DECISION

ASKED = {"format": "xlsx", "top": "attached", "signed": "on"}
D318, D9 = "Quyết định số 318-QĐ/HU, ngày 15/7/2019", "Quyết định số 9-QĐ/HU"


@pytest.fixture
def mixed(client, planned):
    """Two whom 318-QĐ/HU approved, one whom 9-QĐ/HU did, two who wait."""
    people = [make_cadre(f"Lý Văn {name}", make_post("Chuyên viên", planned.office)) for name in "ABC"]
    decided, *_ = proposals = [make_proposal(each, planned.target) for each in people]
    apply(APPROVE, planned.lan, [decided], DECISION)
    planned.proposals = [each.pk for each in proposals[1:]]
    make_identity(planned.district, issuer_symbol="HU")
    client.force_login(planned.lan)
    planned.paper = f"{planned.address}roster/"
    return planned


def test_a_list_goes_with_a_decision_as_far_as_that_names_its_people(client, mixed):
    def said(words, narrowed="", **asked):
        answer = client.post(mixed.paper + narrowed, ASKED | {"attached_to": words} | asked)
        return answer.context["form"].errors["attached_to"][0]

    def names(words, narrowed="", **asked):
        answer = client.post(mixed.paper + narrowed, ASKED | {"attached_to": words} | asked)
        return [row[1] for row in lines_of(rows_sent(answer))]

    own = [mixed.first.pk, mixed.second.pk]
    for top in ("attached", "head"):
        assert "3 đồng chí không thuộc quyết định ấy (2 đồng chí" in said(D318, top=top)
    assert "1 đồng chí không thuộc" in said(D318, "?status=approved")
    assert "có 2 đồng chí, danh sách đang in thiếu 1" in said(D318, chosen=own[:1])
    assert len(names(D318, chosen=own)) == 2
    assert "4 đồng chí không thuộc" in said(D9)
    assert "3 đồng chí không thuộc" in said("Quyết định số …, ngày …")
    for to_come in ("Quyết định số 20-QĐ/HU, ngày 30/11/2021", "Quyết định số …, ngày …"):
        assert names(to_come, "?status=proposed") == ["Lý Văn B", "Lý Văn C"]
    assert len(names("Tờ trình số 05-TTr/BTCHU, ngày 30/11/2021")) == 5
    assert len(names(D318, top="plain")) == 5


def test_the_page_of_a_decision_leads_to_those_whom_it_names(client, mixed):
    drawn = client.get(address("planning-decision", [mixed.target]))
    assert "danh sách: 2 đồng chí" in drawn.context["filled"]
    assert client.get(drawn.context["annex_url"]).context["lines"] == 2


def test_a_number_is_not_one_that_begins_or_ends_like_it():
    assert stands_in("318-QĐ/HU", "quyết định số 318-qđ/hu, ngày 15/7/2019")
    for other in ("1318-QĐ/HU", "318-QĐ/HUB", "318-QĐ/HU-1", "2/318-QĐ/HU", ""):
        assert not stands_in("318-QĐ/HU", f"Quyết định số {other} của")
