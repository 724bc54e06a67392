"""What a unit says of the lists that it hosts, where the campaign tells it: that nothing changes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from foundation.core.acts.steps import Step
from foundation.core.saving.columns import update_rows
from office.campaigns.models import Campaign, CampaignUnit
from planning.models import ReviewLine, ReviewList
from planning.reviews.choices import LineOrigin, ReviewState, UnitWord
from planning.reviews.gates import answering

CHANGES_SAID = "Đơn vị đã ghi {out} đề nghị đưa ra, {added} đề nghị bổ sung; bỏ rồi mới báo không thay đổi."
SAID = ["unit_word", "unit_end_reason", "unit_reason", "unit_by", "unit_at", "version"]
OPEN = [ReviewState.DRAFT, ReviewState.COLLECTING, ReviewState.APPRAISING]


def hosts_of(campaign: Campaign) -> set[int]:
    """Keys of the units that host a list of the campaign, the one that runs it left out."""
    hosts = ReviewList.objects.filter(campaign=campaign).order_by().values_list("scope_unit", flat=True)
    return set(hosts) - {campaign.unit_id}


def open_lists(units: Iterable[CampaignUnit]) -> dict[int, int]:
    """{key of a list that is not appraised yet: key of the one of these units that answers for it}."""
    by_key = {unit.pk: unit for unit in units}
    campaigns = {unit.campaign_id for unit in by_key.values()}
    lists = ReviewList.objects.filter(campaign__in=campaigns, state__in=OPEN)
    return {review: unit.pk for review, unit in answering(lists).items() if unit.pk in by_key}


def lines_of(units: Iterable[CampaignUnit]) -> list[ReviewLine]:
    """The standing lines of the lists that these units answer for and that are not appraised yet."""
    return list(ReviewLine.objects.filter(review_list__in=open_lists(units), origin=LineOrigin.STANDING))


def changes_said(units: Sequence[CampaignUnit], user: Any) -> dict[int, str]:
    """{key of a unit: sentence} where it asks for a change already: that it does not must not wipe this out unsaid."""
    owners = open_lists(unit for unit in units if unit.state != CampaignUnit.State.UNCHANGED)
    lines = ReviewLine.objects.for_user(user).filter(review_list__in=owners)
    lines = lines.filter(unit_word__in=[UnitWord.REMOVE, UnitWord.ADD]).order_by()
    found: dict[int, Counter[str]] = {}
    for review, word in lines.values_list("review_list", "unit_word"):
        found.setdefault(owners[review], Counter())[word] += 1
    return {
        unit: CHANGES_SAID.format(out=said[UnitWord.REMOVE], added=said[UnitWord.ADD])
        for unit, said in found.items()
    }


def say_unchanged(units: Sequence[CampaignUnit], user: Any) -> None:
    """“Báo không thay đổi” is the unit's word for all on its lists of whom it has said nothing; it proposes nothing."""
    lines = [line for line in lines_of(units) if not line.unit_word]
    for line in lines:
        line.unit_word, line.unit_by, line.unit_at = UnitWord.KEEP, user if user.pk else None, timezone.now()
        line.version += 1
    update_rows(ReviewLine, lines, SAID)


def take_unchanged_back(pairs: Sequence[tuple[CampaignUnit, Step]]) -> None:
    """What was said before it stays; since it nothing else was said, for a unit that answered has handed in."""
    since = min(step.at for _, step in pairs)
    lines = [line for line in lines_of([unit for unit, _ in pairs]) if line.unit_at and line.unit_at >= since]
    for line in lines:
        line.unit_word = line.unit_end_reason = line.unit_reason = ""
        line.unit_by = line.unit_at = None
        line.version += 1
    update_rows(ReviewLine, lines, SAID)
