"""A form of figures with its numbers: one object for the page and for its prints."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.functional import cached_property

from dashboards.forms.counting import LeftOut, StatCounts, StatSource, counted, held_posts, planned
from dashboards.forms.definitions import ENTRIES, MOVES, PEOPLE, TAKINGS, StatColumn, StatForm, StatRow
from dashboards.forms.horizons import Horizon, terms_of, usual_horizon
from dashboards.forms.moves import MOVED, moves_of
from dashboards.forms.takings import TAKEN, takings_of
from foundation.core.figures import thousands

EXPIRED = "Từ ngày {day:%d/%m/%Y} mẫu mới chưa có trong chương trình: tạm dùng mẫu cũ."
PERSONS = (
    "Đơn vị tính là người: mỗi cột tính một đồng chí một lần; ai giữ nhiều chức danh thì có ở nhiều cột."
)
PLACES = "Đơn vị tính là lượt người: mỗi chức danh được quy hoạch là một lượt, một đồng chí có thể tính nhiều lượt."
AGES = (
    "Tuổi đời tính tròn năm tại ngày {day:%d/%m/%Y}; ngày sinh chỉ biết tháng hoặc năm thì tính từ ngày đầu."
)
NOT_KEPT = "Để trống dòng {rows}: hồ sơ không ghi nội dung này."
NOT_ASKED = "Để trống cột {columns}: chưa có chức danh nào thuộc cột này {where}."
ON_RECORD, ON_LISTS = "trong danh mục chức vụ của đơn vị", "trong danh sách quy hoạch của nhiệm kỳ này"
RESTRICTED = "Để trống dòng {rows}: thông tin hạn chế, chương trình không thống kê."
NO_TITLE = "Ngày này chưa có gì để tính vào biểu: chưa có chức danh của cấp này trong hồ sơ."
EMPTY = {
    PEOPLE: NO_TITLE,
    ENTRIES: NO_TITLE,
    MOVES: "Ngày này chưa có gì để tính vào biểu: chưa ghi lượt luân chuyển nào đến đơn vị.",
    TAKINGS: "Ngày này chưa có gì để tính vào biểu: chưa ghi lượt bổ nhiệm, giới thiệu ứng cử nào của đơn vị.",
}
WHERE = {PEOPLE: ON_RECORD, ENTRIES: ON_LISTS}
MEASURES = {PEOPLE: PERSONS, ENTRIES: PLACES, MOVES: MOVED, TAKINGS: TAKEN}
SOURCES = {PEOPLE: held_posts, MOVES: moves_of, TAKINGS: takings_of}
UNCLEAR = "Dựa trên {count} đồng chí có chức vụ chưa rõ từ ngày nào; số của ngày này chưa chắc chắn."


@dataclass(frozen=True)
class Heading:
    """A cell of the head over one column, or over those of a group."""

    label: str
    columns: tuple[StatColumn, ...]
    grouped: bool


class StatTable:
    """A form of one unit and those below it (`units` are all keys) on a day, counted as its reader may see.

    `horizon` says of which terms a form of planning speaks; empty for the usual one.
    """

    def __init__(
        self, user: Any, form: StatForm, units: Collection[int], day: datetime.date, horizon: str = ""
    ):
        self.user, self.form, self.units, self.day = user, form, units, day
        if form.of_entries:
            self.horizon = horizon or usual_horizon(user, form, day)
            self.terms = terms_of(form, day, self.horizon)

    @cached_property
    def source(self) -> StatSource:
        if self.form.of_entries:
            terms = [term.pk for term in self.terms]
            return planned(self.user, self.form, self.units, self.day, terms)
        return SOURCES[self.form.counts](self.user, self.form, self.units, self.day)

    @cached_property
    def counts(self) -> StatCounts:
        return counted(self.source)

    @property
    def title(self) -> str:
        return self.form.title_of(self.day)

    @property
    def of_terms(self) -> str:
        """The terms of a form of planning in words; empty for a form of people."""
        if not self.form.of_entries:
            return ""
        names = "; ".join(dict.fromkeys(term.name for term in self.terms))
        return f"{Horizon(self.horizon).label}: {names or 'chưa ghi'}"

    @property
    def headings(self) -> list[Heading]:
        """The first row of the head: columns by themselves, and those of a group under its name."""
        found = groupby(self.form.columns, key=lambda column: column.group or column.number)
        groups = [tuple(columns) for _, columns in found]
        return [
            Heading(columns[0].group or columns[0].label, columns, bool(columns[0].group))
            for columns in groups
        ]

    @property
    def lines(self) -> Iterator[tuple[StatRow, list[int | None]]]:
        """The rows as the form has them, with their numbers; a heading has none."""
        for row in self.form.rows:
            yield row, [self.counts.of(row, column) if row.counted else None for column in self.form.columns]

    def rest_of(self, row: StatRow) -> tuple[StatRow, list[int | None]] | None:
        """After the last part of a heading: who is in none of its parts; None where that is nobody, or elsewhere."""
        heading = self.form.row(row.of) if row.of else None
        if heading is None or not heading.rest or self.form.parts(heading.key)[-1] != row:
            return None
        numbers = [self.counts.of(heading, column) for column in self.form.columns]
        return (heading, numbers) if any(numbers) else None

    @property
    def unsettled(self) -> list[LeftOut]:
        """The titles that nobody has put into a column."""
        return [each for each in self.counts.left_out if not each.settled]

    @property
    def without_column(self) -> list[LeftOut]:
        """The titles for which the form has no column."""
        return [each for each in self.counts.left_out if each.settled]

    @property
    def expired(self) -> str:
        """That the form was made for days before this one; empty while it counts."""
        return EXPIRED.format(day=self.form.valid_to) if self.day >= self.form.valid_to else ""

    @property
    def empty_text(self) -> str:
        return EMPTY[self.form.counts]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to count, and no title that the form leaves out."""
        return not self.counts.asked and not self.counts.left_out

    def notes(self) -> Iterator[str]:
        """What must be known to read the numbers."""
        yield MEASURES[self.form.counts]
        yield from self.source.notes()
        if any(row.age for row in self.form.rows):
            yield AGES.format(day=self.day)
        if missing := [row.name.lower() for row in self.form.rows if not row.recorded]:
            yield NOT_KEPT.format(rows=", ".join(missing))
        if restricted := [row.name.lower() for row in self.form.rows if row.restricted]:
            yield RESTRICTED.format(rows=", ".join(restricted))
        blank = [str(column.number) for column in self.counts.blank if column.recorded]
        if blank and self.form.counts in WHERE:
            yield NOT_ASKED.format(columns=", ".join(blank), where=WHERE[self.form.counts])
        if self.counts.unclear:
            yield UNCLEAR.format(count=thousands(self.counts.unclear))
