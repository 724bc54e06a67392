from django.urls import reverse

from planning.models import ReviewLine, ReviewList
from planning.reviews.acts import DECIDE_LATER, START
from planning.reviews.choices import ReviewOutcome, ReviewState, ReviewWord
from tests.campaigns.campaigns import make_campaign
from tests.planning.lists import make_target
from tests.planning.reviews import make_addition
from tests.walk import OTHER, Walk

DAY = {"on": "30/11/2021"}
PAPER = {"decision_no": "45-QĐ/HU", "decision_on": "30/11/2021"}


class ReviewWalk(Walk):
    """A list nobody stands on, made by the unit itself: no gate keeps it; to a decided one somebody might be added."""

    model = ReviewList
    people = (OTHER,)
    asked = {
        "planning.leave_out": {"reason": "Đơn vị không nộp"},
        "planning.record_hearing": DAY | {"answer": "agreed"},
        "planning.send_back": DAY | {"reason": "Chưa rõ cơ cấu"},
        "planning.conclude_review": DAY | PAPER | {"called": "11", "present": "9"},
        "planning.submit_review": PAPER,
        "planning.decide_review": PAPER,
        "planning.decide_later": PAPER,
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
        # Who is not added in the end: nothing is written for them.
        make_addition(rows[OTHER, ReviewState.DECIDED], people[OTHER], ReviewWord.NOT_ADDED)
        return rows

    def asked_of(self, act):
        """Whoever is decided later waits for it; other acts find nobody who waits."""
        waiting = ReviewLine.objects.filter(review_list__state=ReviewState.DECIDED)
        later = act is DECIDE_LATER
        waiting.update(outcome=ReviewOutcome.MORE_PAPERS if later else "")
        self.waiting = dict(waiting.values_list("review_list", "pk")) if later else {}
        return super().asked_of(act) | (self.refused(*self.waiting.values()) if later else {})

    @staticmethod
    def refused(*keys):
        return {"outcomes": dict.fromkeys(keys, "refused")}

    def posted(self, act, row):
        line = self.waiting.get(row.pk, 0)
        return super().posted(act, row) | ({f"outcome-{line}": "refused"} if act is DECIDE_LATER else {})

    def address(self, act, row):
        return reverse(f"reviewlist-{act.slug}", args=[row.pk])

    def bulk(self, act, row):
        """All forms for many are one page; it is asked for the first act."""
        ticked = {"row": [f"{row.pk}:{row.state}"]}
        return (reverse("reviewlist-start-review-many"), ticked) if act is START else None
