"""Papers of a review, drawn up from its records: what each says of whom, when it is written, and by whom."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.standing import Verification
from foundation.core.scope.rows import OTHERS_ACT
from office.papers.models import Paper
from planning.models import AdditionBallot, ReviewLine, ReviewList, ReviewOpinion
from planning.reviews.acts import DECIDE, LEAVE_OUT, START
from tests.ballots.counts import make_choice, make_count
from tests.campaigns.campaigns import make_campaign_unit
from tests.factories import make_cadre, make_identity, make_post
from tests.papers.papers import make_register
from tests.planning.lists import make_target
from tests.planning.review_papers import address, concluded_on, kept, letter, letters, proposed_on
from tests.planning.review_ways import bring, lines, step
from tests.planning.reviews import DAY, make_addition, make_review, propose
from tests.planning.test_draw_pages import sent

NEVER = ("Không đạt", "Không đủ điều kiện", "tín nhiệm", "phiếu")


@pytest.fixture
def office(client, in_review):
    """The district writes papers in its own name; its officer is signed in."""
    make_register(in_review.district)
    in_review.district.identities.update(issuer_symbol="HU")
    client.force_login(in_review.lan)
    return in_review


def test_the_office_reports_what_it_found_and_proposes_name_by_name(client, office):
    review = proposed_on(office)
    hanh = make_cadre("Lý Thị Hạnh", make_post("Chuyên viên", office.hoa_tham), birth="1985-01-01")
    make_addition(review, hanh, "not_added")
    Verification.objects.create(cadre=office.an, valid_from="2021-10-01", paper_no="12-CV/UBKT")
    told = client.get(address("review-appraisal", [review])).content.decode()
    assert "danh sách: 5 trường hợp" in told and "chỉ cơ quan tham mưu được biết: 1 trường hợp" in told
    said = letter(office.lan, "review-appraisal", review)
    for part in (
        "thẩm định kết quả rà soát, bổ sung quy hoạch ủy viên Ban Chấp hành Đảng bộ xã Hoa Thám",
        "Lý Thị Cúc",
        "Đưa ra: nghỉ hưu",
        "Nông Văn Bình",
        "- Tiếp tục quy hoạch: 01 đồng chí;",
        "- Đưa ra khỏi quy hoạch: 01 đồng chí (nghỉ hưu 1);",
        "- Bổ sung quy hoạch: 02 đồng chí.",
        "Chưa đủ thông tin để kết luận: 03 đồng chí",
    ):
        assert part in said, part
    assert not [part for part in (*NEVER, "xác minh", "Lý Thị Hạnh") if part in said]


def test_conclusions_are_those_of_the_meeting_and_a_draft_of_others_is_not_issued(client, office):
    review = proposed_on(office)
    assert (
        "có ý kiến của Thường trực rồi" in client.get(address("review-conclusion", [review])).content.decode()
    )
    bring(review, "standing_heard")
    (draft,) = kept(office.lan, "review-conclusion", review)
    propose(lines(review)[office.an.pk], "remove", "standard")
    kind, asked = draft.kind_class(), {**draft.asked, "paper": draft}
    assert "có người khác với bản thảo" in kind.changed(office.lan, review, asked)
    propose(lines(review)[office.an.pk], "keep")
    bring(review, "concluded")
    said = letter(office.lan, "review-conclusion", review)
    assert "Ngày 30/11/2021, Ban Thường vụ Đảng ủy họp (có mặt 9/11 đồng chí)" in said
    assert "1- Tiếp tục quy hoạch: 01 đồng chí." in said and "5- Sau rà soát: 03 đồng chí." in said
    assert "Lý Thị Cúc" in said and "Hoàng Thị An" not in said and not [one for one in NEVER if one in said]


def test_whom_the_level_above_adds_stands_in_no_paper_of_those_before(client, office):
    review = concluded_on(office)
    ReviewList.objects.filter(pk=review.pk).update(decided_by="higher")
    review.refresh_from_db()
    before = letter(office.lan, "review-conclusion", review)
    (draft,) = kept(office.lan, "review-conclusion", review)
    bring(review, "sent_up")
    own = lines(review)
    huan = make_cadre("Lý Văn Huấn", make_post("Chuyên viên", office.tan_van), birth="1985-01-01")
    added = client.post(
        reverse("reviewline-add", args=[review.pk]), {"cadre": huan.pk, "reason": "Theo ý kiến"}
    )
    assert added.status_code == 302, added.content.decode()
    line = lines(review)[huan.pk]
    assert (line.origin, line.proposal, line.proposal_at, line.outcome) == ("above", "", None, "added")
    ReviewLine.objects.filter(pk=own[office.an.pk].pk).update(outcome="refused", outcome_reason="standard")
    ReviewLine.objects.filter(review_list=review, outcome="").update(outcome="agreed")
    for decide in (False, True):
        if decide:
            step(DECIDE, review, office.lan)
        said = letter(office.lan, "review-conclusion", review)
        assert said == before and "Hoàng Thị An" not in said and "5- Sau rà soát: 03 đồng chí." in said
        kind, asked = draft.kind_class(), {**draft.asked, "paper": draft}
        assert not kind.changed(office.lan, review, asked), "the draft can still be issued"
        assert "Lý Văn Huấn" not in letter(office.lan, "review-appraisal", review)
    assert "Lý Văn Huấn" in "".join(letters(office.lan, "review-notice", review).values())
    told = client.get(reverse("reviewline-course", args=[line.pk])).content.decode()
    assert "Cấp trên bổ sung" in told and "Quyết định về danh sách" in told
    assert not [
        word for word in ("đề xuất:", "thẩm định", "Thường trực", "kết luận:", "Trình") if word in told
    ]


def test_one_decision_names_who_goes_and_who_comes_and_one_decided_above_is_not_drawn_here(client, office):
    review = concluded_on(office)
    said = letter(office.lan, "review-decision", review)
    assert "Căn cứ Thông báo kết luận số 45-TB/HU, ngày 30/11/2021 của Ban Thường vụ Đảng ủy" in said
    assert "tiếp tục quy hoạch 01 đồng chí, bổ sung 02 đồng chí; sau rà soát có 03 đồng chí" in said
    assert "Điều 2. Đưa ra khỏi quy hoạch 01 đồng chí (nghỉ hưu 1)" in said and "- Như Điều 3," in said
    assert "đã trúng cử" not in said and "Lý Thị Cúc" in said and "Nông Văn Bình" in said
    ReviewList.objects.filter(pk=review.pk).update(decided_by="higher")
    stopped = sent(client, address("review-decision", [review]), format="docx").content.decode()
    assert "do cấp trên quyết định" in stopped and "danh sách: " not in stopped and "Sẽ điền" not in stopped


def test_each_unit_is_told_of_its_own_people_alone_without_reasons(client, office):
    review = concluded_on(office)
    hanh = make_cadre("Lý Thị Hạnh", make_post("Chuyên viên", office.hoa_tham), birth="1985-01-01")
    ReviewLine.objects.filter(pk=make_addition(review, hanh, "not_added").pk).update(conclusion="not_added")
    step(DECIDE, review)
    assert "2 văn bản" in client.get(address("review-notice", [review])).content.decode()
    found, papers = letters(office.lan, "review-notice", review), kept(office.lan, "review-notice", review)
    totals = {paper.about.partition(" – ")[0]: paper.total for paper in papers}
    assert totals == {"Xã Hoa Thám": 3, "Xã Tân Văn": 1}
    own, other = found["Xã Hoa Thám"], found["Xã Tân Văn"]
    assert "Theo Quyết định số 45-QĐ/HU, ngày 30/11/2021" in own and "Kính gửi" in own
    assert "Đưa ra khỏi quy hoạch" in own and "Bổ sung quy hoạch" in other
    assert "Nông Văn Bình" in other and "Nông Văn Bình" not in own and "Lý Thị Cúc" not in other
    assert not [one for one in (*NEVER, "nghỉ hưu", "Lý Thị Hạnh") if one in own + other]


def test_who_stands_on_a_list_neither_writes_nor_reads_what_is_thought_of_it(client, office):
    review = bring(proposed_on(office), "standing_heard")
    for kind in ("review-appraisal", "review-conclusion"):
        kept(office.lan, kind, review)
    assert Paper.objects.for_user(office.lan).count() == 2
    Account.objects.create(user=office.chief, cadre=office.an)
    client.force_login(office.chief)
    assert not Paper.objects.for_user(office.chief).exists()
    page = sent(client, address("review-appraisal", [review]), format="docx").content.decode()
    assert "Trường hợp này do đồng chí khác xử lý." in page and "trường hợp," not in page
    bring(review, "decided")
    assert [paper.kind for paper in Paper.objects.for_user(office.chief)] == ["review-conclusion"]


def test_a_unit_draws_up_no_paper_of_its_list_and_of_a_secret_one_there_is_none(client, office):
    review = proposed_on(office)
    make_identity(office.hoa_tham)
    client.force_login(office.huong)
    assert client.get(address("review-appraisal", [review])).status_code == 404
    client.force_login(office.lan)
    office.target.secret = True
    office.target.save()
    assert client.get(address("review-appraisal", [review])).status_code == 403


def test_a_body_is_asked_about_those_whom_it_was_asked_about_and_told_nothing_else(client, office):
    review = proposed_on(office)
    found = lines(review)
    ReviewOpinion.objects.all().delete()
    asked = [
        ReviewOpinion.objects.create(line=found[cadre.pk], asked_body=body, sent_on=DAY)
        for cadre, body in ((office.binh, "Công an huyện"), (office.dung, "Thanh tra huyện"))
    ]
    page = client.get(reverse("reviewlist-opinions", args=[review.pk])).content.decode()
    assert page.count("(1 đồng chí)") == 2 and address("review-opinions", asked[:1]) in page
    said = letter(office.lan, "review-opinions", asked[0])
    assert "Công an huyện." in said and "01 đồng chí có tên sau" in said and "Nông Văn Bình" in said
    assert not [one for one in (*NEVER, "Nông Văn Dung", "đề xuất", "Bổ sung") if one in said]
    assert client.get(address("review-opinions", asked)).status_code == 403
    Account.objects.create(user=office.lan, cadre=office.binh)
    assert client.get(address("review-opinions", asked[:1])).status_code == 404


def test_the_plan_goes_to_units_and_names_no_list_of_the_level_that_runs_the_review(client, office):
    make_review(make_target(office.district, "Bí thư Huyện ủy"), office.campaign)
    told = client.get(address("review-plan", [office.campaign])).content.decode()
    assert "danh sách của Huyện Bình Gia: không nêu" in told
    said = letter(office.lan, "review-plan", office.campaign)
    assert "- Ủy viên Ban Chấp hành Đảng bộ xã Hoa Thám, nhiệm kỳ 2020 - 2025." in said
    assert "Bí thư Huyện ủy" not in said and "Số liệu tính đến ngày 30/11/2021" in said


def test_the_report_counts_units_and_lists_and_says_why_one_sent_nothing(client, office):
    make_campaign_unit(office.hoa_tham, "complete", office.campaign)
    step(DECIDE, concluded_on(office))
    make_review(make_target(office.tan_van), office.campaign)
    out = make_review(make_target(office.tan_van, "Bí thư Đảng ủy"), office.campaign)
    step(START, out)
    step(LEAVE_OUT, out, reason="Không nộp")
    make_campaign_unit(office.office, "sent", office.campaign, due_on="2021-11-29")
    make_campaign_unit(office.tan_van, "missing", office.campaign)
    said = letter(office.lan, "review-report", office.campaign)
    for part in (
        "phải gửi hồ sơ: 03; đã gửi: 01.",
        "- Ban Tổ chức Huyện ủy.",
        "- Xã Tân Văn: Chưa họp được.",
        "Rà soát 03 danh sách; đã có quyết định 01, để ngoài đợt 01, chưa xong 01.",
        "Lý do đưa ra: nghỉ hưu 1.",
        "\n2\n0\n1\n2\n3\n",
    ):
        assert part in said, part
    Account.objects.create(user=office.lan, cadre=office.an)
    assert "đồng chí khác xử lý" in sent(client, address("review-report", [office.campaign])).content.decode()


def voted(world, line):
    """A conference at which 39 of 43 were for Bình; voters wrote in a name that did not pass."""
    count = make_count(world.district)
    make_choice(count, votes_for=1, name="Triệu Văn Sáu", written_in=True)
    AdditionBallot.objects.create(line=line, choice=make_choice(count, line.cadre))
    return count


def test_votes_stand_in_minutes_and_table_alone_and_who_did_not_pass_in_the_minutes(client, office):
    review = proposed_on(office)
    count = voted(office, lines(review)[office.binh.pk])
    choice = f"{reverse('paper-choice', args=['ballotcount'])}?of={count.pk}"
    assert choice in client.get(count.get_absolute_url()).content.decode()
    minutes, table = letter(office.lan, "review-minutes", count), letter(office.lan, "review-table", review)
    assert "Triệu Văn Sáu" in minutes and "90,7" in minutes and "T/M BAN KIỂM PHIẾU" in minutes
    assert (
        "\nkiểm phiếu giới thiệu quy hoạch\n" in minutes
        and "số có mặt: 43" in minutes
        and "so với số có mặt" in minutes
    )
    assert "Nông Văn Bình" in table and "39/41 (90,7%)" in table and "Nông Văn Dung" in table
    slip = letter(office.lan, "review-slip", review)
    assert "ô “Giới thiệu” của đồng chí" in slip and "Không đồng ý" not in slip
    assert "Nông Văn Bình" in slip and "39" not in slip and "Lý Thị Cúc" not in slip
    assert "Triệu Văn Sáu" not in slip + table
    office.target.secret = True
    office.target.save()
    assert client.get(address("review-minutes", [count])).status_code == 403
    office.target.secret = False
    office.target.save()
    assert "Ghi vào sổ" not in client.get(address("review-table", [review])).content.decode()
    assert sent(client, address("review-table", [review]), format="register").status_code == 200
    assert not Paper.objects.exists()
    kept(office.lan, "review-minutes", count)
    Account.objects.create(user=office.chief, cadre=office.binh)
    assert Paper.objects.for_user(office.lan).exists() and not Paper.objects.for_user(office.chief).exists()
    client.force_login(office.chief)
    for kind, record, found in (("minutes", count, False), ("table", review, True), ("slip", review, True)):
        assert (OTHERS_ACT in client.get(address(f"review-{kind}", [record])).content.decode()) is found
