"""Ages and time left in whole months. The figures come from a rule set; here is only the arithmetic."""

import datetime

from foundation.core.dates import PartialDate
from foundation.core.months import last_day_of, month_number, of_number
from office.regulations.values import Ages


def retirement_months(sex: str, birth: PartialDate | None, ages: Ages) -> int | None:
    """Age at retirement in months; None when the month of birth is not known.

    `ages` is the value of the rule `retirement_ages`: for each sex a base age in months and, for births from a month
    on, a step for every so many birth months up to a limit. `sex` is "M" or "F".
    """
    if birth is None or birth.month is None:
        return None
    age = ages[sex]
    if "from" not in age:
        return age["base"]
    later = month_number(birth) - month_number(PartialDate(age["from"]))
    if later < 0:
        return age["base"]
    return min(age["limit"], age["base"] + age["step"] * (later // age["every"] + 1))


def retirement_month(sex: str, birth: PartialDate | None, ages: Ages) -> PartialDate | None:
    """The month in which the retirement age is reached, the last one in service; None as in `retirement_months`."""
    age = retirement_months(sex, birth, ages)
    return None if age is None else of_number(month_number(birth) + age)


def retirement_day(sex: str, birth: PartialDate | None, ages: Ages) -> datetime.date | None:
    """The last day of the month in which the retirement age is reached; None as in `retirement_months`."""
    month = retirement_month(sex, birth, ages)
    return month and last_day_of(month)


def pension_month(sex: str, birth: PartialDate, ages: Ages) -> PartialDate:
    """The month after the last one in service, from which the pension is paid.

    For it alone a birth known only by year counts as January (Decree 135, Art. 3.3).
    """
    known = birth if birth.month else PartialDate.of(birth.year, 1)
    return of_number(month_number(retirement_month(sex, known, ages)) + 1)


def months_left(retires: PartialDate | None, reckoning: datetime.date | PartialDate | None) -> int | None:
    """Whole months from the reckoning month to the month of retirement, below zero after it; None without either."""
    return month_number(retires) - month_number(reckoning) if retires and reckoning else None
