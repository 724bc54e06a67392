"""Part III of a submission while its list is under review: by the latest word, in words that may leave the office."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.conflicts import Account
from foundation.core.scope.rows import OTHERS_ACT
from foundation.printing.layout import HeadStyle
from office.organisation.models.identity import Issuer
from office.papers.letters import Writing
from planning.models import ReviewLine, ReviewList
from planning.papers.submissions import SubmissionAbove, SubmissionInside
from planning.reviews.acts import APPRAISE, CONCLUDE, DECIDE, HEAR, START, SUBMIT_REVIEW
from tests.factories import make_cadre, make_identity, make_rule
from tests.planning.lists import make_entry, make_proposal, make_target
from tests.planning.review_ways import lines, step
from tests.planning.reviews import make_addition, make_review
from tests.planning.test_letters import letter


@pytest.fixture
def submitted(changing):
    changing.identity = make_identity(changing.district, upper_standing_name="Ban Thường vụ Tỉnh ủy")
    return changing


def test_a_submission_states_what_the_review_changes_and_tells_no_reason_that_stays_inside(submitted):
    make_rule("women_min_share", "0.9", "share")
    lists = [submitted.target]
    told, word, pdf = letter(SubmissionAbove, submitted.lan, lists, submitted.identity)
    for line in (
        "về việc đề nghị phê duyệt kết quả rà soát, bổ sung quy hoạch ủy viên",
        "trước rà soát: 03 đồng chí, trong đó đã trúng cử, đã bổ nhiệm chức danh quy hoạch 01 đồng chí.",
        "2- Đưa ra khỏi quy hoạch: 01 đồng chí (lý do khác 1).",
        "3- Bổ sung: 01 đồng chí.",
        "4- Sau rà soát: 02 đồng chí",
        "nữ 1/2 (50,0%), chưa bảo đảm điều kiện về tỷ lệ nữ (yêu cầu từ 90%)",
    ):
        assert line in word, line
    for never in ("kỷ luật", "Không đạt", "không đạt", "Không đủ", "tín nhiệm", "tiêu chuẩn chính trị"):
        assert never not in word and never not in pdf, never
    assert "Số liệu theo đề xuất của cơ quan tổ chức, tính đến ngày 30/11/2021." in told.filled
    for act in (APPRAISE, HEAR):
        step(act, submitted.review)
    an = lines(submitted.review)[submitted.an.pk]
    step(CONCLUDE, submitted.review, words={an.pk: "keep"})
    told = SubmissionInside().filled(submitted.lan, lists, writing_of(submitted))
    assert counts(told) == {"so_truoc": "03", "so_dua_ra": "0", "so_bo_sung": "01", "so_sau": "03"}
    assert told.filled[1].startswith("Số liệu theo kết luận của Ban Thường vụ")


def test_a_submission_drawn_again_after_the_decision_says_what_was_submitted(submitted):
    review, lists = submitted.review, [submitted.target]
    of = lines(review)
    ReviewList.objects.filter(pk=review.pk).update(decided_by="higher")
    review.refresh_from_db()
    for act in (APPRAISE, HEAR, CONCLUDE):
        step(act, review)
    before = SubmissionAbove().filled(submitted.lan, lists, writing_of(submitted))
    step(SUBMIT_REVIEW, review)
    for line in of.values():
        ReviewLine.objects.filter(pk=line.pk).update(outcome="agreed")
    refused = of[submitted.em.pk].pk
    ReviewLine.objects.filter(pk=refused).update(outcome="refused", outcome_reason="tasks")
    step(DECIDE, review, submitted.lan)
    for kind in (SubmissionAbove, SubmissionInside):
        told = kind().filled(submitted.lan, lists, writing_of(submitted))
        assert counts(told) == {"so_truoc": "03", "so_dua_ra": "01", "so_bo_sung": "01", "so_sau": "02"}
        assert "trúng cử, đã bổ nhiệm chức danh quy hoạch 01" in told.values["da_giu"]
        assert told.values["ket_qua"] and told.people == before.people
    make_proposal(submitted.binh, submitted.target)
    told = SubmissionAbove().filled(submitted.lan, lists, writing_of(submitted))
    assert not told.values["ket_qua"], "the list is on its way again, by no review"


def test_lists_that_are_not_under_review_count_as_they_stand_beside_the_others(submitted):
    other = make_target(submitted.tan_van)
    make_entry(submitted.binh, other)
    told = SubmissionAbove().filled(submitted.lan, [submitted.target, other], writing_of(submitted))
    assert counts(told) == {"so_truoc": "04", "so_dua_ra": "01", "so_bo_sung": "01", "so_sau": "03"}
    begun = make_target(submitted.hoa_tham, "Bí thư Đảng ủy")
    make_proposal(submitted.binh, begun)
    step(START, make_review(begun, submitted.campaign))
    told = SubmissionAbove().filled(submitted.lan, [begun], writing_of(submitted))
    assert set(counts(told).values()) == {"0"}, "nothing is proposed yet"


def test_who_is_on_the_list_leaves_the_submission_to_others(submitted):
    Account.objects.create(user=submitted.lan, cadre=submitted.binh)
    writing = writing_of(submitted)
    said = [
        SubmissionAbove().stopped(user, [submitted.target], writing)
        for user in (submitted.lan, submitted.chief)
    ]
    assert said == [OTHERS_ACT, ""]


def test_a_submission_asks_as_often_for_a_long_list_under_review(submitted):
    asked_often = []
    for more in (0, 0, 5):
        for number in range(more):
            cadre = make_cadre(f"Lý Văn {'ABCDE'[number]}", unit=submitted.hoa_tham, birth="1980-05-01")
            make_addition(submitted.review, cadre, "add")
        with CaptureQueriesContext(connection) as asked:
            SubmissionAbove().filled(submitted.lan, [submitted.target], writing_of(submitted))
        asked_often.append(len(asked))
    assert asked_often[1] == asked_often[2]


def counts(told):
    return {name: told.values[name] for name in ("so_truoc", "so_dua_ra", "so_bo_sung", "so_sau")}


def writing_of(world):
    return Writing(world.identity, HeadStyle.PARTY, Issuer.COMMITTEE)
