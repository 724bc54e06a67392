"""What a unit says of the lists that it hosts, where the campaign tells it: that nothing changes."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from foundation.core.acts.steps import Step
from foundation.core.saving.columns import update_rows
from office.campaigns.models import Campaign, CampaignUnit
from planning.models import ReviewLine, ReviewList
from planning.reviews.choices import LineOrigin, ReviewState, UnitWord
from planning.reviews.gates import answering

SAID = ["unit_word", "unit_end_reason", "unit_reason", "unit_by", "unit_at", "version"]
OPEN = [ReviewState.DRAFT, ReviewState.COLLECTING, ReviewState.APPRAISING]


def hosts_of(campaign: Campaign) -> set[int]:
    """Keys of the units that host a list of the campaign, the one that runs it left out."""
    hosts = ReviewList.objects.filter(campaign=campaign).order_by().values_list("scope_unit", flat=True)
    return set(hosts) - {campaign.unit_id}


def lines_of(units: Sequence[CampaignUnit]) -> list[ReviewLine]:
    """The standing lines of the lists that these units answer for and that are not appraised yet."""
    lists = ReviewList.objects.filter(campaign__in={unit.campaign_id for unit in units}, state__in=OPEN)
    keys = {unit.pk for unit in units}
    own = [review for review, unit in answering(lists).items() if unit.pk in keys]
    return list(ReviewLine.objects.filter(review_list__in=own, origin=LineOrigin.STANDING))


def say_unchanged(units: Sequence[CampaignUnit], user: Any) -> None:
    """“Báo không thay đổi” is the unit's word for everybody on its lists; it proposes nothing."""
    lines = lines_of(units)
    for line in lines:
        line.unit_word, line.unit_by, line.unit_at = UnitWord.KEEP, user if user.pk else None, timezone.now()
        line.unit_end_reason = line.unit_reason = ""
        line.version += 1
    update_rows(ReviewLine, lines, SAID)


def take_unchanged_back(pairs: Sequence[tuple[CampaignUnit, Step]]) -> None:
    """Words that were said before it are not known any more: the unit says them anew."""
    lines = [line for line in lines_of([unit for unit, _ in pairs]) if line.unit_word == UnitWord.KEEP]
    for line in lines:
        line.unit_word = line.unit_end_reason = line.unit_reason = ""
        line.unit_by = line.unit_at = None
        line.version += 1
    update_rows(ReviewLine, lines, SAID)
