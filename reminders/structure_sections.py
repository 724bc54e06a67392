"""What the page of a unit tells of duties: those that are late there, and how many wait."""

from office.organisation.models.structure import Unit
from office.organisation.sections import StructureSection
from reminders.models import Duty
from reminders.table import InboxTable
from reminders.views import RELATED, ReadsPeople

SHOWN = 10
COLUMNS = ("task", "whose", "due_on", "left")


class UnitDutiesSection(ReadsPeople, StructureSection):
    """The duties of the unit and those below it that are late, the oldest first. The ledger speaks of today."""

    of = Unit
    model = Duty
    title = "Việc cần làm"
    section_template = "reminders/_unit_duties.html"

    def get_context_data(self, **kwargs):
        below = Unit.objects.scope_under([self.record]).condition("unit")
        waiting = Duty.objects.for_user(self.request.user).filter(below).outstanding(self.today)
        late = waiting.filter(due_on__lt=self.today)
        rows = late.select_related(*RELATED).with_lists().order_by("due_on", "pk")[:SHOWN]
        shown = [column for column in self.columns if column.name in COLUMNS]
        return super().get_context_data(
            columns=shown,
            rows_html=InboxTable(shown, self.today, self.working, Duty.get_absolute_url).draw(rows),
            late=late.count(),
            waiting=waiting.count(),
            **kwargs,
        )
