"""Biểu 11 counted: rotations that began in the year, by where they lead."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from cadre.staff import with_levels
from dashboards.forms.counting import LeftOut, StatSource
from dashboards.forms.definitions import StatColumn, StatForm
from foundation.core.dates import PartialDate
from rotation.models import Rotation
from rotation.moves.directions import WITHOUT_COLUMN, MoveWay, ways_of

MOVED = (
    "Đơn vị tính là lượt người: mỗi lần luân chuyển bắt đầu trong năm là một lượt, một đồng chí có thể tính"
    " nhiều lượt."
)
ONLY_ROTATIONS = (
    "Chỉ tính luân chuyển đến chức vụ của đơn vị, đơn vị trực thuộc; không tính điều động, biệt phái."
)
TOLD_BY = "Cột theo cấp của đơn vị nơi đi, nơi đến tại ngày bắt đầu."
CENTRAL = (
    "Để trống cột {columns}: hồ sơ không có đơn vị cấp trung ương; nơi đi ghi bằng chữ thì hướng chưa rõ."
)


@dataclass(frozen=True)
class MovesSource(StatSource):
    """`ways` tells the way of every move that is counted, by its key."""

    person: str = "cadre__"
    ways: Mapping[int, MoveWay] = field(default_factory=dict)

    def going(self, ways: Collection[str]) -> Q:
        return Q(pk__among=[key for key, way in self.ways.items() if way in ways])

    def in_column(self, column: StatColumn) -> Q:
        return self.going(column.ways)

    @property
    def left_out(self) -> QuerySet:
        return self.rows.filter(self.going(WITHOUT_COLUMN))

    @cached_property
    def known(self) -> frozenset[int]:
        """All that are recorded, as soon as any rotation is on record; one query."""
        columns = (column.number for column in self.form.columns if column.recorded)
        return frozenset(columns) if self.asked.exists() else frozenset()

    def apart(self) -> list[LeftOut]:
        counts = Counter(self.ways.values())
        return [LeftOut(0, way.label, "", counts[way], way.value) for way in WITHOUT_COLUMN if counts[way]]

    def of_key(self, key: str) -> QuerySet:
        """The rows of one of those that no column counts."""
        return self.rows.filter(self.going([key]))

    def notes(self) -> Iterator[str]:
        yield ONLY_ROTATIONS
        yield TOLD_BY
        if missing := [str(column.number) for column in self.form.columns if not column.recorded]:
            yield CENTRAL.format(columns=", ".join(missing))


def moves_of(user: Any, form: StatForm, units: Collection[int], day: datetime.date) -> MovesSource:
    """Rotations to posts of the units (keys) that began in the year by the day; the user's own too, `masked`."""
    moves = Rotation.objects.listed_for(user).begun_by(day).filter(kind=Rotation.Kind.ROTATION)
    asked = moves.filter(to_post__unit__among=units)
    rows = asked.filter(valid_from__gte=PartialDate.of(day.year))
    return MovesSource(form, day, with_levels(rows, day, "cadre"), asked, ways=ways_of(rows))
