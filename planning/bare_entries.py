"""Entries of a long list as its figures and its order ask for them: no record of any is made."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case, F, Value, When

from cadre.models.people import Cadre, EthnicGroup
from foundation.core.accessed.noted import rows_read
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Unit
from planning.choices import Continuity, Status
from planning.models import ApprovedLine, PlanningEntry, PlanningTarget
from planning.models.entry_days import EntryDays
from planning.places import GROUPS
from planning.querysets import PlanningEntryQuerySet

OF_PERSON = ("pk", "full_name", "sex", "birth", "name_fold", "sort_key", "scope_unit_id")
OF_PERSON += ("party_joined_on", "party_official_on", "retirement_paper_on", "retirement_paper_no")
OF_PERSON += ("retirement_month", "retirement_reason", "ethnic_group__code", "entered_unit_id")
OF_ENTRY = ("pk", "cadre_id", "target_id", "status", "continuity", "reelected", "special_basis")
OF_ENTRY += ("approved_on", "signed_on")
OF_LINE = (
    "entry_id",
    "step__on",
    "unit_id",
    "order_key",
    "reelected",
    "special_basis",
    "verdict",
    "findings",
)
OF_LINE += ("name", "sex", "birth", "ethnic_group", "minority")


class BarePerson(NamedTuple):
    """OF_PERSON; of the ethnic group it is only told whether it is a minority."""

    pk: int
    full_name: str
    sex: str
    birth: PartialDate | None
    name_fold: str
    sort_key: str
    scope_unit_id: int | None
    party_joined_on: PartialDate | None
    party_official_on: PartialDate | None
    retirement_paper_on: PartialDate | None
    retirement_paper_no: str
    retirement_month: PartialDate | None
    retirement_reason: str
    ethnic_group: EthnicGroup | None
    entered_unit: Unit

    unit_path, Sex = Cadre.unit_path, Cadre.Sex

    def get_retirement_reason_display(self) -> str:
        return Cadre.RetirementReason(self.retirement_reason).label


class BareLine(NamedTuple):
    """What a decision kept of an entry; the `step` knows the day alone."""

    step: "DecisionDay"
    unit: Unit | None
    order_key: str
    reelected: bool
    special_basis: str
    verdict: str
    findings: list[dict[str, Any]]


class DecisionDay(NamedTuple):
    on: datetime.date


@dataclass(slots=True)
class BareEntry(EntryDays):
    """OF_ENTRY and the state that day; `approved_line` and `approved_person` are those of the last decision."""

    pk: int
    cadre_id: int
    target_id: int
    status: str
    continuity: str
    reelected: bool
    special_basis: str
    approved_on: datetime.date | None
    signed_on: datetime.date | None
    state_that_day: str | None
    day_asked: datetime.date
    target: PlanningTarget
    cadre: BarePerson
    approved_line: BareLine | None = None
    approved_person: BarePerson | None = None

    def get_continuity_display(self) -> str:
        return Continuity(self.continuity).label if self.continuity else ""


def bare_entries(
    entries: PlanningEntryQuerySet, targets: Iterable[PlanningTarget], day: datetime.date
) -> list[BareEntry]:
    """The entries, which stand for these targets, with what was decided of them by the day; three queries."""
    paths = [f"cadre__{each}" for each in OF_PERSON]
    # Whose own days say that they are approved (`planned_on`) are: of the others alone the steps are asked.
    state = Case(When(approved_on__lte=day, then=Value(Status.APPROVED)), default=F("state_that_day"))
    rows = list(entries.order_by().values_list(*OF_ENTRY, state, *paths))
    rows_read(PlanningEntry, rows)
    lines = ApprovedLine.objects.known_by(day).filter(entry__among=[key for key, *_ in rows])
    decided = {key: line for key, *line in lines.values_list(*OF_LINE)}
    by_key, size = {target.pk: target for target in targets}, len(OF_ENTRY) + 1
    units = Unit.objects.in_bulk({row[-1] for row in rows} | {line[1] for line in decided.values()} - {None})
    found = []
    for row in rows:
        of_entry, (*person, code, unit) = row[:size], row[size:]
        cadre = BarePerson(*person, group(code is not None, code != EthnicGroup.MAJORITY), units[unit])
        entry = BareEntry(*of_entry, day, by_key[of_entry[2]], cadre)
        if line := decided.get(entry.pk):
            on, unit, *kept, name, sex, birth, of_group, minority = line
            entry.approved_line = BareLine(DecisionDay(on), units.get(unit), *kept)
            listed = {"full_name": name, "sex": sex, "birth": birth}
            entry.approved_person = cadre._replace(**listed, ethnic_group=group(bool(of_group), minority))
        found.append(entry)
    return found


def group(known: bool, minority: bool) -> EthnicGroup | None:
    return GROUPS[minority] if known else None
