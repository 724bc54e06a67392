"""The decision of a review writes what stands on the list, and is taken back whole."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.organisation.models.users import User
from planning.acts import PROPOSE, REMOVE
from planning.models import ApprovedList, PlanningEntry, ReviewLine, ReviewNotice
from planning.reviews.acts import (
    APPRAISE,
    CONCLUDE,
    DECIDE,
    HEAR,
    NOTIFY,
    SUBMIT_REVIEW,
)
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.planning.review_ways import all_proposed, bring, lines, ready, refusal, step
from tests.planning.reviews import DAY, make_addition, make_review, propose


def decided(in_review, **outcomes):
    """The review with An kept, Cúc taken out, Dung and Bình added, as far as the outcomes do not say otherwise."""
    review = bring(in_review.review, "appraising")
    all_proposed(review)
    propose(lines(review)[in_review.cuc.pk], "remove", "over_age")
    line = make_addition(review, in_review.binh, "add")
    ready(line)
    for act in (APPRAISE, HEAR, CONCLUDE):
        step(act, review)
    return review


def test_one_decision_writes_what_stands_on_the_list_and_keeps_it(in_review):
    review = decided(in_review)
    step(DECIDE, review, in_review.lan)
    states = dict(PlanningEntry.objects.filter(target=in_review.target).values_list("cadre", "status"))
    assert states == {
        in_review.an.pk: "approved",
        in_review.cuc.pk: "removed",
        in_review.dung.pk: "approved",
        in_review.binh.pk: "approved",
    }
    removed = PlanningEntry.objects.get(cadre=in_review.cuc)
    assert (removed.ended_on, removed.end_reason, removed.end_decision_no) == (DAY, "over_age", "45-QĐ/HU")
    kept = ApprovedList.objects.order_by("pk").last()
    assert set(kept.lines.values_list("name", flat=True)) == {
        "Hoàng Thị An",
        "Nông Văn Dung",
        "Nông Văn Bình",
    }
    assert lines(review)[in_review.binh.pk].entry.approved_on == DAY
    assert not apply(REMOVE, in_review.lan, [in_review.entry], {"on": DAY, "end_reason": "left"}).refused, (
        "open again"
    )


def test_a_decision_is_taken_back_with_all_that_it_wrote(in_review):
    review = decided(in_review)
    step(DECIDE, review, in_review.lan)
    last = review.steps.standing().order_by("pk").last()
    paper = {"number": "12-TB/BTCHU", "notified_on": DAY}
    notice = ReviewNotice.objects.create(review_list=review, unit=in_review.hoa_tham, **paper)
    said = str(undo(in_review.chief, [last], reason="Sai số quyết định").refused)
    assert "Đã thông báo cho 1 đơn vị; xóa thông báo ghi nhầm" in said
    notice.delete()
    assert not undo(in_review.chief, [last], reason="Sai số quyết định").refused
    review.refresh_from_db()
    states = dict(PlanningEntry.objects.filter(target=in_review.target).values_list("cadre", "status"))
    assert review.state == "concluded" and set(states.values()) == {"approved", "draft"}
    assert states[in_review.an.pk] == states[in_review.cuc.pk] == "approved"
    proposal = PlanningEntry.objects.get(cadre=in_review.binh).steps.get(act=PROPOSE.name)
    assert proposal.decision_no == "", "no step bears the number of a decision that was taken back"
    step(DECIDE, review, in_review.lan, decision_no="46-QĐ/HU")
    assert PlanningEntry.objects.get(cadre=in_review.binh).decision_no == "46-QĐ/HU"
    again = review.steps.standing().order_by("pk").last()
    apply(
        REMOVE,
        in_review.lan,
        [PlanningEntry.objects.get(cadre=in_review.binh)],
        {"on": DAY, "end_reason": "left"},
    )
    assert "Nông Văn Bình: Sau việc này đã có việc khác" in str(undo(in_review.chief, [again]).refused)


def test_a_decision_takes_as_many_queries_for_many_lines_as_for_few(in_review):
    counts = []
    for number, people in enumerate((1, 4)):
        target = make_target(in_review.tan_van, f"Chức danh {number}")
        for each in range(people):
            name = f"Lý Văn {number}{each}"
            make_entry(
                make_cadre(name, make_post("Chuyên viên", in_review.tan_van), birth="1980-01-01"), target
            )
        review = bring(make_review(target, in_review.campaign), "appraising")
        all_proposed(review)
        for act in (APPRAISE, HEAR, CONCLUDE):
            step(act, review)
        with CaptureQueriesContext(connection) as asked:
            step(DECIDE, review, User.objects.get(pk=in_review.lan.pk))
        counts.append(len(asked))
    assert counts[0] == counts[1], counts


def test_the_level_above_answers_for_everybody_by_name(in_review):
    review = decided(in_review)
    step(SUBMIT_REVIEW, review)
    assert refusal(DECIDE, review) == "Còn 4 trường hợp chưa ghi kết quả của cấp trên."
    found = lines(review)
    other = make_target(in_review.hoa_tham, "Phó Bí thư Đảng ủy")
    said = {
        in_review.an: {"outcome": "refused"},
        in_review.cuc: {"outcome": "refused"},
        in_review.dung: {"outcome": "title_changed", "outcome_target": other},
        in_review.binh: {"outcome": "more_papers"},
    }
    for cadre, outcome in said.items():
        ReviewLine.objects.filter(pk=found[cadre.pk].pk).update(**outcome)
    huan = make_cadre("Lý Văn Huấn", make_post("Chuyên viên", in_review.tan_van), birth="1985-01-01")
    ReviewLine.objects.create(review_list=review, cadre=huan, origin="above", outcome="added")
    assert "chưa ghi lý do đưa ra" in refusal(DECIDE, review)
    ReviewLine.objects.filter(cadre=in_review.an).update(outcome_reason="standard")
    step(DECIDE, review, in_review.lan)
    told = PlanningEntry.objects.values_list("cadre", "target", "status", "end_reason")
    assert set(told) == {
        (in_review.an.pk, in_review.target.pk, "removed", "standard"),
        (in_review.cuc.pk, in_review.target.pk, "approved", ""),
        (in_review.dung.pk, in_review.target.pk, "draft", ""),
        (in_review.dung.pk, other.pk, "approved", ""),
        (huan.pk, in_review.target.pk, "approved", ""),
    }


def test_a_seat_that_was_taken_ends_the_entry_well_from_its_own_day(in_review):
    since = datetime.date(2020, 6, 15)
    PostHeld.objects.create(cadre=in_review.an, post=in_review.target.post, main=False, valid_from=since)
    review = bring(in_review.review, "appraising")
    all_proposed(review)
    propose(lines(review)[in_review.an.pk], "held")
    for act in (APPRAISE, HEAR, CONCLUDE, DECIDE):
        step(act, review)
    entry = PlanningEntry.objects.get(cadre=in_review.an)
    assert (entry.status, entry.ended_on, entry.end_reason) == ("fulfilled", since, "")


def test_nobody_records_a_decision_about_themselves(in_review):
    review = decided(in_review)
    Account.objects.create(user=in_review.lan, cadre=in_review.an)
    assert refusal(DECIDE, review, in_review.lan) == "Trường hợp này do đồng chí khác xử lý."
    assert not PlanningEntry.objects.filter(cadre=in_review.binh).exists()
    step(DECIDE, review, in_review.chief)


def test_units_are_told_one_by_one_before_the_list_is_said_to_be(in_review):
    review = decided(in_review)
    step(DECIDE, review)
    assert refusal(NOTIFY, review) == "Chưa ghi thông báo cho: Xã Hoa Thám, Xã Tân Văn."
    for unit in (in_review.hoa_tham, in_review.tan_van):
        ReviewNotice.objects.create(review_list=review, unit=unit, number="12-TB/BTCHU", notified_on=DAY)
    step(NOTIFY, review)
