"""The days off of a year as a library of calendars gives them: a proposal, of which the office takes what is so."""

import datetime

from holidays import country_holidays

# A working day moved to a weekend is settled year by year: the office enters both days of it.
MOVED = "thay cho ngày"
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu")


def proposed_days(year: int) -> dict[datetime.date, str]:
    """{day: its name} of the public holidays of the year, Tết among them, that fall on Monday to Friday."""
    found = country_holidays("VN", years=year, language="vi", observed=False)
    return {
        day: name
        for day, name in sorted(found.items())
        if day.weekday() < len(WEEKDAYS) and MOVED not in name
    }


def label_of(day: datetime.date, name: str) -> str:
    """The day as a line to tick: "01/01/2027, thứ Sáu: Tết Dương lịch"."""
    return f"{day:%d/%m/%Y}, {WEEKDAYS[day.weekday()]}: {name}"
