"""Whether people meet the standards of their posts on a day, and what is missing.

`check` is a function of plain facts; everything else asks it for many at once in a fixed number of queries.
"""

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Self

from django.db import models

from cadre.models.people import Cadre
from cadre.querysets import CadreQuerySet
from foundation.core.figures import Share
from office.organisation.models.structure import PostTitle
from office.regulations.findings import LACKING_DATA, NOT_YET, RULE_UNCONFIRMED, Finding, FindingLevel
from office.regulations.requirements import required
from standards.levels import HELD, NOTHING, Reached, Stored, levels_on
from standards.models import THERE_IS, WITH_LEVELS, InForce, Standard, StandardKind

# The kinds of which a comparison tells the level also where no standard asks for it.
TOLD = (StandardKind.DEGREE, StandardKind.THEORY, StandardKind.STATE)


@dataclass(frozen=True)
class StandardFinding(Finding):
    """The finding on one kind; `least` is empty where the kind has no levels, `certain` is False where it rests on a
    fact of unknown beginning.
    """

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
    def needed(self) -> str:
        """The least level, or that there is one."""
        return f"từ {self.least}" if self.least else THERE_IS

    @property
    def asked(self) -> str:
        """What is needed with its state of confirmation."""
        return required(self.needed, confirmed=self.confirmed)

    @property
    def sentence(self) -> str:
        return f"{self.text} – {self.words}. Căn cứ: {self.article or 'chưa ghi'}."


def check(standard: Standard, reached: Reached, day: datetime.date) -> StandardFinding:
    """The finding on one standard for a person who has reached these levels of its kind on the day."""
    kind = StandardKind(standard.kind)
    label = standard.get_least_display() or ""
    asked = required(f"từ {label}" if label else THERE_IS, confirmed=standard.confirmed)
    facts = {
        "kind": standard.kind,
        "least": label,
        "text": f"{kind.label}: {reached.words or 'chưa có dữ liệu'} ({asked})",
        "confirmed": standard.confirmed,
        "value": reached.words,
        "source": reached.source,
        "day": day,
        "article": standard.basis,
    }
    if not standard.confirmed:
        return StandardFinding(FindingLevel.UNKNOWN, **facts)
    least = standard.least or HELD
    if reached.level and reached.level >= least:
        certain = (reached.certain or 0) >= least
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


NOT_COUNTED = (Standing.UNCONFIRMED, Standing.NONE)
WITHOUT = {
    Standing.UNCONFIRMED: "theo tiêu chuẩn chưa xác nhận",
    Standing.NONE: "chưa có tiêu chuẩn chức danh",
}
UNSAID = {
    Standing.NO_DATA: "thiếu dữ liệu trình độ – chưa tính",
    Standing.UNCONFIRMED: "tiêu chuẩn chức danh chưa xác nhận – chưa tính",
    Standing.NONE: "chưa có tiêu chuẩn chức danh – chưa tính",
}
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
    """Leaders who meet the standards of their posts (part), of all `leaders` those who have a confirmed one (whole).

    `lacking` counts by kind, so one person may stand in it twice; `uncertain` rest on an unknown beginning. `leaders`
    counts everybody, all else leaves out whose verdict the reader is not told: no difference of two figures tells it.
    """

    leaders: int = 0
    lacking: dict[str, int] = field(default_factory=dict)
    standings: dict[str, int] = field(default_factory=dict)
    uncertain: int = 0

    @property
    def meeting(self) -> int:
        return self.part

    @property
    def rest(self) -> int:
        """Those counted who do not meet their standards, or of whom that is not known."""
        return self.whole - self.part

    @property
    def not_counted(self) -> dict[Standing, int]:
        """Why leaders stand in neither part nor whole, and how many; reasons that nobody has are left out."""
        return {reason: self.standings[reason] for reason in NOT_COUNTED if self.standings.get(reason)}

    @property
    def counted(self) -> bool:
        """Whether anybody could be compared: a share of people without standards or data would say nothing."""
        return bool(self.part or self.standings.get(Standing.LACKS))

    @property
    def why_not_counted(self) -> str:
        """What stands in the place of a share where nobody could be compared."""
        reasons = (reason for reason in UNSAID if self.standings.get(reason))
        return UNSAID.get(next(reasons, None), "chưa có số liệu")

    @property
    def sentence(self) -> str:
        """The share in full with those left out, "263/270 = 97,41% (chưa tính: …)", or why there is none."""
        if not self.counted:
            return self.why_not_counted
        left_out = ", ".join(
            f"{number} đồng chí {WITHOUT[reason]}" for reason, number in self.not_counted.items()
        )
        return f"{self.in_full} (chưa tính: {left_out})" if left_out else self.in_full

    @classmethod
    def of(cls, leaders: Collection[JudgedLeader], hidden: Collection[int] = frozenset()) -> Self:
        """Count the verdicts, but for those of the hidden people (keys)."""
        return cls.of_groups([(each, 1) for each in leaders if each.cadre not in hidden], len(leaders))

    @classmethod
    def of_groups(cls, groups: Collection[tuple[JudgedLeader, int]], leaders: int) -> Self:
        """Count the verdicts of groups of so many people who are judged alike; the others of the leaders are hidden."""
        standings = {standing: 0 for standing in Standing}
        for each, number in groups:
            standings[each.standing] += number
        return cls(
            part=standings[Standing.MEETS],
            whole=sum(standings.values()) - sum(standings[reason] for reason in NOT_COUNTED),
            leaders=leaders,
            lacking={kind: sum(n for each, n in groups if each.lacks(kind)) for kind in WITH_LEVELS},
            standings=standings,
            uncertain=sum(number for each, number in groups if not each.certain),
        )


def judged(people: CadreQuerySet, day: datetime.date, in_force: InForce | None = None) -> list[JudgedLeader]:
    """The findings for the posts that people hold on the day, in their order; five queries for any number.

    `people` comes from `Cadre.objects.on(day)`; `in_force` are the day's standards, where they are loaded already.
    """
    in_force, titles, check_once = in_force or InForce(day), PostTitle.objects.in_bulk(), cache(check)
    held = ("held__post__title", "held__post__unit", Stored("held__valid_from"), "held__known_on")
    holders = list(people.values_list("pk", *held))
    # By their keys: joined in one statement the database may guess very wrong how many there are.
    levels = levels_on(day, [cadre for cadre, *_ in holders], {*TOLD, *in_force.kinds})
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


def leaders_standing(day: datetime.date, units: Collection[int], standing: str) -> CadreQuerySet:
    """The leaders of the units whose verdict on the day is the given one."""
    keys = [each.cadre for each in judged_leaders(day, units) if each.standing == standing]
    return leaders(day, units).filter(pk__in=keys)
