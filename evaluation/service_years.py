"""Whether somebody can have been graded for a year: of age, and in a post."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cadre.faults import earliest_birthday
from cadre.models.people import Cadre
from evaluation.models.evaluations import FIRST_YEAR
from foundation.core.dates import PartialDate
from foundation.sheets.kinds import WARNING, Fault

WORKING_AGE = 18
TOO_YOUNG = "Năm {year} đồng chí này chưa đủ {age} tuổi (sinh {born}); kiểm tra lại năm đánh giá."
BEFORE_ANY_POST = (
    "Năm {year} trước khi đồng chí này giữ chức vụ đầu tiên (từ {first}); "
    "kiểm tra lại năm đánh giá hoặc quá trình công tác."
)
NO_POST_IN_YEAR = "Cả năm {year} đồng chí này không giữ chức vụ nào (thôi giữ chức vụ từ {left})."
NO_POST_AT_END = "Ngày 31/12/{year} đồng chí này không giữ chức vụ nào (thôi giữ chức vụ từ {left})."


@dataclass
class ServiceYears:
    """What a record says of birth and posts; a post has its first day (None: as far back as asked) and its end."""

    born: PartialDate | None
    posts: list[tuple[date | None, date | None]] = field(default_factory=list)

    def held_between(self, first: date, last: date) -> bool:
        """Whether a post was held on one of the days."""
        return any(
            (not begins or begins <= last) and (not ends or ends > first) for begins, ends in self.posts
        )

    def first_post(self) -> date | None:
        """The day of the first post; None where no post is on record, or one goes back further than is known."""
        begins = [begins for begins, _ in self.posts]
        return None if None in begins else min(begins, default=None)

    def left_by(self, day: date) -> date | None:
        """The day from which the last post before was held no more."""
        return max((ends for _, ends in self.posts if ends and ends <= day), default=None)


def service_years(keys: Iterable[int]) -> dict[int, ServiceYears]:
    """What the records of the people say; one query."""
    found: dict[int, ServiceYears] = {}
    posts = ("posts__pk", "posts__counts_from", "posts__valid_to")
    rows = Cadre.objects.filter(pk__in=set(keys)).order_by("pk", "posts__pk")
    for key, born, held, begins, ends in rows.values_list("pk", "birth", *posts):
        served = found.setdefault(key, ServiceYears(born))
        if held:
            served.posts.append((begins, ends.first_day if ends else None))
    return found


def service_faults(facts: Mapping[str, Any], served: ServiceYears, day: date) -> Iterator[Fault]:
    """Faults of a grade beside the record of its person: an error where it cannot be, a warning where it may.

    A reason why somebody was not graded is no grade: who has left is not graded. `day` is today.
    """
    year = facts.get("year")
    if not year or not FIRST_YEAR <= year <= day.year:
        return
    first, last = date(year, 1, 1), min(date(year, 12, 31), day)
    begun = served.first_post()
    if served.born and earliest_birthday(served.born, WORKING_AGE) > date(year, 12, 31):
        yield Fault("year", TOO_YOUNG.format(year=year, age=WORKING_AGE, born=served.born))
    elif begun and begun > date(year, 12, 31):
        yield Fault("year", BEFORE_ANY_POST.format(year=year, first=f"{begun:%d/%m/%Y}"))
    elif facts.get("grade") and served.posts and not served.held_between(last, last):
        left = served.left_by(last)
        said = NO_POST_AT_END if served.held_between(first, last) else NO_POST_IN_YEAR
        yield Fault("year", said.format(year=year, left=f"{left:%d/%m/%Y}" if left else "chưa rõ"), WARNING)
