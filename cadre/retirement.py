"""In which month a person retires and why: one answer for pages, lists, sheets and duties, for any day.

The projection keeps the last day of that month for today; `retirement_day` of SQL counts as `reckoning` does.
"""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, DateField, Func, JSONField, Value, When
from django.db.models.functions import TruncMonth

from cadre.models.people import Cadre
from foundation.core.dates import PartialDate
from foundation.core.months import last_day_of
from foundation.core.saving.constraints import FirstDay
from office.regulations.models import Rule
from office.regulations.reckoning import retirement_month
from office.regulations.values import Measure

UNCONFIRMED = "Quy định tuổi nghỉ hưu chưa xác nhận"
YEAR_ONLY = "chưa rõ tháng sinh"


@dataclass(frozen=True)
class Retirement:
    """The last month in service; `basis` is what it rests on, `remark` what must be said beside it.

    Without a month the remark alone says why, where it is the rule that is lacking.
    """

    month: PartialDate | None = None
    basis: str = ""
    remark: str = ""

    @property
    def day(self) -> datetime.date | None:
        """The last day in service."""
        return last_day_of(self.month) if self.month else None

    @property
    def words(self) -> str:
        """The month as lists show it, with what must be said of it."""
        if not self.month:
            return self.remark
        return f"{self.month} ({self.remark})" if self.remark else str(self.month)


def by_paper(cadre: Cadre, day: datetime.date) -> Retirement | None:
    """The month that a paper has set by the day, with its reason; None for who retires by the general ages."""
    paper = cadre.retirement_paper_on
    if not paper or paper.first_day > day:
        return None
    reason = cadre.get_retirement_reason_display()
    source = f"theo văn bản số {cadre.retirement_paper_no} ngày {paper}"
    return Retirement(cadre.retirement_month, remark=f"{reason[:1].lower()}{reason[1:]}, {source}")


class Retirements:
    """When people retire by what is in force on a day; the rule is read once, at the first question."""

    def __init__(self, day: datetime.date):
        self.day = day

    @cached_property
    def rule(self) -> Rule | None:
        """The rule of retirement ages in force on the day, confirmed or not."""
        rules = "SELECT * FROM regulations_rule WHERE id = retirement_rule_on(%s)"
        return next(iter(Rule.objects.raw(rules, [self.day])), None)

    @property
    def confirmed(self) -> bool:
        return self.rule is not None and self.rule.confirmed and self.rule.measure == Measure.AGES

    def of(self, cadre: Cadre) -> Retirement:
        """The person's month: by a paper of their own from its day on, else by their age.

        A birth known only by year counts as January, and that is said (Decree 135, Art. 3.3).
        """
        if own := by_paper(cadre, self.day):
            return own
        if not self.confirmed:
            return Retirement(remark=UNCONFIRMED)
        if not cadre.birth:
            return Retirement()
        born = cadre.birth if cadre.birth.month else PartialDate.of(cadre.birth.year, 1)
        month = retirement_month(cadre.sex, born, self.rule.figure)
        return Retirement(month, self.rule.article, "" if cadre.birth.month else YEAR_ONLY)


def retires_on(day: datetime.date) -> Case:
    """SQL expression of a cadre: the last day in service by what is in force on the day; null where nobody knows."""
    # Selected, it is looked up once, not for every row.
    once = "(SELECT retirement_ages_on(%(expressions)s))"
    ages = Func(Value(day, DateField()), template=once, output_field=JSONField())
    by_age = Func("sex", "birth", ages, function="retirement_day", output_field=DateField())
    month = TruncMonth(FirstDay("retirement_month"), output_field=DateField())
    one_month = Func(
        month, template="(%(expressions)s + interval '1 month - 1 day')::date", output_field=DateField()
    )
    return Case(When(retirement_paper_on__lte=day, then=one_month), default=by_age, output_field=DateField())
