"""What reports count of a review: lists, lines by the office's word, units by their answers; each as of the day."""

import datetime
from dataclasses import replace

import pytest

from foundation.core.acts.run import apply
from office.campaigns.acts import RECEIVE
from office.campaigns.figures import UnitsAsked
from office.organisation.models.structure import Unit
from office.organisation.models.users import User
from planning.reviews.acts import LEAVE_OUT, START
from planning.reviews.figures import ReviewFigures, review_figures
from tests.campaigns.campaigns import make_campaign_unit
from tests.planning.review_ways import lines, step
from tests.planning.reviews import DAY, make_addition, propose

YESTERDAY, NEXT = DAY - datetime.timedelta(days=1), DAY + datetime.timedelta(days=1)


def told(day=DAY, *units):
    return review_figures(day, [unit.pk for unit in units] or list(Unit.objects.values_list("pk", flat=True)))


@pytest.mark.django_db
def test_lines_count_by_the_word_of_the_office_and_units_by_their_answer(
    in_review, world, django_assert_max_num_queries
):
    assert told() == ReviewFigures(), "a draft is no review yet"
    step(START, in_review.review)
    sent = make_campaign_unit(world.hoa_tham, "sent", in_review.campaign)
    make_campaign_unit(world.tan_van, "complete", in_review.campaign)
    asked = UnitsAsked(due=2, received=1)
    assert told() == ReviewFigures(lists=1, lines=3, open=3, units=asked)
    kept, removed, dung = (lines(in_review.review)[who.pk] for who in (world.an, world.cuc, world.dung))
    propose(kept, "held")
    propose(removed, "remove", "over_age")
    propose(dung, "not_added")
    make_addition(in_review.review, world.binh, "add")
    worded = ReviewFigures(lists=1, lines=4, held=1, remove=1, add=1, units=asked)
    assert told() == worded
    assert told(NEXT).units == replace(asked, late=1)
    assert told(DAY, world.tan_van) == ReviewFigures(units=UnitsAsked(due=1, received=1))
    assert told(YESTERDAY).lists == 0 and told(YESTERDAY).units == UnitsAsked(due=2), "acts of today"
    assert not apply(RECEIVE, User.system(), [sent], {"on": DAY}).refused
    assert told(NEXT).units == UnitsAsked(due=2, received=2)
    with django_assert_max_num_queries(5):
        told()
    step(LEAVE_OUT, in_review.review, reason="Đơn vị không nộp")
    assert told().lists == told().lines == 0, "what is left out is in no decision"
