"""A decision keeps of each line what its page showed to whoever records it."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.people import Cadre
from planning.models import ApprovedLine, PlanningEntry
from tests.factories import make_cadre, make_post
from tests.forms import FormClient, hidden_fields
from tests.planning.lists import make_proposal
from tests.planning.pages import ids

PAPER = {"decision_no": "9-QĐ/HU", "decision_on": "30/11/2021"}
SAID = "Lý Văn Ba: số liệu hoặc kết quả kiểm tra khác với lúc mở trang; xem lại ở danh sách rồi ghi lần nữa."
NOT_SHOWN = "trang gửi đi không kèm giá trị lúc mở"


@pytest.fixture
def proposal(planned):
    ba = make_cadre("Lý Văn Ba", make_post("Chuyên viên", planned.office), birth="1980-05-06")
    return make_proposal(ba, planned.target, proposed_on=datetime.date(2021, 11, 1))


@pytest.fixture(params=["planningentry-approve", "planning-decide"])
def address(request, planned, proposal):
    """The page of the one entry, or that of its list."""
    return reverse(request.param, args=ids(planned) if "decide" in request.param else [proposal.pk])


@pytest.fixture
def officer(planned):
    """Sends nothing of itself: the hidden fields are those that the test gives."""
    plain = FormClient()
    plain.opens_first = False
    plain.force_login(planned.lan)
    return plain


def opened(officer, address, proposal):
    page = officer.get(address)
    return {**hidden_fields(page.content.decode()), **PAPER, "row": f"{proposal.pk}:draft"}


def decided(proposal):
    return PlanningEntry.objects.get(pk=proposal.pk).status == "approved"


@pytest.mark.parametrize(
    "changed", [{"birth": "1979-05-06"}, {"full_name": "Lý Văn Bà"}, {"birth": "1961-05-06"}, {"sex": "F"}]
)
def test_what_was_changed_since_is_shown_before_it_is_kept(officer, address, proposal, changed):
    sent = opened(officer, address, proposal)
    Cadre.objects.filter(pk=proposal.cadre_id).update(**changed)
    answer = officer.post(address, sent)
    said = SAID.replace("Lý Văn Ba", changed.get("full_name", "Lý Văn Ba"))
    assert said in answer.content.decode() and not decided(proposal)
    kinds = [kind.key for kind in answer.context["kinds"]]
    again = {**sent, "seen": hidden_fields(answer.content.decode())["seen"], "reviewed": kinds}
    assert officer.post(address, again).status_code == 302 and decided(proposal)
    kept, cadre = ApprovedLine.objects.get(entry=proposal), Cadre.objects.get(pk=proposal.cadre_id)
    assert (kept.name, kept.birth, kept.sex) == (cadre.full_name, cadre.birth, cadre.sex)


def test_what_is_as_it_was_shown_is_kept_at_once(officer, address, proposal):
    sent = {**opened(officer, address, proposal), "decision_on": "15/11/2021"}
    assert officer.post(address, sent).status_code == 302 and decided(proposal)


def test_a_page_that_sends_nothing_of_what_it_showed_is_refused(officer, address, proposal):
    sent = opened(officer, address, proposal)
    del sent["seen"]
    assert NOT_SHOWN in officer.post(address, sent).content.decode() and not decided(proposal)


@pytest.mark.parametrize("version", ["", None])
def test_the_page_of_one_record_is_sent_with_its_version(officer, proposal, version):
    for act, asked in [("approve", PAPER), ("reject", {"on": "30/11/2021"})]:
        address = reverse(f"planningentry-{act}", args=[proposal.pk])
        sent = {**opened(officer, address, proposal), **asked, "version": version}
        sent = {name: value for name, value in sent.items() if value is not None}
        assert NOT_SHOWN in officer.post(address, sent).content.decode()
    assert PlanningEntry.objects.get(pk=proposal.pk).status == "draft"
