"""How long before an event something begins or is due."""

import datetime
from dataclasses import dataclass

from django.db import models

from foundation.core.months import add_months
from office.organisation.working_days import WorkingDays
from office.regulations import values
from office.regulations.models import Rule


class LeadMeasure(models.TextChoices):
    DAY = "day", "ngày"
    WORKING_DAY = "working_day", "ngày làm việc"
    MONTH = "month", "tháng"


@dataclass(frozen=True)
class Lead:
    """A time before an event: a number of days, working days or months (`measure` is a LeadMeasure)."""

    number: int
    measure: str

    def before(self, event: datetime.date, working: WorkingDays) -> datetime.date:
        """The day that lies this long before the event, which is when its duty begins."""
        if self.measure == LeadMeasure.MONTH:
            return add_months(event, -self.number)
        if self.measure == LeadMeasure.WORKING_DAY:
            return working.before(event, self.number)
        return event - datetime.timedelta(days=self.number)

    def after(self, event: datetime.date) -> datetime.date:
        """The day by which an answer is expected that was asked for at the event; working days by the week."""
        if self.measure == LeadMeasure.MONTH:
            return add_months(event, self.number)
        days = self.number if self.measure == LeadMeasure.DAY else -(-self.number * 7 // 5)
        return event + datetime.timedelta(days=days)

    def reach(self, today: datetime.date) -> datetime.date:
        """The last day, with some to spare, of an event whose duty has begun by today.

        For narrowing a query; `before` then decides exactly.
        """
        if self.measure == LeadMeasure.MONTH:
            return add_months(today, self.number) + datetime.timedelta(days=3)
        days = self.number if self.measure == LeadMeasure.DAY else 2 * self.number + 60
        return today + datetime.timedelta(days=days)

    def __str__(self):
        return f"{self.number} {LeadMeasure(self.measure).label}"


LEADS = {
    values.Measure.DAYS: LeadMeasure.DAY,
    values.Measure.WORKING_DAYS: LeadMeasure.WORKING_DAY,
    values.Measure.MONTHS: LeadMeasure.MONTH,
}


def lead_of(rule: Rule | None) -> Lead | None:
    """The lead that a rule of regulations sets, or None for one that sets none."""
    return Lead(rule.figure, LEADS[rule.measure]) if rule and rule.figure and rule.measure in LEADS else None
