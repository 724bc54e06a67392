"""What a campaign knows of its lists: who answers for them, what a unit's answer writes, when nothing is left."""

import datetime

from django.utils import timezone

from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.campaigns.acts import CLOSE, REPORT_UNCHANGED, RETURN
from office.organisation.models.users import User
from planning.acts import REMOVE
from planning.models import ReviewLine
from planning.reviews.acts import BEGIN_APPRAISAL, LEAVE_OUT, START
from tests.campaigns.campaigns import ASKED, make_campaign_unit
from tests.planning.lists import make_target
from tests.planning.review_ways import lines, refusal, step
from tests.planning.reviews import DAY, make_review

REMOVAL = {"on": DAY, "end_reason": "retired"}


def said(act, row, asked=ASKED):
    return " ".join(apply(act, User.system(), [row], asked).refused.get(row.pk, []))


def words():
    return set(ReviewLine.objects.filter(origin="standing").values_list("unit_word", flat=True))


def test_who_hands_nothing_in_is_left_out_and_the_list_stays_as_it_was(in_review):
    review = step(START, in_review.review)
    make_campaign_unit(in_review.hoa_tham, "missing", campaign=in_review.campaign)
    assert "không nộp hồ sơ: danh sách giữ nguyên" in refusal(BEGIN_APPRAISAL, review)
    assert said(CLOSE, in_review.campaign) == "Còn 1 danh sách chưa kết thúc rà soát."
    step(LEAVE_OUT, review, reason="Đơn vị không nộp")
    assert not apply(REMOVE, in_review.lan, [in_review.entry], REMOVAL).refused
    assert said(CLOSE, in_review.campaign) == ""


def test_that_nothing_changes_is_the_units_word_until_it_is_taken_back(in_review):
    review = step(START, in_review.review)
    unit = make_campaign_unit(in_review.hoa_tham, "unchanged", campaign=in_review.campaign)
    kind = in_review.campaign.kind_of
    assert words() == {"keep"} and kind.lines([unit], in_review.lan) == {unit.pk: 3}
    assert kind.units_of(in_review.campaign, in_review.lan) == {in_review.hoa_tham.pk}
    last = unit.steps.standing().get()
    step(BEGIN_APPRAISAL, review)
    assert "đã chuyển thẩm định" in said(RETURN, unit)
    assert not undo(
        in_review.chief, [review.steps.standing().order_by("pk").last()], reason="Thiếu hồ sơ"
    ).refused
    assert not undo(in_review.lan, [last]).refused and words() == {""}


def test_who_asks_for_changes_reports_none_and_words_said_before_stay(in_review):
    review = step(START, in_review.review)
    unit = make_campaign_unit(in_review.hoa_tham, "sent", campaign=in_review.campaign)
    an, cuc = (lines(review)[cadre.pk] for cadre in (in_review.an, in_review.cuc))
    before = timezone.now() - datetime.timedelta(days=1)
    lines_of = ReviewLine.objects.filter(review_list=review)
    lines_of.filter(pk=an.pk).update(unit_word="remove", unit_end_reason="retired", unit_at=before)
    assert "đã ghi 1 đề nghị đưa ra, 0 đề nghị bổ sung" in said(REPORT_UNCHANGED, unit)
    lines_of.filter(pk=an.pk).update(unit_word="keep", unit_end_reason="", unit_reason="Giữ", unit_at=before)
    assert not said(REPORT_UNCHANGED, unit)
    assert not undo(in_review.lan, [unit.steps.standing().order_by("pk").last()]).refused
    found = lines(review)
    assert (found[an.cadre_id].unit_word, found[an.cadre_id].unit_reason) == ("keep", "Giữ")
    assert found[cuc.cadre_id].unit_word == ""


def test_names_are_taken_off_a_list_that_is_marked_secret_while_it_is_reviewed(in_review):
    step(START, in_review.review)
    in_review.target.secret = True
    in_review.target.save()
    assert not apply(REMOVE, in_review.lan, [in_review.entry], REMOVAL).refused


def test_a_list_for_which_nobody_answers_waits_for_no_dossier(in_review):
    """The list of a department that is no unit of the campaign is made by the office itself."""
    own = make_review(make_target(in_review.office, "Phó Trưởng Ban"), in_review.campaign)
    make_campaign_unit(in_review.hoa_tham, "sent", campaign=in_review.campaign)
    assert step(BEGIN_APPRAISAL, step(START, own)).state == "appraising"
