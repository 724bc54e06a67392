"""Terms as they usually are, for an office that has not entered them yet; their days are the office's to set right."""

import datetime
from collections.abc import Iterable

from foundation.core.dates import PartialDate
from office.organisation.reference import shipped
from planning.models import PlanningTerm

DAYS = ("begins_on", "ends_on")
# Where nothing is known of a term, it is taken to begin and to end on this day of its years.
MIDDLE = (7, 1)


def usual_terms(levels: Iterable[str]) -> list[PlanningTerm]:
    """The terms of the levels, unsaved and unconfirmed: the present ones and the next."""
    return [
        PlanningTerm(
            **facts | {name: datetime.date.fromisoformat(facts[name]) for name in DAYS} | month(facts)
        )
        for facts in shipped("kits")["terms"]
        if facts["level"] in levels
    ]


def month(facts: dict[str, str]) -> dict[str, PartialDate]:
    return {"congress_month": PartialDate(facts["congress_month"])} if "congress_month" in facts else {}


def usual_term(level: str, begins: int, ends: int) -> PlanningTerm:
    """The term of the committees of a level in these years, unsaved."""
    party = [term for term in usual_terms([level]) if term.kind == PlanningTerm.Kind.PARTY]
    named = next((term for term in party if term.name == f"{begins}–{ends}"), None)
    return named or PlanningTerm(
        name=f"{begins}–{ends}",
        level=level,
        begins_on=datetime.date(begins, *MIDDLE),
        ends_on=datetime.date(ends, *MIDDLE),
    )
