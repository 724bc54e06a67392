"""What goes wrong in a review that no other test shows: each is a sentence, and nothing is lost."""

import datetime

import pytest
from django.urls import reverse

from ballots.models import BallotCount
from office.organisation.models.structure import Unit
from planning.models import ApprovedList, PlanningEntry
from planning.reviews.acts import APPRAISE, BEGIN_APPRAISAL, CONCLUDE, DECIDE, HEAR, START
from tests.campaigns.campaigns import make_campaign
from tests.factories import make_post
from tests.planning.review_queues import queue_of
from tests.planning.review_ways import all_proposed, lines, refusal, step
from tests.planning.reviews import make_review
from tests.planning.test_addition_ballots import typed
from tests.planning.test_news import moved
from tests.rotation.moves import make_rotation


@pytest.fixture
def begun(client, in_review):
    step(START, in_review.review)
    client.force_login(in_review.lan)
    return in_review


def test_for_and_against_that_are_fewer_than_the_valid_slips_are_refused_and_kept_on_the_page(client, begun):
    line = lines(begun.review)[begun.dung.pk]
    address = reverse("reviewlist-conference", args=[begun.review.pk])
    said = client.post(address, typed(begun, line, (38, 1, 0))).content.decode()
    assert "cộng lại là 39, phải bằng 41 phiếu hợp lệ" in said and 'value="38"' in said
    assert not BallotCount.objects.exists()


def test_a_second_round_in_the_year_begins_from_what_the_first_decided(begun):
    first = begun.review
    second = make_review(begun.target, make_campaign(begun.district, round="second"))
    assert "đang được rà soát trong đợt" in refusal(START, second)
    step(BEGIN_APPRAISAL, first)
    all_proposed(first)
    for act in (APPRAISE, HEAR, CONCLUDE, DECIDE):
        step(act, first)
    step(START, second)
    second.refresh_from_db()
    assert second.before == ApprovedList.objects.order_by("-pk").first()
    assert set(lines(second)) == {begun.an.pk, begun.cuc.pk, begun.dung.pk}, "who was added stands there"


def test_that_the_unit_was_closed_meanwhile_is_told_and_the_review_goes_on(client, begun):
    Unit.objects.filter(pk=begun.hoa_tham.pk).update(valid_to=datetime.date(2021, 11, 1))
    step(BEGIN_APPRAISAL, begun.review)
    page = client.get(queue_of(begun.review, show="facts")).content.decode()
    assert "Xã Hoa Thám đã kết thúc hoạt động từ 01/11/2021" in page
    all_proposed(begun.review)
    for act in (APPRAISE, HEAR, CONCLUDE):
        step(act, begun.review)
    assert refusal(DECIDE, begun.review) == ""
    assert PlanningEntry.objects.filter(target=begun.target, status="approved").count() == 3


def test_of_a_person_on_rotation_it_is_no_change_to_work_elsewhere(client, begun):
    moved(begun.cuc, begun.tan_van)
    step(BEGIN_APPRAISAL, begun.review)
    told = "Công tác tại Xã Tân Văn từ 01/10/2021, không thuộc Xã Hoa Thám"
    assert told in client.get(queue_of(begun.review, show="facts")).content.decode()
    make_rotation(begun.cuc, make_post("Bí thư Đảng ủy", begun.tan_van))
    assert told not in client.get(queue_of(begun.review, show="all")).content.decode()
