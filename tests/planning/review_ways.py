"""Lists under review, brought to a state by the acts that lead there."""

from cadre.models.trust import PoliticalConclusion
from foundation.core.acts.run import apply
from office.organisation.models.users import User
from planning.models import ReviewLine, ReviewOpinion
from planning.reviews.acts import (
    APPRAISE,
    BEGIN_APPRAISAL,
    CONCLUDE,
    DECIDE,
    END,
    HEAR,
    NOTIFY,
    START,
    SUBMIT_REVIEW,
)
from tests.planning.reviews import DAY, propose

PAPER = {"decision_no": "45-QĐ/HU", "decision_on": DAY}
ASKED = {"on": DAY, "answer": "agreed", "called": 11, "present": 9, **PAPER}
ASKED |= {"words": {}, "reasons": {}, "texts": {}, "votes": {}}
WAY = [START, BEGIN_APPRAISAL, APPRAISE, HEAR, CONCLUDE, SUBMIT_REVIEW, DECIDE, NOTIFY, END]


def bring(review, state, user=None):
    """The list after the acts up to the state, with the lines as they are by then."""
    for act in WAY:
        if review.state == state:
            break
        if review.state in act.moves and (act is not SUBMIT_REVIEW or state == "sent_up"):
            step(act, review, user=user)
    assert review.state == state
    return review


def step(act, review, user=None, **asked):
    outcome = apply(act, user or User.system(), [review], ASKED | asked)
    assert not outcome.refused, outcome.refused
    return outcome.rows[0]


def refusal(act, review, user=None, **asked):
    """What is said against the act."""
    return " ".join(apply(act, user or User.system(), [review], ASKED | asked).refused.get(review.pk, []))


def lines(review):
    return {line.cadre_id: line for line in ReviewLine.objects.filter(review_list=review)}


def all_proposed(review, word="keep"):
    for line in lines(review).values():
        propose(line, word if line.origin == "standing" else "add")
        if line.origin != "standing":
            ready(line)


def ready(line):
    """What an addition waits for: an opinion, and a conclusion on the political standard."""
    ReviewOpinion.objects.create(line=line, asked_body="Ủy ban Kiểm tra", sent_on=DAY, skipped="Đã có")
    PoliticalConclusion.objects.create(cadre_id=line.cadre_id, number="12-KL/BTCHU", concluded_on=DAY)
