"""What came in of the checklist, for many units at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from office.campaigns.models import CampaignUnit, ChecklistItem, ReceivedItem
from office.campaigns.models.checklists import lacking


@dataclass(frozen=True)
class Checked:
    """How many items are asked for and came in whole, and what is still to come."""

    asked: int
    whole: int
    lacking: tuple[str, ...]

    def __str__(self):
        if not self.asked:
            return ""
        here = f"{self.whole}/{self.asked}"
        begun = self.whole or any("/" in each for each in self.lacking)
        return f"{here}; thiếu: {', '.join(self.lacking)}" if self.lacking and begun else here


def items_asked(kinds: Iterable[str]) -> dict[str, list[ChecklistItem]]:
    """{kind of campaign: the items in use, in their order}; one query."""
    found: dict[str, list[ChecklistItem]] = {}
    for item in ChecklistItem.objects.filter(kind__in=set(kinds), in_use=True):
        found.setdefault(item.kind, []).append(item)
    return found


def checked(units: Sequence[CampaignUnit]) -> dict[int, Checked]:
    """{key: what came in} of units that know their campaigns; two queries."""
    items = items_asked(unit.campaign.kind for unit in units)
    received: dict[int, list[ReceivedItem]] = {}
    for one in ReceivedItem.objects.filter(campaign_unit__in=[unit.pk for unit in units]).select_related(
        "item"
    ):
        received.setdefault(one.campaign_unit_id, []).append(one)
    return {
        unit.pk: checked_one(items.get(unit.campaign.kind, []), received.get(unit.pk, [])) for unit in units
    }


def checked_one(items: Sequence[ChecklistItem], received: Sequence[ReceivedItem]) -> Checked:
    keys = {item.pk for item in items}
    whole = sum(one.item_id in keys and one.is_whole for one in received)
    return Checked(len(items), whole, tuple(lacking(items, received)))
