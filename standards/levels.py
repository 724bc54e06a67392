"""The levels that people have reached on a day, by the facts on record."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import models
from django.db.models.functions import Cast

from cadre.models.facts import Qualification, is_equivalent
from foundation.core.dates import PartialDate
from office.regulations.conditions import lower_first
from standards.models import THERE_IS, WITHOUT_LEVELS, StandardKind

# What stands for a level where the kind has none.
HELD = 1
LABEL = {HELD: THERE_IS, **dict(Qualification.Level.choices)}


@dataclass(frozen=True)
class Reached:
    """The highest level of a kind that counts on a day.

    `certain` is the highest that surely counted then: a fact of unknown beginning counts back to before the day
    that its source speaks of. `unclear` tells of a fact on record without its level. `detail` is the paper that the
    level rests on where that is no diploma, and what was learned where the kind has no levels.
    """

    level: int | None = None
    certain: int | None = None
    unclear: bool = False
    since: str | None = None
    known_on: datetime.date | None = None
    detail: str = ""

    def with_fact(self, kind: str, fact: "Fact", day: datetime.date) -> "Reached":
        """The levels with one more fact of the kind counted in."""
        level, since, known_on, detail = fact
        bare = kind in WITHOUT_LEVELS
        if bare:
            level = HELD
        elif level is None:
            return replace(self, unclear=True)
        elif not is_equivalent(kind, detail):
            detail = ""
        known = level if since or known_on <= day else 0
        certain = max(self.certain or 0, known) or None
        diploma = self.level == level and self.detail and not detail and not bare
        if self.level and self.level >= level and not diploma:
            return self if certain == self.certain else replace(self, certain=certain)
        return Reached(level, certain, self.unclear, since, known_on, detail)

    @property
    def words(self) -> str:
        """The level, or what was learned of a kind without levels; empty without any."""
        return self.detail if self.level == HELD and self.detail else LABEL.get(self.level, "")

    @property
    def source(self) -> str:
        """The paper that stands for a diploma, since when the level is held or by figures of which day it is known;
        empty without a level.
        """
        paper = lower_first(self.detail) if self.level != HELD else ""
        since = f"từ {PartialDate(self.since)}" if self.since else ""
        if self.known_on and not since:
            since = f"theo số liệu ngày {self.known_on:%d/%m/%Y}"
        return ", ".join(filter(None, [paper, since]))


NOTHING = Reached()


class Stored(Cast):
    """A partial date as it is stored: thousands of them are read faster than as objects."""

    def __init__(self, name: str):
        super().__init__(name, models.TextField())


# Of a fact: its level, its beginning as it is stored (ISO text), the day that its source speaks of, which a fact
# without a beginning has, and what stands beside the level.
Fact = tuple[int | None, str | None, datetime.date | None, str]
FACT = ("level", Stored("valid_from"), "known_on", "detail")


def levels_on(
    day: datetime.date, cadres: Iterable[int], kinds: Iterable[str] = StandardKind.values
) -> dict[int, dict[str, Reached]]:
    """{cadre key: {kind: Reached}} on the day for the given cadre keys; one query."""
    facts = Qualification.objects.on(day).filter(cadre__in=cadres, kind__in=kinds).order_by("pk")
    by_cadre = {}
    for cadre, kind, *fact in facts.values_list("cadre", "kind", *FACT):
        levels = by_cadre.setdefault(cadre, {})
        levels[kind] = levels.get(kind, NOTHING).with_fact(kind, fact, day)
    return by_cadre
