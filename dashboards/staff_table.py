"""The structure of the staff as a table; every number opens the list of people behind it."""

from dataclasses import dataclass

from cadre.ages import BirthKnown
from cadre.figures import EVERYBODY, LEADERS, WOMEN
from cadre.filters import LEVELS, NOT_KNOWN, Minority
from cadre.models.people import Cadre, EthnicGroup
from cadre.party import PartyStatus
from foundation.core.figures import Share
from office.organisation.models.structure import Level


@dataclass(frozen=True)
class StaffRow:
    """One value; a cell is None where its column says the same. `band` tells rows that the pyramid draws."""

    label: str
    cells: list
    share: Share
    band: bool = False


@dataclass(frozen=True)
class StaffPart:
    title: str
    rows: list
    note: str = ""


class StaffTable:
    """`columns` are of whom: everybody, women, leaders, and the levels of titles that occur when there are several."""

    def __init__(self, staff, bands, day, links):
        self.staff, self.bands, self.day, self.links = staff, bands, day, links
        levels = [level for level in Level if staff.total(level.value)]
        self.columns = [(EVERYBODY, "Tổng số", {}), (WOMEN, "Nữ", {"sex": Cadre.Sex.FEMALE.value})]
        self.columns += [(LEADERS, "Lãnh đạo, quản lý", {"leader": "true"})]
        if len(levels) > 1:
            self.columns += [(level.value, level.label, {"level": level.value}) for level in levels]

    @property
    def total(self):
        return self.staff.total()

    @property
    def labels(self):
        return [label for _, label, _ in self.columns]

    def totals(self):
        return [self._figure(self.staff.total(of), asked) for of, _, asked in self.columns]

    def _figure(self, count, *asked):
        merged = {name: value for each in asked for name, value in each.items()}
        return self.links.figure(count, "cadre-list", **merged)

    def _row(self, label, by, values, asked, *, band=False):
        """A row of one value or of several together."""
        cells = []
        for of, _, narrowed in self.columns:
            count = sum(self.staff.count(by, value, of) for value in values)
            told = by == "sex" and of == WOMEN
            cells.append(None if told else self._figure(count, asked, narrowed))
        return StaffRow(label, cells, Share(cells[0].count, self.total), band)

    def parts(self):
        yield StaffPart("Giới tính", self._sexes())
        yield StaffPart("Độ tuổi", self._ages(), f"Mốc tính tuổi: {self.day:%d/%m/%Y}")
        yield StaffPart("Dân tộc", self._ethnic_groups())
        yield StaffPart("Trình độ chuyên môn", self._levels("degree"))
        yield StaffPart("Lý luận chính trị", self._levels("theory"))
        yield StaffPart("Đảng viên", self._party())

    def _sexes(self):
        return [self._row(sex.label, "sex", [sex.value], {"sex": sex.value}) for sex in Cadre.Sex]

    def _ages(self):
        rows = [
            self._row(band.label, "band", [n], band.asked, band=True) for n, band in enumerate(self.bands)
        ]
        if self.staff.count("band", None):
            rows.append(self._row("Chưa có ngày sinh", "band", [None], {"birth": BirthKnown.NONE.value}))
        return rows

    def _ethnic_groups(self):
        present = self.staff.values("ethnic")
        groups = [group for group in EthnicGroup.objects.all() if group.pk in present]
        minorities = [group.pk for group in groups if group.is_minority]
        rows = [self._row("Dân tộc thiểu số", "ethnic", minorities, {"minority": Minority.YES.value})]
        groups.sort(key=lambda group: -self.staff.count("ethnic", group.pk))
        for group in groups:
            rows.append(self._row(group.name, "ethnic", [group.pk], {"ethnic_group": group.pk}))
        if None in present:
            asked = {"minority": Minority.UNKNOWN.value}
            rows.append(self._row(Minority.UNKNOWN.label, "ethnic", [None], asked))
        return rows

    def _levels(self, kind):
        present = self.staff.values(kind)
        known = [(int(key), label) for key, label in LEVELS[kind] if key != NOT_KNOWN]
        rows = [
            self._row(label, kind, [level], {kind: level})
            for level, label in reversed(known)
            if level in present
        ]
        if None in present:
            rows.append(self._row("Chưa ghi", kind, [None], {kind: NOT_KNOWN}))
        return rows

    def _party(self):
        present = self.staff.values("party")
        return [
            self._row(status.label, "party", [status.value], {"party": status.value})
            for status in PartyStatus
            if status.value in present
        ]
