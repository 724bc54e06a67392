"""The rows of a unit as it types them: its own columns, and of what went on nothing but its own words."""

from collections.abc import Iterable, Sequence
from typing import Any

from evaluation.grading.choices import WITH_UNIT
from evaluation.grading.grid.table import GIVEN, OF_UNIT, POINTS, QUARTERS, GradingGrid
from evaluation.grading.period.answering import sent_on, write
from evaluation.models import GradingLine
from foundation.grids.row import GridRow
from office.campaigns.models import CampaignUnit

NOT_OF_UNIT = ("months", *POINTS, *GIVEN, "note")


class AnswerGrid(GradingGrid):
    """Counts of votes and what the office and the body say are no part of it, not even hidden."""

    def __init__(self, unit: CampaignUnit, user: Any, editable: Iterable[int], quarters: bool) -> None:
        hidden = NOT_OF_UNIT if quarters else (*NOT_OF_UNIT, *QUARTERS)
        super().__init__(unit.campaign.year, frozenset(editable), {}, hidden)
        self.unit, self.user = unit, user

    @property
    def drawn(self) -> Sequence[str]:
        return self.fields

    def text(self, record: GradingLine, name: str) -> str:
        """Of what went on the office writes the other columns: what stands there is its word by now."""
        hidden = record.state not in WITH_UNIT and name not in OF_UNIT
        return "" if hidden else super().text(record, name)

    def locked(self, record: GradingLine) -> str:
        return "" if record.state in WITH_UNIT and record.pk in self.editable else sent_on()

    def closed(self, record: GradingLine) -> str:
        return self.locked(record)

    def save(self, rows: Iterable[GridRow]) -> int:
        changed = [row.record for row in rows if row.saved]
        write(self.unit, self.user, changed)
        return len(changed)
