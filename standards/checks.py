"""Whether people meet the standards of their posts on a day, and what is missing.

`check` is a function of plain facts; everything else asks it for many at once in a fixed number of queries.
"""

import datetime
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Self

from django.db import models
from django.db.models.functions import Cast

from cadre.models.facts import Qualification
from cadre.models.people import Cadre
from cadre.querysets import CadreQuerySet
from foundation.core.dates import PartialDate
from foundation.core.figures import Share
from office.organisation.models.structure import PostTitle
from office.regulations.findings import LACKING_DATA, NOT_YET, RULE_UNCONFIRMED, Finding, FindingLevel
from office.regulations.requirements import required
from standards.models import InForce, Standard, StandardKind

LABEL = dict(Qualification.Level.choices)


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


@dataclass(frozen=True)
class StandardFinding(Finding):
    """The finding on one kind; `certain` is False where it rests on a fact of unknown beginning."""

    kind: str = ""
    least: str = ""
    certain: bool = True

    @property
    def kind_label(self) -> str:
        return StandardKind(self.kind).label

    @property
    def name(self) -> str:
        """The kind as it stands inside a sentence."""
        return self.kind_label[0].lower() + self.kind_label[1:]

    @property
    def asked(self) -> str:
        """The least level with its state of confirmation."""
        return required(f"từ {self.least}", confirmed=self.confirmed)

    @property
    def sentence(self) -> str:
        return f"{self.text} – {self.words}. Căn cứ: {self.article or 'chưa ghi'}."


def check(standard: Standard, reached: Reached, day: datetime.date) -> StandardFinding:
    """The finding on one standard for a person who has reached these levels of its kind on the day."""
    kind = StandardKind(standard.kind)
    level_label = LABEL.get(reached.level, "")
    least = required(f"từ {standard.get_least_display()}", confirmed=standard.confirmed)
    facts = {
        "kind": standard.kind,
        "least": standard.get_least_display(),
        "text": f"{kind.label}: {level_label or 'chưa có dữ liệu'} ({least})",
        "confirmed": standard.confirmed,
        "value": level_label,
        "source": reached.source,
        "day": day,
        "article": standard.basis,
    }
    if not standard.confirmed:
        return StandardFinding(FindingLevel.UNKNOWN, **facts)
    if reached.level and reached.level >= standard.least:
        certain = (reached.certain or 0) >= standard.least
        return StandardFinding(FindingLevel.PASS, certain=certain, **facts)
    if reached.unclear or not reached.level:
        missing = f"mức {kind.label.lower()}" if reached.unclear else kind.label.lower()
        return StandardFinding(FindingLevel.UNKNOWN, missing=missing, **facts)
    return StandardFinding(FindingLevel.FAIL, remediable=True, **facts)


class Standing(models.TextChoices):
    """The verdict on a whole post; the first that is true."""

    LACKS = "lacks", "Còn thiếu"
    NO_DATA = "no_data", "Thiếu dữ liệu"
    UNCONFIRMED = "unconfirmed", "Quy định chưa xác nhận"
    NONE = "none", "Chưa có tiêu chuẩn"
    MEETS = "meets", "Đạt chuẩn chức danh"


DECIDES = {Standing.LACKS: NOT_YET, Standing.NO_DATA: LACKING_DATA, Standing.UNCONFIRMED: RULE_UNCONFIRMED}


@dataclass(frozen=True)
class JudgedLeader:
    """A person's findings for the post held; `post_certain` is False where the post's beginning is unknown."""

    cadre: int
    findings: tuple[StandardFinding, ...] = ()
    levels: dict[str, Reached] = field(default_factory=dict)
    post_certain: bool = True

    @cached_property
    def standing(self) -> Standing:
        """The verdict on the whole post: the first of DECIDES that some finding has."""
        verdicts = {finding.verdict for finding in self.findings}
        for standing, verdict in DECIDES.items():
            if verdict in verdicts:
                return standing
        return Standing.MEETS if verdicts else Standing.NONE

    @property
    def certain(self) -> bool:
        """Whether the verdict stays the same however late the facts of unknown beginning began.

        A level that is too low with all of these facts is too low without them.
        """
        lacking = self.standing == Standing.LACKS
        return self.post_certain and (lacking or all(finding.certain for finding in self.findings))

    def of(self, kind: str) -> StandardFinding | None:
        """The finding on the kind, or None where the post has no standard of it."""
        return next((finding for finding in self.findings if finding.kind == kind), None)

    def lacks(self, kind: str) -> bool:
        """Whether the person is below the standard of the kind; without data nobody is."""
        finding = self.of(kind)
        return finding is not None and finding.verdict == NOT_YET

    @property
    def words(self) -> str:
        """What is missing and the least level required, or the label of the verdict where nothing is missing."""
        return self._said(lambda finding: f"{finding.name} ({finding.asked})")

    @property
    def short(self) -> str:
        """What is missing without the level required, for lists that show it in other columns."""
        return self._said(lambda finding: finding.name)

    def _said(self, name: Callable[[StandardFinding], str]) -> str:
        parts = []
        for standing, verdict in DECIDES.items():
            concerned = [name(each) for each in self.findings if each.verdict == verdict]
            if concerned:
                parts.append(f"{standing.label}: {', '.join(concerned)}")
        return "; ".join(parts) or self.standing.label


@dataclass(frozen=True)
class Standards(Share):
    """Leaders who meet the standards of their posts (part), of all leaders (whole), and why the rest do not.

    `lacking` counts by kind, so one person may stand in it twice; `uncertain` rest on an unknown beginning.
    """

    lacking: dict[str, int] = field(default_factory=dict)
    standings: dict[str, int] = field(default_factory=dict)
    uncertain: int = 0

    @property
    def meeting(self) -> int:
        return self.part

    @property
    def leaders(self) -> int:
        return self.whole

    @property
    def rest(self) -> int:
        return self.whole - self.part

    @classmethod
    def of(cls, judged: Collection[JudgedLeader]) -> Self:
        """Count the verdicts."""
        standings = {standing: 0 for standing in Standing}
        for each in judged:
            standings[each.standing] += 1
        return cls(
            part=standings[Standing.MEETS],
            whole=len(judged),
            lacking={kind: sum(each.lacks(kind) for each in judged) for kind in StandardKind},
            standings=standings,
            uncertain=sum(not each.certain for each in judged),
        )


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


def judged(people: CadreQuerySet, day: datetime.date) -> list[JudgedLeader]:
    """The findings for the posts that people hold on the day, in their order; five queries for any number.

    `people` comes from `Cadre.objects.on(day)`.
    """
    in_force, titles, check_once = InForce(day), PostTitle.objects.in_bulk(), cache(check)
    held = ("held__post__title", "held__post__unit", Stored("held__valid_from"), "held__known_on")
    holders = list(people.values_list("pk", *held))
    # By their keys: joined in one statement the database may guess very wrong how many there are.
    levels = levels_on(day, [cadre for cadre, *_ in holders])
    result = []
    for cadre, title, unit, since, known_on in holders:
        reached = levels.get(cadre, {})
        standards = in_force.of(titles[title], unit)
        findings = tuple(
            check_once(standard, reached.get(kind, NOTHING), day) for kind, standard in standards.items()
        )
        result.append(JudgedLeader(cadre, findings, reached, bool(since) or known_on <= day))
    return result


def leaders(day: datetime.date, units: Collection[int]) -> CadreQuerySet:
    """People who held a main post of a leader in one of the units (keys) on the day, in its official order."""
    held = Cadre.objects.on(day).filter(held_leads=True, held_unit__among=units)
    return held.order_by("official_order", "pk")


def judged_leaders(day: datetime.date, units: Collection[int]) -> list[JudgedLeader]:
    """Every leader of the units with the findings for the post held on the day."""
    return judged(leaders(day, units), day)


def standards_met(day: datetime.date, units: Collection[int]) -> Standards:
    """How many leaders of the units met the standards of their posts on the day."""
    return Standards.of(judged_leaders(day, units))


def leaders_standing(day: datetime.date, units: Collection[int], standing: str) -> CadreQuerySet:
    """The leaders of the units whose verdict on the day is the given one."""
    keys = [each.cadre for each in judged_leaders(day, units) if each.standing == standing]
    return leaders(day, units).filter(pk__in=keys)
