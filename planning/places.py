"""Who stands planned on a day, with no more than a list is counted by: thousands at once, for reports and the board."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cadre.models.people import Cadre, EthnicGroup
from foundation.core.dates import PartialDate
from planning.models import ApprovedLine, PlanningTarget
from planning.querysets import PlanningEntryQuerySet

# A group of which it is only told whether it is a minority.
GROUPS = {True: EthnicGroup(), False: EthnicGroup(code=EthnicGroup.MAJORITY)}
OF_ENTRY = ("pk", "cadre", "target", "approved_on", "cadre__sex", "cadre__birth", "cadre__ethnic_group__code")
OF_LINE = ("entry", "step__on", "sex", "birth", "ethnic_group", "minority")


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """What the structure of a list asks of a person."""

    pk: int
    sex: str
    birth: PartialDate | None
    ethnic_group: EthnicGroup | None

    Sex = Cadre.Sex


@dataclass(frozen=True, slots=True)
class PlannedPlace:
    """An entry that stands approved on the day it was asked for; `listed` is the person as approved, where that was
    kept, and `decided` the day of the last decision.
    """

    pk: int
    cadre_id: int
    target: PlanningTarget
    approved_on: datetime.date
    decided: datetime.date
    listed: ListedPerson

    def decided_by(self, day: datetime.date) -> bool:
        return True

    def decided_on(self, day: datetime.date) -> datetime.date:
        return self.decided


# An entry as it is read: OF_ENTRY.
Row = tuple[Any, ...]


def rows_of(entries: PlanningEntryQuerySet) -> list[Row]:
    """What is read of the entries, in the order in which they were made."""
    return list(entries.order_by("pk").values_list(*OF_ENTRY))


def planned_places(
    rows: Iterable[Row], targets: Mapping[int, PlanningTarget], day: datetime.date
) -> list[PlannedPlace]:
    """The entries, planned on the day for these targets (by key); one query."""
    lines, places = approved_as([key for key, *_ in rows], day), []
    for key, cadre, target, approved_on, sex, birth, code in rows:
        known = (approved_on, sex, birth, code is not None, code != EthnicGroup.MAJORITY)
        decided, *facts = lines.get(key, known)
        places.append(PlannedPlace(key, cadre, targets[target], approved_on, decided, listed(cadre, *facts)))
    return places


def listed(cadre: int, sex: str, birth: PartialDate | None, has_group: bool, minority: bool) -> ListedPerson:
    return ListedPerson(cadre, sex, birth, GROUPS[minority] if has_group else None)


def approved_as(entries: list[int], day: datetime.date) -> dict[int, list[Any]]:
    """{entry key: day, sex, birth, whether a group, a minority} of the last decision that counts by the day."""
    lines = ApprovedLine.objects.known_by(day).filter(entry__among=entries)
    return {entry: facts for entry, *facts in lines.values_list(*OF_LINE)}
