"""Who sees which lines of a review, and that lines lie where their list lies."""

import pytest
from django.db import IntegrityError, transaction

from cadre.models.conflicts import Account
from office.organisation.models.users import User
from planning.models import ReviewLine, ReviewList, ReviewNotice, ReviewOpinion
from tests.campaigns.campaigns import make_campaign
from tests.planning.lists import make_entry, make_target
from tests.planning.reviews import DAY, make_addition, make_review


@pytest.fixture
def reviewed(world):
    """An stands on Hoa Thám's list, the office adds Bình; on the district's own list it adds An."""
    target, campaign = make_target(world.hoa_tham), make_campaign(world.district)
    world.review = make_review(target, campaign)
    world.standing = ReviewLine.objects.create(
        review_list=world.review, cadre=world.an, entry=make_entry(world.an, target), origin="standing"
    )
    world.added = make_addition(world.review, world.binh, "add")
    higher = make_review(make_target(world.district, "Ủy viên Ban Chấp hành Đảng bộ huyện"), campaign)
    world.higher = make_addition(higher, world.an, "add")
    return world


def test_a_unit_knows_whom_it_named_and_nobody_whom_the_office_adds_before_its_notice(reviewed):
    seen = ReviewLine.objects.for_user(reviewed.huong)
    assert list(seen) == [reviewed.standing] and not reviewed.huong.may(
        "planning.view_reviewline", reviewed.added
    )
    assert list(ReviewList.objects.for_user(reviewed.huong)) == [reviewed.review]
    assert ReviewLine.objects.for_user(reviewed.lan).count() == 3
    notice = ReviewNotice.objects.create(
        review_list=reviewed.review, unit=reviewed.hoa_tham, number="12-TB/BTCHU", notified_on=DAY
    )
    assert list(seen.all()) == [reviewed.standing], "the notice tells of nobody considered in vain"
    ReviewLine.objects.filter(pk=reviewed.added.pk).update(notice=notice)
    assert set(seen.all()) == {reviewed.standing, reviewed.added}, "of the higher list nothing"


def test_of_oneself_only_who_stands_on_a_list_is_listed(reviewed):
    Account.objects.create(user=reviewed.lan, cadre=reviewed.an)
    lan = User.objects.get(pk=reviewed.lan.pk)
    assert list(ReviewLine.objects.for_user(lan)) == [reviewed.added]
    masked = dict(ReviewLine.objects.listed_for(lan).values_list("pk", "masked"))
    assert masked == {reviewed.standing.pk: True, reviewed.added.pk: False}


def test_lists_lines_and_opinions_go_with_the_post(reviewed):
    ReviewOpinion.objects.create(line=reviewed.standing, asked_body="Công an", sent_on=DAY)
    post = reviewed.review.target.post
    type(post).objects.filter(pk=post.pk).update(unit=reviewed.tan_van, body=None)
    rows = [
        ReviewList.objects.get(pk=reviewed.review.pk),
        *reviewed.review.lines.all(),
        ReviewOpinion.objects.get(),
    ]
    assert {row.scope_unit_id for row in rows} == {reviewed.tan_van.pk}


@pytest.mark.parametrize(
    "words",
    [
        {"proposal": "add"},
        {"proposal": "remove"},
        {"proposal": "keep", "proposal_at": None},
        {"unit_word": "keep"},
        {"outcome": "added"},
        {"outcome": "title_changed"},
        {"conclusion": "remove"},
    ],
)
def test_what_a_line_cannot_say_the_database_refuses(reviewed, words):
    said = {"proposal_at": reviewed.added.proposal_at} | words
    if not said.get("proposal"):
        said.pop("proposal_at")
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewLine.objects.filter(pk=reviewed.standing.pk).update(**said)
