from django.urls import reverse

from planning.models import ReviewList
from planning.reviews.acts import START
from planning.reviews.choices import ReviewState
from tests.campaigns.campaigns import make_campaign
from tests.planning.lists import make_target
from tests.walk import OTHER, Walk

DAY = {"on": "30/11/2021"}
PAPER = {"decision_no": "45-QĐ/HU", "decision_on": "30/11/2021"}


class ReviewWalk(Walk):
    """A list nobody stands on, made by the unit itself: no gate keeps it."""

    model = ReviewList
    people = (OTHER,)
    asked = {
        "planning.leave_out": {"reason": "Đơn vị không nộp"},
        "planning.record_hearing": DAY | {"answer": "agreed"},
        "planning.send_back": DAY | {"reason": "Chưa rõ cơ cấu"},
        "planning.conclude_review": DAY | PAPER | {"called": "11", "present": "9"},
        "planning.submit_review": PAPER,
        "planning.decide_review": PAPER,
    }

    def rows(self, unit, people):
        """They are about nobody: one of every state will do, put there without the acts that lead there."""
        campaign = make_campaign(unit)
        rows = {
            (OTHER, state): ReviewList(
                campaign=campaign, target=make_target(unit, f"Chức danh {state}"), state=state
            )
            for state in ReviewState.values
        }
        ReviewList.objects.bulk_create(rows.values())
        return rows

    def address(self, act, row):
        return reverse(f"reviewlist-{act.slug}", args=[row.pk])

    def bulk(self, act, row):
        """All forms for many are one page; it is asked for the first act."""
        ticked = {"row": [f"{row.pk}:{row.state}"]}
        return (reverse("reviewlist-start-review-many"), ticked) if act is START else None
