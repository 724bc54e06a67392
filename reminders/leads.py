"""How long before an event something begins or is due."""

import datetime
from dataclasses import dataclass

from django.db import models

from foundation.core.months import add_months


class LeadMeasure(models.TextChoices):
    DAY = "day", "ngày"
    WORKING_DAY = "working_day", "ngày làm việc"
    MONTH = "month", "tháng"


@dataclass(frozen=True)
class Lead:
    number: int
    measure: str

    def before(self, event, working):
        """The day that lies this long before the event."""
        if self.measure == LeadMeasure.MONTH:
            return add_months(event, -self.number)
        if self.measure == LeadMeasure.WORKING_DAY:
            return working.before(event, self.number)
        return event - datetime.timedelta(days=self.number)

    def reach(self, today):
        """A day such that no later event has its lead begun today: narrows a query, before `before` decides."""
        if self.measure == LeadMeasure.MONTH:
            return add_months(today, self.number) + datetime.timedelta(days=3)
        days = self.number if self.measure == LeadMeasure.DAY else 2 * self.number + 60
        return today + datetime.timedelta(days=days)

    def __str__(self):
        return f"{self.number} {LeadMeasure(self.measure).label}"
