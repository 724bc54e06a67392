"""Who serves on a day, with the highest levels of that day."""

from django.db.models import Max, OuterRef, Subquery

from cadre.models.facts import Qualification
from cadre.models.people import Cadre, CadreNow
from foundation.core import clock

KINDS = ("degree", "theory", "state")


def level_on(day, kind, cadre="pk"):
    """Highest level of the kind on the day, from the facts; `cadre` leads to the person's key."""
    rows = Qualification.objects.on(day).filter(cadre=OuterRef(cadre), kind=kind).order_by()
    return Subquery(rows.values("cadre").annotate(highest=Max("level")).values("highest"))


def with_levels(rows, day, cadre="pk"):
    """People, or rows about them, with the highest levels of the day."""
    return rows.annotate(**{f"{kind}_then": level_on(day, kind, cadre) for kind in KINDS})


def serving(day, units):
    """Who held a main post in the units on the day, with the levels of then."""
    return with_levels(Cadre.objects.on(day).filter(held_unit__among=units), day)


def serving_now(units):
    """Who holds one today, as the projection alone knows them."""
    return CadreNow.objects.filter(status=CadreNow.Status.SERVING, unit__among=units)


def held(day):
    """The path from a cadre of `serving` to the main post of the day."""
    return "now__held" if day == clock.today() else "held"
