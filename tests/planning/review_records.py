"""Lists under review of a unit, one in each state that a page asks for."""

from planning.models import ReviewNotice, ReviewOpinion
from planning.reviews.acts import START
from tests.campaigns.campaigns import make_campaign_unit
from tests.planning.lists import make_target
from tests.planning.review_ways import bring, step
from tests.planning.reviews import DAY, make_addition, make_review


def review_records(unit, cadre):
    draft, collecting, sent_up, decided = (
        make_review(make_target(unit, f"Chức danh {number}")) for number in range(4)
    )
    step(START, collecting)
    bring(sent_up, "sent_up")
    bring(decided, "decided")
    line = make_addition(collecting, cadre)
    opinion = ReviewOpinion.objects.create(line=line, asked_body="Ủy ban Kiểm tra", sent_on=DAY)
    notice = ReviewNotice.objects.create(
        review_list=decided, unit=unit, number="12-TB/BTCHU", notified_on=DAY
    )
    named = make_addition(sent_up, cadre, origin="unit")
    return {
        "reviewlist": draft,
        "collecting": collecting,
        "sent_up": sent_up,
        "decided": decided,
        "review_step": (collecting, collecting.steps.get()),
        "reviewnotice": notice,
        "reviewopinion": opinion,
        "review_campaign": draft.campaign,
        "reviewline": line,
        "asked_unit": make_campaign_unit(unit, campaign=collecting.campaign),
        "named_line": named,
    }
