"""Which days the office works: Monday to Friday, but for the days of a list that the office keeps."""

import datetime
from bisect import bisect_left, bisect_right

from office.organisation.models.special_days import HolidayYear, SpecialDay

NOT_TAKEN_OFF = "chưa trừ ngày lễ năm"


class WorkingDays:
    """Counts working days without another query; `worked` says of each special day whether it is one.

    Of the years in `confirmed` the days off are known; of any other it is said that they are not.
    """

    def __init__(self, worked=(), confirmed=()):
        self.confirmed = frozenset(confirmed)
        changes = sorted(
            (day, 1 if works else -1) for day, works in dict(worked).items() if works != (day.weekday() < 5)
        )
        self.days = [day for day, _ in changes]
        self.sums = [0]
        for _, change in changes:
            self.sums.append(self.sums[-1] + change)

    @classmethod
    def load(cls):
        rows = SpecialDay.objects.values_list("day", "kind")
        worked = {day: kind == SpecialDay.Kind.WORKED for day, kind in rows}
        return cls(worked, HolidayYear.objects.values_list("year", flat=True))

    def caveat(self, start, end):
        """Which years between two days have days off that nobody has confirmed, in words; empty for none."""
        first, last = sorted((start, end))
        years = range((first + datetime.timedelta(days=1)).year, last.year + 1) if first < last else ()
        return not_taken_off([year for year in years if year not in self.confirmed])

    def count(self, day):
        """Working days from the beginning of the calendar to the day, both included."""
        weeks, rest = divmod(day.toordinal() - 1, 7)
        return 5 * weeks + min(rest + 1, 5) + self.sums[bisect_right(self.days, day)]

    def between(self, start, end):
        """Working days after the start up to and with the end; below zero when the end comes first."""
        return self.count(end) - self.count(start)

    def before(self, day, number):
        """The working day from which as many working days are left until the day."""
        wanted, far = self.count(day) - number, day.toordinal() - 2 * number - 60
        ordinals = range(far, day.toordinal() + 1)
        place = bisect_left(ordinals, wanted, key=lambda each: self.count(datetime.date.fromordinal(each)))
        return datetime.date.fromordinal(ordinals[place])


def not_taken_off(years):
    """The sentence on years whose days off still count as working days."""
    return f"{NOT_TAKEN_OFF} {', '.join(map(str, years))}" if years else ""
