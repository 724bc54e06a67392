"""The levels that people have reached on a day, by the facts on record."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import models
from django.db.models.functions import Cast

from cadre.models.facts import Qualification
from foundation.core.dates import PartialDate
from standards.models import StandardKind


@dataclass(frozen=True)
class Reached:
    """The highest level of a kind that counts on a day.

    `certain` is the highest that surely counted then: a fact of unknown beginning counts back to before the day
    that its source speaks of. `unclear` tells of a fact on record without its level.
    """

    level: int | None = None
    certain: int | None = None
    unclear: bool = False
    since: str | None = None
    known_on: datetime.date | None = None

    def with_fact(
        self, level: int | None, since: str | None, known_on: datetime.date | None, day: datetime.date
    ) -> "Reached":
        """The levels with one more fact counted in.

        `since` is the beginning of the fact as it is stored (ISO text), `known_on` the day that its source speaks of,
        which a fact without a beginning has.
        """
        if level is None:
            return replace(self, unclear=True)
        known = level if since or known_on <= day else 0
        certain = max(self.certain or 0, known) or None
        if self.level and self.level >= level:
            return self if certain == self.certain else replace(self, certain=certain)
        return Reached(level, certain, self.unclear, since, known_on)

    @property
    def source(self) -> str:
        """Since when the level is held, or by figures of which day it is known; empty without a level."""
        if self.since:
            return f"từ {PartialDate(self.since)}"
        return f"theo số liệu ngày {self.known_on:%d/%m/%Y}" if self.known_on else ""


NOTHING = Reached()


class Stored(Cast):
    """A partial date as it is stored: thousands of them are read faster than as objects."""

    def __init__(self, name: str):
        super().__init__(name, models.TextField())


def levels_on(day: datetime.date, cadres: Iterable[int]) -> dict[int, dict[str, Reached]]:
    """{cadre key: {kind: Reached}} on the day for the given cadre keys; one query."""
    facts = (
        Qualification.objects.on(day).filter(cadre__in=cadres, kind__in=StandardKind.values).order_by("pk")
    )
    by_cadre = {}
    for cadre, kind, *fact in facts.values_list("cadre", "kind", "level", Stored("valid_from"), "known_on"):
        levels = by_cadre.setdefault(cadre, {})
        levels[kind] = levels.get(kind, NOTHING).with_fact(*fact, day)
    return by_cadre
