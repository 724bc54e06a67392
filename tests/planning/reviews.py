"""Lists under review, and what is said of their lines."""

import datetime

from django.utils import timezone

from planning.models import ReviewLine, ReviewList
from tests.campaigns.campaigns import make_campaign

DAY = datetime.date(2021, 11, 30)


def make_review(target, campaign=None, **fields):
    """A list of a campaign that its own unit runs, so that nobody else answers for it."""
    campaign = campaign or make_campaign(target.post.unit)
    return ReviewList.objects.create(campaign=campaign, target=target, **fields)


def propose(line, word, reason="", text=""):
    """The office's word on a line."""
    line.proposal, line.proposal_reason, line.proposal_text = word, reason, text
    line.proposal_at = timezone.now()
    line.save()
    return line


def make_addition(review, cadre, word="", origin="office"):
    line = ReviewLine.objects.create(review_list=review, cadre=cadre, origin=origin)
    return propose(line, word) if word else line
