"""The congresses of a unit's level, as planning knows their months, for the numbering of its papers."""

from collections.abc import Iterator
from datetime import date

from office.organisation.models.structure import Unit
from office.papers.congresses import SOURCES, Congress
from planning.models import PlanningTerm


def congresses(unit: Unit, day: date) -> Iterator[Congress]:
    held = PlanningTerm.objects.filter(kind=PlanningTerm.Kind.PARTY, level=unit.level_on(day))
    for term in held.exclude(congress_month=None).order_by("-congress_month"):
        if term.congress_month.first_day <= day:
            yield Congress(term.name, term.congress_month, term.congress_confirmed)


SOURCES.append(congresses)
