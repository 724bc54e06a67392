"""How many are graded HTXSNV beside how many HTTNV: told for a group across its units, and for each unit in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from evaluation.grades import SHORT, Grade
from evaluation.grading.choices import GradingSubject
from evaluation.grading.findings.rules import OF_SUBJECT, GradingRules
from evaluation.grading.standing import standing
from evaluation.models import GradingLine, PeerGroup
from foundation.core.figures import Share
from foundation.sheets.cells import folded_words
from office.organisation.models.structure import Unit
from office.regulations.conditions import lower_first
from office.regulations.findings import RULE_UNCONFIRMED, cited
from office.regulations.models import Rule, RuleSet
from office.regulations.requirements import UNCONFIRMED

SHARE_KEY, BASE_KEY = "excellent_max_share", "excellent_base"

UNREAD = "chưa đọc được tỷ lệ “{}”, ghi lại bằng phần trăm ở bộ quy định"


class QuotaBase(StrEnum):
    """Of which number the share is taken: of those graded HTTNV, or of all graded HTTNV or better."""

    GOOD = "good"
    GOOD_OR_ABOVE = "good_or_above"

    @property
    def other(self) -> "QuotaBase":
        return QuotaBase.GOOD if self == QuotaBase.GOOD_OR_ABOVE else QuotaBase.GOOD_OR_ABOVE

    def whole(self, excellent: int, good: int) -> int:
        return good if self == QuotaBase.GOOD else good + excellent


NAMES = {QuotaBase.GOOD: "mức tốt", QuotaBase.GOOD_OR_ABOVE: "mức tốt trở lên"}
# Words of the rule `excellent_base`, as offices write them.
WORDS = {
    QuotaBase.GOOD: ("HTTNV", "Hoàn thành tốt nhiệm vụ", "mức tốt"),
    QuotaBase.GOOD_OR_ABOVE: (
        *("HTTNV trở lên", "Hoàn thành tốt nhiệm vụ trở lên", "mức tốt trở lên"),
        *("HTTNV + HTXSNV", "HTTNV và HTXSNV", "HTXSNV và HTTNV", "HTXSNV + HTTNV"),
    ),
}
BASES = {folded_words(word): base for base, words in WORDS.items() for word in words}


def within(excellent: int, good: int, share: Fraction, base: str) -> bool:
    """Whether so many HTXSNV beside so many HTTNV keep to the share; nothing is rounded up."""
    return excellent <= share * QuotaBase(base).whole(excellent, good)


def most(known: int, share: Fraction, base: str) -> int:
    """How many of those graded HTTNV or better could be HTXSNV, rounded down."""
    whole = share / (1 + share) if base == QuotaBase.GOOD else share
    return int(known * whole)


@dataclass(frozen=True)
class QuotaAsked:
    """What figures are held against: the rule of the share and its base, and whether both are confirmed."""

    rule: Rule | None
    base: QuotaBase
    confirmed: bool

    @cached_property
    def limit(self) -> Fraction | None:
        return self.rule.figure if self.rule else None


@dataclass(frozen=True)
class QuotaTold:
    """The figures of some rows; in words only where they are read, of thousands of units few are."""

    excellent: int
    good: int
    asked: QuotaAsked

    @property
    def confirmed(self) -> bool:
        return self.asked.confirmed

    @property
    def within(self) -> bool | None:
        """None where no confirmed rule says what they are held against."""
        limit = self.asked.limit
        if limit is None or not self.confirmed:
            return None
        return within(self.excellent, self.good, limit, self.asked.base)

    @property
    def is_over(self) -> bool:
        return self.within is False

    @property
    def share_words(self) -> str:
        return shares(self.excellent, self.good, self.asked.base)[0].words(1)

    @property
    def figures(self) -> str:
        """The beginning of the sentence."""
        return shares(self.excellent, self.good, self.asked.base)[1]

    @property
    def sentence(self) -> str:
        """The line of the office."""
        return sentence_of(self.figures, self.asked.rule, self.within)

    @property
    def other(self) -> str:
        """The figure on the other base, without a verdict."""
        return shares(self.excellent, self.good, self.asked.base.other)[1]

    @property
    def basis(self) -> str:
        rule = self.asked.rule
        return cited(rule.article, rule.documents) if rule and self.confirmed else ""

    @property
    def most(self) -> int | None:
        limit = self.asked.limit
        return None if limit is None else most(self.excellent + self.good, limit, self.asked.base)


def quota_of(lines: Iterable[GradingLine], rules: RuleSet | None) -> QuotaTold:
    """What is told of the rows by their rule set; no query."""
    return told(Counter(standing(line) for line in lines), asked_by(rules))


def told(counts: Mapping[str, int], asked: QuotaAsked) -> QuotaTold:
    """Of so many rows of each grade by which they stand."""
    return QuotaTold(counts.get(Grade.EXCELLENT, 0), counts.get(Grade.GOOD, 0), asked)


def asked_by(rules: RuleSet | None) -> QuotaAsked:
    """A base that nobody wrote is HTTNV."""
    rule, base = (rules.rule(SHARE_KEY), rules.rule(BASE_KEY)) if rules else (None, None)
    known = BASES.get(folded_words(str(base.figure))) if base and base.figure else None
    confirmed = bool(rule and rule.confirmed and rule.figure is not None)
    confirmed = confirmed and (base is None or bool(known and base.confirmed))
    return QuotaAsked(rule, known or QuotaBase.GOOD, confirmed)


def shares(excellent: int, good: int, base: QuotaBase) -> tuple[Share, str]:
    """The share on the base, and its figures in words, "HTXSNV 5/30 mức tốt = 16,7%"."""
    share = Share(excellent, base.whole(excellent, good))
    counted = f"{SHORT[Grade.EXCELLENT]} {excellent}/{share.whole} {NAMES[base]}"
    return share, f"{counted} = {share.words(1)}" if share.whole else counted


def sentence_of(figures: str, rule: Rule | None, keeps: bool | None) -> str:
    if rule is None or rule.value is None:
        return f"{figures} – {RULE_UNCONFIRMED.word}"
    if rule.figure is None:
        return f"{figures} – {UNREAD.format(rule.words)}"
    if keeps is None:
        return f"{figures} (không quá {rule.words} – {UNCONFIRMED})"
    return f"{figures} (không quá {rule.words})" if keeps else f"{figures}. Quá tỷ lệ {rule.words}"


@dataclass(frozen=True)
class Alike:
    """What tells rows apart in the readings; so many of them are counted together."""

    above: bool
    group: PeerGroup | None
    unit: Unit
    subject: str
    standing: str

    @property
    def key(self) -> tuple[bool, int]:
        return (self.above, self.group.pk if self.group else 0)


@dataclass(frozen=True)
class GroupQuota:
    """A group among those that one body decides: the figures across its units, and in each of them (second reading)."""

    group: PeerGroup | None
    above: bool
    subject: str
    mixed: bool
    number: int
    across: QuotaTold
    units: Sequence[tuple[Unit, QuotaTold]]

    @property
    def key(self) -> tuple[bool, int]:
        return (self.above, self.group.pk if self.group else 0)

    @property
    def over(self) -> list[tuple[Unit, QuotaTold]]:
        return [(unit, each) for unit, each in self.units if each.is_over]

    @property
    def others(self) -> list[tuple[Unit, QuotaTold]]:
        """The units that keep to the share, or of which nobody can say; of a group in one unit it is said already."""
        return [(unit, each) for unit, each in self.units if not each.is_over] if len(self.units) > 1 else []

    @property
    def is_of_one_unit(self) -> bool:
        """Whether both readings say the same."""
        return len(self.units) == 1

    @cached_property
    def by_unit(self) -> dict[int, QuotaTold]:
        return {unit.pk: told for unit, told in self.units}

    def of(self, line: GradingLine) -> QuotaTold:
        """The second reading of a row of the group: in its own unit."""
        return self.by_unit[unit_of(line).pk]

    @property
    def subject_words(self) -> str:
        return lower_first(str(GradingSubject(self.subject).label))

    @property
    def is_over(self) -> bool:
        return self.across.is_over or bool(self.over)


def unit_of(line: GradingLine) -> Unit:
    """The unit that counts as one: the one that answers for the row, else where the person works."""
    return line.campaign_unit.unit if line.campaign_unit_id else line.unit


def group_key(line: GradingLine) -> tuple[bool, int]:
    """The key of the group in whose readings the row is."""
    return (line.is_decided_above, line.group_id or 0)


def readings_of(lines: Iterable[GradingLine], rules: GradingRules) -> list[GroupQuota]:
    """Both readings of the groups of these rows.

    Of `lines` the group, the unit and that of the campaign's unit are loaded; no query.
    """
    return readings(Counter(map(alike, lines)), rules)


def alike(line: GradingLine) -> Alike:
    return Alike(line.is_decided_above, line.group, unit_of(line), line.subject, standing(line))


def readings(counts: Mapping[Alike, int], rules: GradingRules) -> list[GroupQuota]:
    """Both readings of every group, those decided here before those decided above, rows without a group last."""
    groups: dict[tuple[bool, int], dict[Alike, int]] = {}
    for each, number in counts.items():
        groups.setdefault(each.key, {})[each] = number
    asked = {subject: asked_by(rules[OF_SUBJECT[subject]]) for subject in GradingSubject}
    return sorted((reading_of(members, asked) for members in groups.values()), key=place_of)


def place_of(told: GroupQuota) -> tuple:
    group = told.group
    return (told.above, group is None, group.ordinal if group else 0, group.pk if group else 0)


def reading_of(members: Mapping[Alike, int], asked: Mapping[str, QuotaAsked]) -> GroupQuota:
    """By the rules of the regime that most of the group are graded by."""
    first = next(iter(members))
    regimes, across = Counter(), Counter()
    units: dict[Unit, Counter] = defaultdict(Counter)
    for each, number in members.items():
        regimes[each.subject] += number
        across[each.standing] += number
        units[each.unit][each.standing] += number
    subject = max(GradingSubject.values, key=lambda each: regimes[each])
    told_units = [(unit, told(counts, asked[subject])) for unit, counts in units.items()]
    return GroupQuota(
        first.group,
        first.above,
        subject,
        len(regimes) > 1,
        regimes.total(),
        told(across, asked[subject]),
        sorted(told_units, key=lambda pair: (pair[0].official_key, pair[0].pk)),
    )
