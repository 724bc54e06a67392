"""Whom a unit of a campaign speaks for: those who serve in it or below it, where no unit below answers for itself."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Count, QuerySet

from cadre.models.people import Cadre, CadreNow
from foundation.core import clock
from foundation.sheets.cells import folded_words
from office.campaigns.models import Campaign, CampaignUnit
from office.organisation.models.structure import Unit

SERVING = CadreNow.Status.SERVING


def homes_of(units: Sequence[CampaignUnit]) -> dict[int, set[int]]:
    """{key of a campaign's unit: keys of the units it speaks for}; two queries."""
    parents = Unit.objects.parents()
    campaigns = {unit.campaign_id for unit in units}
    asked: dict[int, dict[int, int]] = {}
    rows = CampaignUnit.objects.filter(campaign__in=campaigns).order_by()
    for campaign, unit, key in rows.values_list("campaign", "unit", "pk"):
        asked.setdefault(campaign, {})[unit] = key
    found: dict[int, set[int]] = {unit.pk: set() for unit in units}
    for answering in asked.values():
        for home in parents:
            key = nearest(home, parents, answering)
            if key in found:
                found[key].add(home)
    return found


def nearest(unit: int | None, parents: dict[int, int | None], answering: dict[int, int]) -> int | None:
    """Who answers for a unit: itself, else the nearest above it; None where nobody does."""
    while unit is not None and unit not in answering:
        unit = parents.get(unit)
    return answering.get(unit) if unit is not None else None


def people_of(unit: CampaignUnit) -> QuerySet[Cadre]:
    """In the official order."""
    homes = homes_of([unit])[unit.pk]
    people = Cadre.objects.filter(now__unit__among=homes, now__status=SERVING)
    related = ("now__held__post__title", "now__held__post__unit", "now__held__post__body", "now__unit")
    return people.select_related(*related).order_by("now__official_key", "pk")


def counted(units: Sequence[CampaignUnit], user: Any) -> dict[int, int]:
    """{key of a campaign's unit: how many it speaks for} of those whom the reader may see; three queries."""
    homes = homes_of(units)
    people = Cadre.objects.for_user(user).filter(now__status=SERVING).order_by()
    counts = dict(people.values_list("now__unit").annotate(Count("pk")))
    return {key: sum(counts.get(home, 0) for home in own) for key, own in homes.items()}


# How units are named that are seats of a committee or a council, and no office that hands in a dossier.
SEATS = ("thuong truc ", "hdnd ", "hoi dong nhan dan ")


def offices_among(units: Collection[int]) -> set[int]:
    """Of these keys the units that host something: not “Thường trực …”, not “HĐND …” by itself; one query."""
    named = Unit.objects.filter(pk__in=units).order_by().values_list("pk", "name")
    return {key for key, name in named if not is_seat(name)}


def is_seat(name: str) -> bool:
    words = f"{folded_words(name)} "
    return words.startswith(SEATS) and "ubnd" not in words and "uy ban nhan dan" not in words


def units_with_people(campaign: Campaign) -> set[int]:
    """Keys of the units right below the one that runs the campaign that somebody serves in or below; three queries."""
    below = Unit.objects.on(clock.today()).filter(parent=campaign.unit_id)
    roots = set(below.order_by().values_list("pk", flat=True))
    served = CadreNow.objects.filter(status=SERVING).order_by().values_list("unit", flat=True).distinct()
    parents, answering = Unit.objects.parents(), {key: key for key in roots}
    return {key for home in served if (key := nearest(home, parents, answering)) is not None}
