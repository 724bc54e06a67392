"""A list comes through its review: each state waits for what it asks."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.conflicts import Account
from cadre.models.trust import PoliticalConclusion
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.organisation.models.users import User
from planning.acts import NOMINATE, PROPOSE, REMOVE
from planning.models import AdditionBallot, ApprovedList, PlanningEntry, ReviewLine, ReviewOpinion
from planning.reviews.acts import (
    APPRAISE,
    BEGIN_APPRAISAL,
    CONCLUDE,
    HEAR,
    SEND_BACK,
    START,
)
from tests.ballots.counts import locked, make_choice, make_count
from tests.campaigns.campaigns import make_campaign, make_campaign_unit
from tests.factories import make_post
from tests.planning.lists import done, make_entry, make_target
from tests.planning.review_ways import all_proposed, bring, lines, refusal, step
from tests.planning.reviews import DAY, make_addition, make_review, propose

EARLIER = datetime.date(2021, 11, 1)


def test_who_stands_on_the_list_has_a_line_and_whoever_was_put_forward(in_review):
    review = step(START, in_review.review)
    found = lines(review)
    told = {key: (line.origin, line.entry, line.proposal) for key, line in found.items()}
    assert told == {
        in_review.an.pk: ("standing", in_review.entry, ""),
        in_review.cuc.pk: ("standing", in_review.second, ""),
        in_review.dung.pk: ("office", in_review.proposal, ""),
    }
    assert review.before == ApprovedList.objects.order_by("pk").last()
    assert {line.scope_unit_id for line in found.values()} == {in_review.hoa_tham.pk}


def test_lines_are_made_in_a_fixed_number_of_statements(in_review):
    """Three lists with four lines are begun in as many queries as one list with none."""
    posts = [make_post(f"Chức danh {number}", in_review.hoa_tham) for number in range(3)]
    targets = [make_target(in_review.hoa_tham, post.title.name) for post in posts]
    empty = [make_review(targets[0], in_review.campaign)]
    full = [make_review(target, in_review.campaign) for target in targets[1:]] + [in_review.review]
    counts = []
    for rows in (empty, full):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert not apply(START, User.system(), rows, {"on": DAY}).refused
        counts.append(len(asked))
    assert counts[0] + 1 >= counts[1], "one more: the lines themselves"
    assert ReviewLine.objects.count() == 3 and empty[0].before is None, (
        "a list without one before begins from nothing"
    )


def test_entries_of_a_list_under_review_wait_for_its_decision(in_review):
    entry, removal = in_review.entry, {"on": DAY, "end_reason": "retired"}
    nominated = done(NOMINATE, in_review.proposal)
    step(START, in_review.review)
    said = apply(REMOVE, in_review.lan, [entry], removal).refused[entry.pk]
    assert said == [
        f"Danh sách đang được rà soát trong đợt “{in_review.campaign}” (Đang thu hồ sơ);"
        " ghi ở trang rà soát của danh sách."
    ]
    new = PlanningEntry(cadre=in_review.binh, target=in_review.target)
    assert "đang được rà soát" in str(apply(PROPOSE, in_review.lan, [new], {"on": DAY}).refused)
    other = make_entry(in_review.binh, make_target(in_review.tan_van))
    assert not apply(REMOVE, in_review.lan, [other], removal).refused, "another list"
    last = nominated.steps.standing().order_by("pk").last()
    assert "đang được rà soát" in str(undo(in_review.lan, [last]).refused)


def test_a_list_is_in_one_review_at_a_time_and_none_after_its_term(in_review):
    step(START, in_review.review)
    again = make_review(in_review.target, make_campaign(in_review.district))
    assert "đang được rà soát" in refusal(START, again)
    in_review.campaign.secret = True
    in_review.campaign.save()
    other = make_review(make_target(in_review.tan_van), in_review.campaign)
    assert "có độ mật" in refusal(START, other)


def test_the_dossier_of_the_unit_is_complete_before_the_list_is_appraised(in_review):
    review = step(START, in_review.review)
    unit = make_campaign_unit(in_review.hoa_tham, "submitted", campaign=in_review.campaign)
    said = refusal(BEGIN_APPRAISAL, review)
    assert said == "Xã Hoa Thám: đã nộp; ghi “Đủ hồ sơ” hoặc “Báo không thay đổi” rồi chuyển thẩm định."
    unit.delete()
    make_campaign_unit(in_review.hoa_tham, "unchanged", campaign=in_review.campaign)
    step(BEGIN_APPRAISAL, review)
    assert {
        (line.unit_word, line.proposal) for line in lines(review).values() if line.origin == "standing"
    } == {("keep", "")}, "the unit's word, and nobody's proposal"


def test_everybody_has_a_proposal_and_opinions_are_in_before_the_chief_ends_the_appraisal(in_review):
    review = bring(in_review.review, "appraising")
    assert refusal(APPRAISE, review, in_review.chief) == (
        "Còn 3 trường hợp chưa có đề xuất: Hoàng Thị An, Lý Thị Cúc, Nông Văn Dung."
    )
    for line in lines(review).values():
        propose(line, "keep" if line.origin == "standing" else "add")
    assert "về 1 đồng chí đề xuất bổ sung: Nông Văn Dung; ghi ý kiến" in refusal(
        APPRAISE, review, in_review.chief
    )
    opinion = ReviewOpinion.objects.create(
        line=lines(review)[in_review.dung.pk], asked_body="Công an huyện", sent_on=EARLIER
    )
    assert refusal(APPRAISE, review, in_review.chief).startswith("Còn 1 ý kiến phối hợp chưa trả lời")
    opinion.answer, opinion.answered_on = "Thống nhất", DAY
    opinion.save()
    said = refusal(APPRAISE, review, in_review.chief)
    assert "của 1 đồng chí đề xuất bổ sung: Nông Văn Dung; ghi ở hồ sơ của từng đồng chí" in said
    PoliticalConclusion.objects.create(cadre=in_review.dung, number="12-KL/BTCHU", concluded_on=DAY)
    assert "không có quyền" in refusal(APPRAISE, review, in_review.lan)
    count = make_count(in_review.hoa_tham)
    AdditionBallot.objects.create(
        line=lines(review)[in_review.dung.pk], choice=make_choice(count, in_review.dung)
    )
    assert refusal(APPRAISE, review, in_review.chief).startswith(
        "Chưa khóa kết quả kiểm phiếu của 1 hội nghị"
    )
    locked(count)
    step(APPRAISE, review, in_review.chief)


def test_the_standing_members_reopen_lines_or_send_the_list_back(in_review):
    review = bring(in_review.review, "appraising")
    all_proposed(review)
    step(APPRAISE, review)
    line = lines(review)[in_review.an.pk]
    step(HEAR, review, answer="amended", amended=[line.pk], reason="Xem lại tuổi")
    heard = review.steps.standing().order_by("pk").last()
    assert (heard.answer, heard.reason) == ("amended", "Xem lại tuổi")
    assert (
        lines(review)[in_review.an.pk].proposal == "" and lines(review)[in_review.cuc.pk].proposal == "keep"
    )
    assert refusal(CONCLUDE, review) == "Còn 1 trường hợp chưa có đề xuất: Hoàng Thị An."
    assert not undo(in_review.chief, [heard], reason="Ghi nhầm").refused
    review.refresh_from_db()
    assert lines(review)[in_review.an.pk].proposal == "keep", "taken back, nothing that was proposed is lost"
    assert step(SEND_BACK, review, reason="Chưa rõ cơ cấu").state == "appraising"


def test_only_the_chief_takes_a_state_back_and_not_a_beginning_with_words(in_review):
    review = step(START, in_review.review)
    begun = review.steps.standing().get()
    assert undo(in_review.lan, [begun]).refused[review.pk] == [
        "Đồng chí không có quyền làm việc này tại đơn vị này."
    ]
    line = propose(lines(review)[in_review.an.pk], "keep")
    assert "không hoàn tác được" in str(undo(in_review.chief, [begun]).refused)
    ReviewLine.objects.filter(pk=line.pk).update(proposal="", proposal_at=None)
    added = make_addition(review, in_review.binh)
    assert "không hoàn tác được" in str(undo(in_review.chief, [begun]).refused), "nobody added is lost"
    ReviewLine.objects.filter(pk=added.pk).delete()
    assert not undo(in_review.chief, [begun], reason="Chưa đến ngày").refused
    review.refresh_from_db()
    assert review.state == "draft" and not lines(review)


def test_the_body_concludes_as_proposed_but_for_who_it_names(in_review):
    review = bring(in_review.review, "appraising")
    all_proposed(review)
    for act in (APPRAISE, HEAR):
        step(act, review)
    found = lines(review)
    an, cuc, dung = (found[key.pk] for key in (in_review.an, in_review.cuc, in_review.dung))
    assert "Kết luận không hợp" in refusal(CONCLUDE, review, words={an.pk: "add"})
    assert "lý do đưa ra" in refusal(CONCLUDE, review, words={an.pk: "remove"})
    assert "lớn hơn số có mặt" in refusal(CONCLUDE, review, votes={dung.pk: 10})
    Account.objects.create(user=in_review.chief, cadre=in_review.an)
    for said in ({"words": {an.pk: "remove"}, "reasons": {an.pk: "over_age"}}, {"texts": {an.pk: "Tốt"}}):
        assert refusal(CONCLUDE, review, in_review.chief, **said).startswith(
            "Trường hợp này do đồng chí khác"
        )
    said = refusal(CONCLUDE, review, votes={dung.pk: 4})
    assert "chưa quá nửa số có mặt: Nông Văn Dung (4/9)." in said
    assert "quá nửa" not in refusal(
        CONCLUDE, review, votes={dung.pk: 4}, few_votes=True, words={an.pk: "add"}
    )
    assert "quá nửa" not in refusal(CONCLUDE, review, votes={dung.pk: 5}, words={an.pk: "add"})
    asked = {"words": {an.pk: "remove"}, "reasons": {an.pk: "over_age"}, "votes": {dung.pk: 8}}
    step(CONCLUDE, review, **asked)
    found = lines(review)
    assert (found[an.cadre_id].conclusion, found[an.cadre_id].conclusion_reason) == ("remove", "over_age")
    assert (found[cuc.cadre_id].conclusion, found[dung.cadre_id].conclusion) == ("keep", "add")
    assert found[dung.cadre_id].votes == 8
    concluded = review.steps.standing().order_by("pk").last()
    assert (concluded.present, concluded.called, concluded.decision_no) == (9, 11, "45-QĐ/HU")
