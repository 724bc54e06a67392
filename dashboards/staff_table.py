"""The structure of the staff as a table; every number opens the list of people behind it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cadre.ages import BirthKnown
from cadre.figures import EVERYBODY, LEADERS, WOMEN, Staff
from cadre.filters import LEVELS, NOT_KNOWN, Minority
from cadre.models.people import Cadre, EthnicGroup
from cadre.party import PartyStatus
from dashboards.age_bands import Band
from foundation.core.figures import Share
from office.organisation.figure_links import Figure, Links
from office.organisation.models.structure import Level


@dataclass(frozen=True)
class StaffRow:
    """The people with one value; a cell is None where its column means the same value.

    `band` marks the rows that the age pyramid draws.
    """

    label: str
    cells: list[Figure | None]
    share: Share
    band: bool = False


@dataclass(frozen=True)
class StaffPart:
    """The rows of one property, such as sex or age, under its title."""

    title: str
    rows: list[StaffRow]
    note: str = ""


class StaffTable:
    """The whole table; `columns` are (group of people, label, query of its list).

    The groups are everybody, women, leaders, and the levels of titles where more than one occurs.
    """

    def __init__(self, staff: Staff, bands: Sequence[Band], day: datetime.date, links: Links):
        self.staff, self.bands, self.day, self.links = staff, bands, day, links
        levels = [level for level in Level if staff.total(level.value)]
        self.columns = [(EVERYBODY, "Tổng số", {}), (WOMEN, "Nữ", {"sex": Cadre.Sex.FEMALE.value})]
        self.columns += [(LEADERS, "Lãnh đạo, quản lý", {"leader": "true"})]
        if len(levels) > 1:
            self.columns += [(level.value, level.label, {"level": level.value}) for level in levels]

    @property
    def total(self) -> int:
        """All people, of whom the shares are parts."""
        return self.staff.total()

    @property
    def labels(self) -> list[str]:
        """The headings of the columns."""
        return [label for _, label, _ in self.columns]

    @cached_property
    def ethnic_groups(self) -> list[EthnicGroup]:
        """All of them, in their order."""
        return list(EthnicGroup.objects.all())

    def totals(self) -> list[Figure]:
        """The people of each column."""
        return [self._figure(self.staff.total(of), query) for of, _, query in self.columns]

    def _figure(self, count: int, *queries: Mapping[str, Any]) -> Figure:
        merged = {name: value for query in queries for name, value in query.items()}
        return self.links.figure(count, "cadre-list", **merged)

    def _row(
        self, label: str, by: str, values: Iterable[Any], query: Mapping[str, Any], *, band: bool = False
    ) -> StaffRow:
        """A row of one value or of several together; `query` asks for its people at the list."""
        cells = []
        for of, _, narrowed in self.columns:
            count = sum(self.staff.count(by, value, of) for value in values)
            repeated = by == "sex" and of == WOMEN
            cells.append(None if repeated else self._figure(count, query, narrowed))
        return StaffRow(label, cells, Share(cells[0].count, self.total), band)

    def parts(self) -> Iterator[StaffPart]:
        """The parts in the order of the page; the part on ethnic groups takes one query."""
        yield StaffPart("Giới tính", self._sexes())
        yield StaffPart("Độ tuổi", self._ages(), f"Mốc tính tuổi: {self.day:%d/%m/%Y}")
        yield StaffPart("Dân tộc", self._ethnic_groups())
        yield StaffPart("Trình độ chuyên môn", self._levels("degree"))
        yield StaffPart("Lý luận chính trị", self._levels("theory"))
        yield StaffPart("Đảng viên", self._party())

    def _sexes(self) -> list[StaffRow]:
        return [self._row(sex.label, "sex", [sex.value], {"sex": sex.value}) for sex in Cadre.Sex]

    def _ages(self) -> list[StaffRow]:
        rows = []
        if self.staff.values("band") != {None}:
            rows += [
                self._row(band.label, "band", [n], band.asked, band=True) for n, band in enumerate(self.bands)
            ]
        if self.staff.count("band", None):
            rows.append(self._row("Chưa có ngày sinh", "band", [None], {"birth": BirthKnown.NONE.value}))
        return rows

    def _ethnic_groups(self) -> list[StaffRow]:
        present = self.staff.values("ethnic")
        groups, rows = [group for group in self.ethnic_groups if group.pk in present], []
        minorities = [group.pk for group in groups if group.is_minority]
        if groups:
            rows.append(self._row("Dân tộc thiểu số", "ethnic", minorities, {"minority": Minority.YES.value}))
        groups.sort(key=lambda group: -self.staff.count("ethnic", group.pk))
        for group in groups:
            rows.append(self._row(group.name, "ethnic", [group.pk], {"ethnic_group": group.pk}))
        if None in present:
            query = {"minority": Minority.UNKNOWN.value}
            rows.append(self._row(Minority.UNKNOWN.label, "ethnic", [None], query))
        return rows

    def _levels(self, kind: str) -> list[StaffRow]:
        present = self.staff.values(kind)
        rows = [
            self._row(level.label, kind, [level], {kind: level.value})
            for level in reversed(LEVELS[kind])
            if level in present
        ]
        if None in present:
            rows.append(self._row("Chưa ghi", kind, [None], {kind: NOT_KNOWN}))
        return rows

    def _party(self) -> list[StaffRow]:
        present = self.staff.values("party")
        return [
            self._row(status.label, "party", [status.value], {"party": status.value})
            for status in PartyStatus
            if status.value in present
        ]
