"""From lists under review to their papers and back: what is offered when, and whose number and day an act proposes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.core.acts.run import apply
from office.papers.acts import TAKE_NUMBER
from office.papers.models import Paper
from planning.reviews.acts import APPRAISE, CONCLUDE, DECIDE, HEAR, SUBMIT_REVIEW
from tests.factories import make_cadre, make_post
from tests.papers.papers import make_register
from tests.planning.lists import make_entry, make_target
from tests.planning.review_papers import address, kept, letter, lettering, proposed_on
from tests.planning.review_ways import all_proposed, bring, step
from tests.planning.reviews import DAY, make_review
from tests.planning.test_draw_pages import sent


@pytest.fixture
def office(client, in_review):
    make_register(in_review.district)
    in_review.district.identities.update(issuer_symbol="HU", upper_standing_name="Ban Thường vụ Tỉnh ủy")
    client.force_login(in_review.lan)
    return in_review


def numbered(world, number, **which):
    paper = Paper.objects.get(**which)
    asked = {"on": DAY, "number": number}
    assert not apply(TAKE_NUMBER, world.lan, [paper], asked).refused
    return Paper.objects.get(pk=paper.pk)


def asked_at(client, name, review, **kwargs):
    return client.get(reverse(f"reviewlist-{name}", args=[review.pk])).context["form"].initial


def test_a_list_leads_to_the_papers_of_its_state_and_to_those_in_the_register(client, office):
    review = proposed_on(office)
    page = reverse("reviewlist-papers", args=[review.pk])
    assert page in client.get(review.get_absolute_url()).content.decode()
    sent(client, address("review-appraisal", [review]), format="register")
    kept(office.lan, "planning-submission-inside", office.target)
    shown = client.get(page).context
    assert {each["label"]: bool(each["unready"]) for each in shown["kinds"]} == {
        "Phiếu giới thiệu": False,
        "Bảng tổng hợp kết quả giới thiệu qua các hội nghị": False,
        "Báo cáo thẩm định": False,
        "Tờ trình ban thường vụ phê duyệt quy hoạch": False,
        "Thông báo kết luận": True,
        "Quyết định phê duyệt kết quả rà soát": True,
        "Thông báo kết quả rà soát từng đơn vị": True,
    }
    assert {paper.kind for paper in shown["papers"]} == {"review-appraisal", "planning-submission-inside"}
    office.target.secret = True
    office.target.save()
    shown = client.get(page)
    assert not shown.context["kinds"] and "có độ mật" in shown.content.decode()


def test_one_paper_is_about_the_lists_that_are_ticked_on_the_campaign(client, office):
    other = make_review(make_target(office.tan_van), office.campaign)
    make_entry(office.binh, other.target)
    for review in (office.review, other):
        bring(review, "appraising")
        all_proposed(review)
        bring(review, "concluded")
    said = letter(office.lan, "review-conclusion", office.review, other)
    assert "3- Đưa ra khỏi quy hoạch: không có." in said
    page = client.get(reverse("review-papers", args=[office.campaign.pk]))
    assert [each.pk for each in page.context["rows"]] == [office.review.pk, other.pk]
    (plan,) = kept(office.lan, "review-plan", office.campaign)
    assert plan.get_absolute_url() in client.get(page.request["PATH_INFO"]).content.decode()
    plan.delete()
    ((label, number, url),) = page.context["states"]
    assert (label, number) == ("Ban Thường vụ đã kết luận", 2)
    choice = client.get(url)
    urls = {each["label"]: each["url"] for each in choice.context["kinds"] if not each["unready"]}
    decision = urls["Quyết định phê duyệt kết quả rà soát"]
    assert "Thông báo kết quả rà soát từng đơn vị" not in urls
    sent(client, decision, format="register")
    paper = numbered(office, 46)
    assert set(paper.subjects.values_list("key", flat=True)) == {office.review.pk, other.pk}
    assert asked_at(client, "decide-review", office.review)["decision_no"] == "46-QĐ/HU"
    many = {"row": [f"{each.pk}:concluded" for each in (office.review, other)]}
    shown = client.get(reverse("reviewlist-decide-review-many"), many).content.decode()
    assert "46-QĐ/HU" in shown


def test_acts_propose_number_and_day_of_the_paper_in_the_register(client, office):
    review = bring(proposed_on(office), "standing_heard")
    kept(office.lan, "review-conclusion", review)
    assert "decision_no" not in asked_at(client, "conclude-review", review), "a draft has no number"
    numbered(office, 12)
    initial = asked_at(client, "conclude-review", review)
    assert (initial["decision_no"], initial["decision_on"]) == ("12-TB/HU", DAY)
    bring(review, "concluded")
    kept(office.lan, "planning-submission-above", office.target)
    numbered(office, 45, genre="submission")
    assert asked_at(client, "submit-review", review)["decision_no"] == "45-TTr/HU"
    assert "decision_no" not in asked_at(client, "decide-review", review)
    step(DECIDE, review)
    kept(office.lan, "review-notice", review)
    numbered(office, 13, about__startswith="Xã Tân Văn")
    forms = client.get(reverse("reviewlist-notices", args=[review.pk])).context["forms"]
    assert {form.unit.name: form.initial.get("number") for form in forms} == {
        "Xã Hoa Thám": None,
        "Xã Tân Văn": "13-TB/HU",
    }


def test_a_number_that_an_act_recorded_first_stands_on_the_paper_drawn_after_and_is_proposed(client, office):
    review = proposed_on(office)
    for act, number in ((APPRAISE, ""), (HEAR, ""), (CONCLUDE, "45-TB/HU"), (SUBMIT_REVIEW, "46-TTr/HU")):
        step(act, review, decision_no=number)
    ways = {"review-conclusion": (review, "45"), "planning-submission-above": (office.target, "46")}
    for kind, (record, number) in ways.items():
        draw = address(kind, [record])
        shown = client.get(draw).context
        assert "số văn bản: lấy ở Sổ văn bản" not in shown["empty"]
        made = lettering(office.lan, kind, [record])
        made.day = shown["form"].initial["day"]
        assert made.recorded_code(made.parts[0]).startswith(f"{number}-")
        sent(client, draw, format="register", day=f"{DAY:%d/%m/%Y}")
        take = reverse("paper-take-number", args=[Paper.objects.get(kind=kind).pk])
        assert client.get(take).context["form"].initial["number"] == number
        made.day = None
        assert not made.recorded_code(made.parts[0])


def test_papers_take_as_many_queries_for_many_lines_as_for_few(client, office):
    counts = []
    for number, people in enumerate((1, 4)):
        target = make_target(office.tan_van, f"Chức danh {number}")
        for each in range(people):
            post = make_post("Chuyên viên", office.tan_van)
            make_entry(make_cadre(f"Lý Văn {'ABCDEF'[each]}", post, birth="1960-01-01"), target)
        review = bring(make_review(target, office.campaign), "appraising")
        all_proposed(review)
        bring(review, "decided")
        client.get(address("review-appraisal", [review]))
        pages = [
            address(f"review-{kind}", [review]) for kind in ("appraisal", "conclusion", "decision", "notice")
        ]
        pages += [reverse("reviewlist-papers", args=[review.pk])]
        counts.append([queries(client, page) for page in pages])
    assert counts[0] == counts[1], counts


def queries(client, page):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)
