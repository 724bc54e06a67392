"""Where a rotation leads, in the words of Biểu 11: told by the levels of both units when it begins, or not at all."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices

from foundation.core import clock
from office.organisation.models.levels import Level, UnitLevel
from office.organisation.models.structure import Post, Unit
from rotation.models import Rotation, RotationQuerySet

Direction = Rotation.Direction


class MoveWay(TextChoices):
    """In the order of the form; it has no column for the last three.

    Nothing is on record above a province, so what comes from there is not told from other words of a paper.
    """

    PROVINCE_DISTRICT = "province_district", "Tỉnh về huyện"
    DISTRICT_PROVINCE = "district_province", "Huyện về tỉnh"
    DISTRICTS = "districts", "Huyện này sang huyện khác"
    BRANCHES = "branches", "Ngành này sang ngành khác"
    PROVINCE_COMMUNE = "province_commune", "Tỉnh về xã"
    DISTRICT_COMMUNE = "district_commune", "Huyện về xã"
    COMMUNE_DISTRICT = "commune_district", "Xã về huyện"
    COMMUNES = "communes", "Xã này sang xã khác"
    OFFICES = "offices", "Phòng, ban này sang phòng, ban khác"
    COMMUNE_PROVINCE = "commune_province", "Xã về tỉnh"
    OTHER = "other", "Hướng khác"
    UNCLEAR = "unclear", "Chưa rõ"


WITHOUT_COLUMN = (MoveWay.COMMUNE_PROVINCE, MoveWay.OTHER, MoveWay.UNCLEAR)
PROVINCE, DISTRICT, COMMUNE = Level.PROVINCE, Level.DISTRICT, Level.COMMUNE
# A commune is one whether it stands below a district or, since 7/2025, right below its province.
TIERS = {PROVINCE: PROVINCE, DISTRICT: DISTRICT, COMMUNE: COMMUNE, Level.LOCALITY: COMMUNE}
BETWEEN = {
    (PROVINCE, DISTRICT): MoveWay.PROVINCE_DISTRICT,
    (DISTRICT, PROVINCE): MoveWay.DISTRICT_PROVINCE,
    (PROVINCE, COMMUNE): MoveWay.PROVINCE_COMMUNE,
    (COMMUNE, PROVINCE): MoveWay.COMMUNE_PROVINCE,
    (DISTRICT, COMMUNE): MoveWay.DISTRICT_COMMUNE,
    (COMMUNE, DISTRICT): MoveWay.COMMUNE_DISTRICT,
}
# Between units of one level: of the same province, district or commune, and of two.
WITHIN = {PROVINCE: MoveWay.BRANCHES, DISTRICT: MoveWay.OFFICES, COMMUNE: MoveWay.OFFICES}
APART = {PROVINCE: MoveWay.OTHER, DISTRICT: MoveWay.DISTRICTS, COMMUNE: MoveWay.COMMUNES}
HEIGHT = {PROVINCE: 3, DISTRICT: 2, COMMUNE: 1}


class LevelsThen:
    """The levels of all units on any day, and the province, district or commune that each is of; two queries."""

    def __init__(self):
        units = Unit.objects.order_by().values_list("pk", "parent", "level")
        self.above, self.first = {}, {}
        for pk, parent, level in units:
            self.above[pk], self.first[pk] = parent, level
        self.later: dict[int, list[tuple[datetime.date, str]]] = defaultdict(list)
        for unit, since, level in UnitLevel.objects.order_by("valid_from").values_list(
            "unit", "valid_from", "level"
        ):
            self.later[unit].append((since, level))

    def tier(self, unit: int, day: datetime.date) -> str | None:
        """PROVINCE, DISTRICT or COMMUNE; None for a unit of the grass roots."""
        begun = [level for since, level in self.later.get(unit, ()) if since <= day]
        return TIERS.get(begun[-1] if begun else self.first[unit])

    def whole(self, unit: int, day: datetime.date) -> int:
        """The topmost unit of the same level above it, or itself."""
        tier = self.tier(unit, day)
        while (above := self.above[unit]) and self.tier(above, day) == tier:
            unit = above
        return unit

    def way(self, left: int | None, taken: int, day: datetime.date) -> MoveWay:
        """From one unit (None where the paper names it in words alone) to another."""
        if left is None:
            return MoveWay.UNCLEAR
        pair = self.tier(left, day), self.tier(taken, day)
        if left == taken or None in pair:
            return MoveWay.OTHER
        if pair in BETWEEN:
            return BETWEEN[pair]
        same = self.whole(left, day) == self.whole(taken, day)
        return (WITHIN if same else APART)[pair[0]]

    def direction(self, left: int | None, taken: int, day: datetime.date) -> str:
        """Down, up or across; empty where the levels do not tell it."""
        tiers = self.tier(left, day) if left else None, self.tier(taken, day)
        if None in tiers:
            return ""
        before, after = (HEIGHT[tier] for tier in tiers)
        if before == after:
            return Direction.ACROSS
        return Direction.DOWN if before > after else Direction.UP


@dataclass(frozen=True)
class Moved:
    """What is asked of a rotation to tell its way: keys of both units, and the day on which it begins."""

    pk: int
    left: int | None
    taken: int
    day: datetime.date


def moved(rotations: RotationQuerySet) -> Iterable[Moved]:
    """Of many rotations; what has not begun is told as things stand today. One query."""
    rows = rotations.order_by().values_list("pk", "from_post__unit", "to_post__unit", "valid_from")
    for pk, left, taken, begun in rows:
        yield Moved(pk, left, taken, begun.first_day if begun else clock.today())


def ways_of(rotations: RotationQuerySet) -> dict[int, MoveWay]:
    """{key of a rotation: its way}; three queries for any number."""
    levels = LevelsThen()
    return {each.pk: levels.way(each.left, each.taken, each.day) for each in moved(rotations)}


def proposed_direction(left: Post | None, taken: Post, day: datetime.date) -> str:
    """Down, up or across for who typed none; empty where the levels do not tell it."""
    return LevelsThen().direction(left.unit_id if left else None, taken.unit_id, day)
