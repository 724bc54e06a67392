"""What has to be looked at of people for rows of plans; each person asked once for each programme, mode and day."""

import datetime
from collections.abc import Iterable
from typing import Any

from cadre.models.people import Cadre
from foundation.core import clock
from office.regulations.findings import Finding
from training.models import PlanRow
from training.plans.eligibility import looked_at


def opening_day(row: PlanRow) -> datetime.date:
    """The first day on which the class may open, by which ages are counted; today where no month is planned."""
    return row.starts.first_day if row.starts else clock.today()


def looked_at_for(
    pairs: Iterable[tuple[PlanRow, Cadre]], reader: Any
) -> dict[tuple[int, int], tuple[Finding, ...]]:
    """{(row, person): what was found}; rows of one programme, mode and day are asked together."""
    asked: dict[tuple, list[tuple[PlanRow, Cadre]]] = {}
    for row, cadre in pairs:
        asked.setdefault((row.programme_id, row.mode, opening_day(row)), []).append((row, cadre))
    found = {}
    for (_, mode, day), together in asked.items():
        programme = together[0][0].programme
        people = {cadre.pk: cadre for _, cadre in together}
        findings = looked_at(people.values(), programme, mode, day, reader)
        found |= {(row.pk, cadre.pk): tuple(findings.get(cadre.pk, ())) for row, cadre in together}
    return found
