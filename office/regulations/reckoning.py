"""Ages and time left in whole months. The figures come from a rule set; here is only the arithmetic."""

from foundation.core.dates import PartialDate
from foundation.core.months import last_day_of, month_number, of_number


def retirement_months(sex, birth, ages):
    """Age at retirement in months; None when the month of birth is not known.

    `ages` is the value of `retirement_ages`: by sex a base, and for births from a month on
    a step for every so many birth months, up to a limit.
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


def retirement_month(sex, birth, ages):
    """The month in which the age is reached, the last one in service; None for a birth known only by year."""
    age = retirement_months(sex, birth, ages)
    return None if age is None else of_number(month_number(birth) + age)


def retirement_day(sex, birth, ages):
    """The last day of the month in which the age is reached."""
    month = retirement_month(sex, birth, ages)
    return month and last_day_of(month)


def pension_month(sex, birth, ages):
    """The month after; for it alone a birth known only by year counts as January (Decree 135, Art. 3.3)."""
    known = birth if birth.month else PartialDate.of(birth.year, 1)
    return of_number(month_number(retirement_month(sex, known, ages)) + 1)


def months_left(birth, sex, reckoning_month, ages):
    """Whole months from the reckoning month to retirement, below zero once past; None when birth is too coarse."""
    last = retirement_month(sex, birth, ages)
    return None if last is None else month_number(last) - month_number(reckoning_month)
