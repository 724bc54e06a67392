"""Which campaigns of a kind were open on a day, and how many of their units had answered by then."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from foundation.core.acts.steps import state_on
from office.campaigns.models import Campaign, CampaignUnit, CampaignUnitStep
from office.campaigns.querysets import CampaignQuerySet


@dataclass(frozen=True)
class UnitsAsked:
    """Of the units that answer: all of them, those that have answered, and those whose day is over."""

    due: int = 0
    received: int = 0
    late: int = 0


def open_on(day: datetime.date, kind: str) -> CampaignQuerySet:
    """Campaigns of the kind that were open on the day."""
    open_then = Q(closed_on=None) | Q(closed_on__gt=day)
    return Campaign.objects.filter(open_then, kind=kind, opens_on__lte=day)


def units_on(day: datetime.date, units: Collection[int], campaigns: Collection[int]) -> UnitsAsked:
    """How many of the units (keys) the campaigns (keys) ask, by their states on the day; one query."""
    asked = CampaignUnit.objects.filter(campaign__in=campaigns, unit__in=units).order_by()
    states = list(asked.annotate(then=state_on(CampaignUnitStep, day)).values_list("then", "due_on"))
    received = sum(state in CampaignUnit.ANSWERED for state, _ in states)
    waited_for = (None, *CampaignUnit.TO_ANSWER)
    late = sum(due_on < day and state in waited_for for state, due_on in states)
    return UnitsAsked(len(states), received, late)
