"""What is on record of planned people that decides about them, loaded for many people and days at once.

Of whom nothing is on record nothing is said: they are most.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Model

from cadre.models.discipline import Discipline
from cadre.models.standing import HigherListing
from cadre.models.trust import ConfidenceVote, PoliticalConclusion

# A person's key and the day.
PersonDay = tuple[int, datetime.date]


def disciplines_by(asked: Collection[PersonDay]) -> dict[PersonDay, dict[str, Any]]:
    """What was in force on the day or had been before it, the latest first; one query."""
    given = by_person(Discipline.objects.filter(cadre__among=people_of(asked)))
    return {
        (person, day): {
            "disciplines": tuple(each for each in given[person] if each.valid_from.first_day <= day)
        }
        for person, day in asked
        if person in given
    }


def votes_by(asked: Collection[PersonDay]) -> dict[PersonDay, dict[str, Any]]:
    """The confidence votes held by the day, the latest first; one query."""
    held = by_person(ConfidenceVote.objects.filter(cadre__among=people_of(asked)))
    return {
        (person, day): {"votes": tuple(each for each in held[person] if each.held_on <= day)}
        for person, day in asked
        if person in held
    }


def conclusions_by(asked: Collection[PersonDay]) -> dict[PersonDay, dict[str, Any]]:
    """The political conclusions made by the day, the latest first; one query."""
    made = by_person(PoliticalConclusion.objects.filter(cadre__among=people_of(asked)))
    return {
        (person, day): {"conclusions": tuple(each for each in made[person] if each.concluded_on <= day)}
        for person, day in asked
        if person in made
    }


def listings_by(asked: Collection[PersonDay]) -> dict[PersonDay, dict[str, Any]]:
    """The lists of other levels on which the person stands on the day; one query."""
    listed = by_person(HigherListing.objects.filter(cadre__among=people_of(asked)))
    return {
        (person, day): {"listings": tuple(each for each in listed[person] if stands_on(each, day))}
        for person, day in asked
        if person in listed
    }


def stands_on(listing: HigherListing, day: datetime.date) -> bool:
    ended = listing.valid_to is not None and listing.valid_to.first_day <= day
    return listing.valid_from.first_day <= day and not ended


def people_of(asked: Iterable[PersonDay]) -> set[int]:
    return {person for person, _ in asked}


def by_person(rows: Iterable[Model]) -> dict[int, list]:
    found = defaultdict(list)
    for row in rows:
        found[row.cadre_id].append(row)
    return found
