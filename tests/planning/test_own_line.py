"""Who stands on a list himself sees his own line masked, and someone else of his role acts."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account, Relative
from foundation.core.models import AccessLog
from planning.models import PlanningEntry, ReviewOpinion
from planning.overview import overview
from planning.reviews.acts import START
from tests.conftest import TODAY
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_proposal, make_target
from tests.planning.pages import do, ids, page
from tests.planning.review_ways import step
from tests.planning.reviews import make_addition


@pytest.fixture
def member(planned):
    """Officer Lan is Nông Văn Bình himself."""
    Account.objects.create(user=planned.lan, cadre=planned.binh)
    return planned


def test_a_member_of_the_list_sees_his_own_line_masked_and_nothing_more(client, member):
    response = page(client, member.lan, member.address)
    html, line = response.content.decode(), response.context["planning_list"].lines[1]
    assert line.masked and "Nông Văn Bình" in html and "52 tháng" not in html
    assert "Không đạt" not in html.split('id="results"')[1]
    assert "2 / 39 = 0,05 lần" in html, "totals stay whole"
    for verdict in ("KĐ", "Đ"):
        lines = page(client, member.lan, member.address, verdict=verdict).context["planning_list"].lines
        assert member.binh not in [line.entry.cadre for line in lines]
    names = ["detail", "edit", "history", "approve", "remove"]
    answers = [
        client.get(reverse(f"planningentry-{name}", args=[member.second.pk])).status_code for name in names
    ]
    assert answers == [404] * 5
    section = client.get(reverse("planning-of-person", args=[member.binh.pk])).content.decode()
    assert "Trường hợp này do đồng chí khác xử lý" in section and "52 tháng" not in section


def test_a_member_cannot_act_on_his_own_line(client, member):
    own = make_proposal(member.binh, make_target(member.district, "Bí thư Huyện ủy", member.target.term))
    client.force_login(member.lan)
    assert do(client, own, "withdraw").status_code == 404
    listed = [own.target.term_id, own.target.post.title_id]
    decide = reverse("planning-decide", args=listed)
    shown = {"row": [f"{own.pk}:draft"], "decision_no": "9-QĐ/TU", "decision_on": "30/11/2021"}
    assert "Trường hợp này do đồng chí khác xử lý." in client.post(decide, shown).content.decode()
    assert PlanningEntry.objects.get(pk=own.pk).status == "draft"
    found = client.post(reverse("planning-candidates", args=ids(member)), {"candidate": "binh"})
    assert "Nông Văn Bình" not in found.content.decode()


def test_a_proposal_about_oneself_is_told_nowhere(client, member):
    """Nor of a relative; a name on an approved list stands, masked. What is listed and what is counted agree."""
    Relative.objects.create(cadre=member.binh, relative=member.an, kinship="sibling")
    target = make_target(member.district, "Bí thư Huyện ủy", member.target.term)
    for cadre in (member.binh, member.an, make_cadre("Lý Thị Cúc", make_post("Chuyên viên", member.office))):
        make_proposal(cadre, target)
    names = ("Nông Văn Bình", "Hoàng Thị An")
    of_list = page(client, member.lan, reverse("planning-list", args=[target.term_id, target.post.title_id]))
    assert [line.masked for line in of_list.context["planning_list"].lines] == [False]
    of_post = client.get(reverse("post-plans", args=[target.post_id])).content.decode()
    assert "Lý Thị Cúc" in of_post and not [name for name in names if name in of_post]
    of_unit = client.get(reverse("unit-plans", args=[member.district.pk])).context["rows"]
    assert {row.target: row.proposed.count for row in of_unit}[target] == 1
    assert {row.title: row.proposed.count for row in overview(member.lan, TODAY)}[target.post.title] == 1
    own = client.get(reverse("planning-of-person", args=[member.binh.pk])).content.decode()
    assert "Bí thư Huyện ủy" not in own and "Trường hợp này do đồng chí khác xử lý" in own


def test_the_list_of_people_says_that_oneself_is_left_out(client, member):
    said = "Không kể trường hợp của đồng chí và người thân."
    for asked in ("none", "any"):
        html = page(client, member.lan, reverse("cadre-list"), planned=asked).content.decode()
        assert said in html and "Nông Văn Bình" not in html, asked
    assert said not in page(client, member.lan, reverse("cadre-list")).content.decode()
    assert said not in page(client, member.huong, reverse("cadre-list"), planned="none").content.decode()
    html = page(client, member.lan, reverse("cadre-list"), grade="none").content.decode()
    assert said in html and "Nông Văn Bình" not in html


def test_printing_is_kept_and_a_unit_that_is_not_there_is_no_filter(client, planned):
    for address, model in (
        (planned.address, "planning.planningentry"),
        (reverse("cadre-list"), "cadre.cadre"),
    ):
        html = page(client, planned.lan, address).content.decode()
        assert 'print=1" data-print-all' in html
        assert client.get(address, {"print": 1}).status_code == 200
        assert AccessLog.objects.filter(action="print", subject=model, rows=2).count() == 1, model
    assert client.get(planned.address, {"unit": 99999}).status_code == 400
    assert client.get(planned.address, {"unit": planned.district.pk}).status_code == 200


def test_what_others_were_asked_about_oneself_and_relatives_is_for_others(client, in_review):
    """Neither read nor changed nor taken away, by whoever keeps the rest."""
    step(START, in_review.review)
    opinions = []
    for cadre in (in_review.binh, make_cadre("Bế Thị Thu", make_post("Chuyên viên", in_review.hoa_tham))):
        line = make_addition(in_review.review, cadre)
        opinions.append(ReviewOpinion.objects.create(line=line, asked_body="Ủy ban Kiểm tra", sent_on=TODAY))
    own, other = opinions
    Account.objects.create(user=in_review.lan, cadre=in_review.binh)
    client.force_login(in_review.lan)
    pages = ("edit", "history", "remove")
    found = {
        each.pk: {client.get(reverse(f"reviewopinion-{page}", args=[each.pk])).status_code for page in pages}
        for each in opinions
    }
    assert found == {own.pk: {404}, other.pk: {200}}
    client.post(reverse("reviewopinion-remove", args=[own.pk]), {"reason": "x"})
    assert ReviewOpinion.objects.filter(pk=own.pk).exists()
