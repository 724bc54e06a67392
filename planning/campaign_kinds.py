"""The yearly review as a kind of campaign."""

from pathlib import Path

from office.campaigns.kinds import CampaignKind, register


@register
class ReviewCampaign(CampaignKind):
    key = "review"
    label = "Rà soát, bổ sung quy hoạch"
    checklist = Path(__file__).parent / "data" / "review_checklist.json"
