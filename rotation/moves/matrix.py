"""“Luân chuyển theo năm”: moves by way and by the year in which they began, and what became of those who came back."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from foundation.core.dates import PartialDate
from rotation.models import Rotation, RotationQuerySet
from rotation.moves.directions import MoveWay, ways_of
from rotation.moves.outcomes import MoveOutcome, outcomes_of

YEARS = 10
TITLE = "Luân chuyển theo năm"
RUNNING, RETURNED, BEGUN = "running", "returned", "begun"
WAYS, STANDS, BECAME = "1. Theo hướng", "2. Tình hình đến ngày này", "3. Những lượt đã kết thúc"
COUNTED = "Đơn vị tính là lượt: mỗi lần luân chuyển là một lượt, tính ở năm bắt đầu; một đồng chí có thể có nhiều lượt."
TO_UNIT = "Tính các lượt đến chức vụ của đơn vị và các đơn vị trực thuộc."
TOLD_BY = "Hướng theo cấp của đơn vị nơi đi, nơi đến tại ngày bắt đầu."
UNCLEAR = "Chưa rõ: nơi đi chỉ ghi bằng chữ; chọn chức vụ trước luân chuyển trong danh mục thì tính được."
OTHER = "Hướng khác: trong cùng một đơn vị, hoặc đến, đi từ tổ chức cơ sở trực thuộc."
RANKED = (
    "Cao hơn, tương đương, thấp hơn: theo nhóm, bậc của hai chức danh tại ngày kết thúc; chưa nhập nhóm, bậc"
    " thì ghi là chưa rõ."
)
EARLIER = "Trước năm {year} còn {count} lượt không có trong bảng."


@dataclass(frozen=True)
class MoveRow:
    """A line: its numbers by year, and what the list behind one of them is asked for. A heading has no numbers."""

    key: str
    label: str
    numbers: Counter[int] | None = None
    asked: tuple[tuple[str, str], ...] = ()
    total: int | None = None

    @property
    def counted(self) -> int:
        """Of all years; people who were moved in two of them count once."""
        return self.numbers.total() if self.total is None else self.total


class MoveMatrix:
    """Of one unit and those below it (`units` are all keys) on a day, of the moves of a kind ("" for all) that began
    in the years from `since` on (0 for the last ten), as their reader may see.
    """

    def __init__(self, user: Any, units: Collection[int], day: datetime.date, kind: str = "", since: int = 0):
        self.user, self.units, self.day, self.kind = user, units, day, kind
        self.asked_since = since

    @property
    def all_moves(self) -> RotationQuerySet:
        """The reader's own moves and those of relatives are counted too: a total is whole."""
        rows = (
            Rotation.objects.listed_for(self.user).begun_by(self.day).filter(to_post__unit__among=self.units)
        )
        return rows.filter(kind=self.kind) if self.kind else rows

    @cached_property
    def years_begun(self) -> Counter[int]:
        days = self.all_moves.order_by().values_list("valid_from", flat=True)
        return Counter(day.year for day in days)

    @property
    def since(self) -> int:
        """The first year of the table."""
        first = self.asked_since or self.day.year - YEARS + 1
        shown = [year for year in self.years_begun if year >= first]
        return min(shown, default=self.day.year)

    @property
    def years(self) -> range:
        return range(self.since, self.day.year + 1)

    @property
    def earlier(self) -> int:
        """How many began before the first year."""
        return sum(count for year, count in self.years_begun.items() if year < self.since)

    @cached_property
    def moves(self) -> RotationQuerySet:
        return self.all_moves.filter(valid_from__gte=PartialDate.of(self.since))

    @cached_property
    def facts(self) -> list[tuple[int, int, int, bool]]:
        """(key, person, year, whether it is over) of each."""
        rows = self.moves.order_by().values_list("pk", "cadre", "valid_from", "valid_to")
        return [
            (pk, cadre, begun.year, ended is not None and ended.first_day <= self.day)
            for pk, cadre, begun, ended in rows
        ]

    @property
    def is_empty(self) -> bool:
        return not self.facts

    def by_year(self, keys: Collection[int]) -> Counter[int]:
        return Counter(year for pk, _, year, _ in self.facts if pk in keys)

    def rows(self) -> Iterator[MoveRow]:
        ways, everybody = ways_of(self.moves), {pk for pk, *_ in self.facts}
        yield MoveRow("total", "TỔNG SỐ LƯỢT", self.by_year(everybody), (("state", BEGUN),))
        people = {(cadre, year) for _, cadre, year, _ in self.facts}
        distinct = len({cadre for _, cadre, *_ in self.facts})
        yield MoveRow("people", "Số đồng chí", Counter(year for _, year in people), total=distinct)
        yield MoveRow("ways", WAYS)
        for way in MoveWay:
            found = self.by_year({pk for pk, of in ways.items() if of == way})
            if found:
                yield MoveRow(way, way.label, found, (("state", BEGUN), ("way", way.value)))
        over = {pk for pk, _, _, ended in self.facts if ended}
        yield MoveRow("stands", STANDS)
        yield MoveRow(RUNNING, "Đang luân chuyển", self.by_year(everybody - over), (("state", RUNNING),))
        yield MoveRow(RETURNED, "Đã kết thúc", self.by_year(over), (("state", RETURNED),))
        if over:
            yield MoveRow("became", BECAME)
        became = outcomes_of(self.moves, self.day) if over else {}
        for outcome in MoveOutcome:
            found = self.by_year({pk for pk, of in became.items() if of == outcome})
            if found:
                yield MoveRow(outcome, outcome.label, found, (("became", outcome.value),))

    @cached_property
    def lines(self) -> list[MoveRow]:
        return list(self.rows())

    def notes(self) -> Iterator[str]:
        """What must be known to read the numbers."""
        yield from (COUNTED, TO_UNIT, TOLD_BY)
        keys = {line.key for line in self.lines}
        if MoveWay.UNCLEAR in keys:
            yield UNCLEAR
        if MoveWay.OTHER in keys:
            yield OTHER
        if keys & {MoveOutcome.HIGHER, MoveOutcome.EQUAL, MoveOutcome.LOWER, MoveOutcome.UNRANKED}:
            yield RANKED
        if self.earlier:
            yield EARLIER.format(year=self.since, count=self.earlier)
