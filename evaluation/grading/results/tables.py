"""The tables of what came of a year's grading: each row with its figures, each figure with the list behind it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cadre.models.people import Cadre
from evaluation.figures import GradeCounts
from evaluation.filters import NO_GROUP
from evaluation.grades import NOT_GRADED_SHORT, SHORT, Grade
from evaluation.grading.results.counting import Counted, ResultTally, by_kind, tallied
from evaluation.grading.results.places import ResultPlaces
from evaluation.models import PeerGroup
from evaluation.summary import GOOD_SHORT, cells
from evaluation.told_apart import PostKind
from foundation.lists.tables import Column
from office.organisation.models.structure import Unit

KEYS = {
    "units": "Theo đơn vị",
    "groups": "Theo nhóm",
    "kinds": "Theo loại chức vụ",
    "sexes": "Theo giới tính",
}
TOTAL = "Tổng số"
HEADS_KNOWN = "Người đứng đầu chỉ biết ở kết quả ghi từ đợt đánh giá trong chương trình."
# What an address asks for of rows that are in no group.
WITHOUT = "null"


@dataclass(frozen=True)
class ResultRow:
    """`asked` is what its lists are narrowed by; `url` leads further in, where there is anything."""

    label: str
    tally: ResultTally
    asked: Mapping[str, Any]
    url: str = ""
    total: bool = False

    @property
    def grades(self) -> GradeCounts:
        return self.tally.grades


@dataclass(frozen=True)
class CountedTable:
    """`heading` names the first column."""

    key: str
    heading: str
    rows: list[ResultRow]
    note: str = ""

    @property
    def title(self) -> str:
        return KEYS[self.key]

    @property
    def waits(self) -> bool:
        """Whether anything of it is not yet decided."""
        return any(row.tally.waiting for row in self.rows)


def columns(table: CountedTable) -> Iterator[Column]:
    """The columns of its sheet."""
    yield Column("label", table.heading, "label")
    if table.waits:
        yield Column("waiting", "Chưa quyết định", "tally.waiting", kind="number")
    yield Column("graded", "Được xếp loại", "grades.graded", kind="number")
    for grade in Grade:
        yield Column(grade.value, SHORT[grade], number_of(grade), kind="number")
        yield Column(f"{grade.value}_share", f"Tỷ lệ {SHORT[grade]}", share_of(grade))
    yield Column("good", GOOD_SHORT, "grades.good.part", kind="number")
    yield Column("good_share", f"Tỷ lệ {GOOD_SHORT}", lambda row: row.grades.good.words())
    yield Column("not_graded", NOT_GRADED_SHORT, "grades.not_graded", kind="number")


def number_of(grade: Grade) -> Callable[[ResultRow], int]:
    return lambda row: row.grades.counts.get(grade, 0)


def share_of(grade: Grade) -> Callable[[ResultRow], str]:
    return lambda row: row.grades.share(grade).words()


class ResultTables:
    """All tables of the people counted. `here` gives the address of the same page for a unit."""

    def __init__(self, found: list[Counted], places: ResultPlaces, here: Callable[[int], str]):
        self.found, self.places, self.here = found, places, here

    def all(self, *, groups: bool) -> Iterator[CountedTable]:
        """Those that tell anything apart; by group for who is told of the `groups`."""
        if groups and any(counted.group for counted in self.found):
            yield self.groups()
        yield self.kinds()
        yield self.sexes()
        yield self.units()

    def with_total(self, rows: Iterable[ResultRow]) -> list[ResultRow]:
        """The rows, and all that was counted beneath them where they are several."""
        rows = list(rows)
        return [*rows, self.total] if len(rows) > 1 else rows

    @cached_property
    def total(self) -> ResultRow:
        whole = tallied(self.found, lambda counted: None)
        return ResultRow(TOTAL, whole.get(None, ResultTally()), {}, total=True)

    def units(self) -> CountedTable:
        tallies = tallied(self.found, lambda counted: self.places.of[counted.unit])
        rows = (self.unit_row(unit, tallies[unit.pk]) for unit in self.places.units)
        return CountedTable("units", "Đơn vị", self.with_total(rows))

    def unit_row(self, unit: Unit, tally: ResultTally) -> ResultRow:
        further = "" if unit.pk == self.places.top else self.here(unit.pk)
        return ResultRow(str(unit), tally, self.places.asked(unit.pk), further)

    def groups(self) -> CountedTable:
        tallies = tallied(self.found, lambda counted: counted.group)
        names = PeerGroup.objects.filter(pk__in=filter(None, tallies)).order_by("campaign", "ordinal", "pk")
        rows = [ResultRow(group.name, tallies[group.pk], {"group": group.pk}) for group in names]
        if None in tallies:
            rows.append(ResultRow(NO_GROUP, tallies[None], {"group": WITHOUT}))
        return CountedTable("groups", "Nhóm", self.with_total(rows))

    def kinds(self) -> CountedTable:
        tallies = by_kind(self.found)
        heads = tallies.pop(PostKind.HEAD.value, None)
        rows = self.with_total(
            ResultRow(PostKind(kind).label, tally, {"post": kind}) for kind, tally in tallies.items()
        )
        if heads:
            label = f"Trong đó: {PostKind.HEAD.label.lower()}"
            rows.append(ResultRow(label, heads, {"post": PostKind.HEAD.value}))
        return CountedTable("kinds", "Loại chức vụ", rows, HEADS_KNOWN if heads else "")

    def sexes(self) -> CountedTable:
        tallies = tallied(self.found, lambda counted: counted.sex)
        rows = (ResultRow(sex.label, tallies[sex], {"sex": sex.value}) for sex in Cadre.Sex if sex in tallies)
        return CountedTable("sexes", "Giới tính", self.with_total(rows))


def drawn(table: CountedTable, evaluations: Callable[..., str], lines: Callable[..., str]) -> dict[str, Any]:
    """The table for its page: each figure with the address of its list."""
    rows = [
        {
            "row": row,
            "line": cells(row.grades, lambda asked=row.asked, **figure: evaluations(**asked, **figure)),
            "waiting_url": lines(**row.asked) if row.tally.waiting else "",
        }
        for row in table.rows
    ]
    return {"table": table, "rows": rows}
