"""Grades of the collectives of a campaign as they are typed: row by row, each with its version."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst

from evaluation.grading.grid.cells import GradeField, digits, written
from evaluation.grading.voting.rows import meeting_unit
from evaluation.grading.voting.unit_forms import paper_faults
from evaluation.models import GradingLine, UnitGrade
from foundation.core.happened.fields import PastDayField
from foundation.grids.row import GridForm, GridRow
from foundation.grids.rows import Grid
from office.campaigns.models import Campaign
from office.organisation.models.structure import Unit
from office.organisation.naming import office_body

FIELDS = ("self_grade", "proposed", "grade", "decision_no", "decision_on", "note")
GRADES = FIELDS[:3]


class CollectiveForm(GridForm):
    """The row of one collective."""

    self_grade = GradeField(label="Tự xếp loại", required=False, max_length=60)
    proposed = GradeField(label="Đề xuất", required=False, max_length=60)
    grade = GradeField(label="Xếp loại tập thể", required=False, max_length=60)
    decision_no = UnitGrade._meta.get_field("decision_no").formfield(label="Số quyết định")
    decision_on = PastDayField(label="Ngày quyết định", required=False)
    note = UnitGrade._meta.get_field("note").formfield(label="Ghi chú")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not {"grade", "decision_no", "decision_on"} & set(self.errors):
            for name, sentence in paper_faults(cleaned).items():
                self.add_error(name, sentence)
        return cleaned


class CollectiveGrid(Grid):
    model = UnitGrade
    form = CollectiveForm
    fields = columns = FIELDS
    whole = False
    has_version = True

    def __init__(self, year: int) -> None:
        self.year = year

    def label(self, name: str) -> str:
        return f"{capfirst(office_body())} đề xuất" if name == "proposed" else super().label(name)

    def heads(self) -> list[tuple[str, str]]:
        """(label, what digits write as JSON) of the columns."""
        keys = json.dumps(digits(self.year, with_not_graded=False))
        return [(self.label(name), keys if name in GRADES else "") for name in self.fields]

    def stored(self, record: UnitGrade) -> dict[str, str]:
        day = record.decision_on
        texts = {name: written(getattr(record, name), self.year) for name in GRADES}
        return texts | {
            "decision_no": record.decision_no,
            "decision_on": f"{day:%d/%m/%Y}" if day else "",
            "note": record.note,
        }

    def named(self, record: UnitGrade) -> str:
        return str(record.unit)

    def of_field(self, name: str, text: str) -> str:
        return f"{self.label(name)} {text or 'để trống'}"


def with_paper(rows: Iterable[GridRow], number: str, day: str) -> int:
    """One paper for all that are graded and have none; returns how many were filled in, unsaved so far."""
    count = 0
    for row in rows:
        if row.cells["grade"] and not (row.cells["decision_no"] or row.cells["decision_on"]):
            row.cells |= {"decision_no": number, "decision_on": day}
            count += 1
    return count


def collectives(campaign: Campaign, user: Any, action: str = "change") -> QuerySet:
    rows = UnitGrade.objects.for_user(user, action).filter(campaign=campaign)
    return rows.select_related("unit").order_by("unit__official_key", "pk")


def missing_units(campaign: Campaign, user: Any) -> Sequence[Unit]:
    """Units that answer or have rows in the campaign, whose collective the user may grade and that has none here."""
    lines = (
        GradingLine.objects.in_scope(user)
        .filter(campaign=campaign)
        .select_related("unit", "campaign_unit__unit")
    )
    units = {unit.pk: unit for unit in map(meeting_unit, lines)}
    units |= {each.unit_id: each.unit for each in campaign.units.select_related("unit")}
    scope = user.scope("evaluation.add_unitgrade")
    there = set(UnitGrade.objects.in_scope(user).filter(campaign=campaign).values_list("unit", flat=True))
    found = [unit for unit in units.values() if scope.covers(unit.pk) and unit.pk not in there]
    return sorted(found, key=lambda unit: unit.official_key)


def make_rows(campaign: Campaign, units: Sequence[Unit], user: Any) -> int:
    """A row each; one of the year that stands without a campaign joins this one."""
    standing = UnitGrade.objects.for_user(user, "change").filter(year=campaign.year, unit__in=units)
    known = set(standing.values_list("unit", flat=True))
    standing.filter(campaign=None).update(campaign=campaign)
    new = [
        UnitGrade(campaign=campaign, year=campaign.year, unit=unit) for unit in units if unit.pk not in known
    ]
    UnitGrade.objects.bulk_create(new, ignore_conflicts=True)
    return len(units)
