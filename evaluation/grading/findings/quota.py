"""How many are graded HTXSNV beside how many HTTNV: told for a group across its units, and for each unit in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

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
class QuotaTold:
    """The figures of some rows; `within` is None where no confirmed rule says what they are held against.

    `sentence` is the line of the office, `figures` its beginning; `other` the figure on the other base, without a
    verdict.
    """

    excellent: int
    good: int
    share_words: str
    within: bool | None
    sentence: str
    confirmed: bool
    basis: str
    other: str
    figures: str
    most: int | None = None

    @property
    def is_over(self) -> bool:
        return self.within is False


def quota_of(lines: Iterable[GradingLine], rules: RuleSet | None) -> QuotaTold:
    """What is told of the rows by their rule set; no query."""
    counts = Counter(standing(line) for line in lines)
    return told(counts[Grade.EXCELLENT], counts[Grade.GOOD], rules)


def told(excellent: int, good: int, rules: RuleSet | None) -> QuotaTold:
    rule, base, confirmed = asked_by(rules)
    share, figures = shares(excellent, good, base)
    limit = rule.figure if rule else None
    keeps = within(excellent, good, limit, base) if limit is not None and confirmed else None
    return QuotaTold(
        excellent,
        good,
        share.words(1),
        keeps,
        sentence_of(figures, rule, keeps),
        confirmed,
        cited(rule.article, rule.documents) if rule and confirmed else "",
        shares(excellent, good, base.other)[1],
        figures,
        most(excellent + good, limit, base) if limit is not None else None,
    )


def asked_by(rules: RuleSet | None) -> tuple[Rule | None, QuotaBase, bool]:
    """(the rule of the share, its base, whether both are confirmed); a base that nobody wrote is HTTNV."""
    rule, base = (rules.rule(SHARE_KEY), rules.rule(BASE_KEY)) if rules else (None, None)
    known = BASES.get(folded_words(str(base.figure))) if base and base.figure else None
    confirmed = bool(rule and rule.confirmed and rule.figure is not None)
    confirmed = confirmed and (base is None or bool(known and base.confirmed))
    return rule, known or QuotaBase.GOOD, confirmed


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
class GroupQuota:
    """A group among those that one body decides: the figures across its units, and in each of them (second reading)."""

    group: PeerGroup | None
    above: bool
    subject: str
    mixed: bool
    across: QuotaTold
    units: Sequence[tuple[Unit, QuotaTold]]
    lines: frozenset[int]

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

    def of(self, line: GradingLine) -> QuotaTold:
        """The second reading of a row of the group: in its own unit."""
        return next(told for unit, told in self.units if unit.pk == unit_of(line).pk)

    @property
    def subject_words(self) -> str:
        return lower_first(str(GradingSubject(self.subject).label))

    @property
    def is_over(self) -> bool:
        return self.across.is_over or bool(self.over)


def unit_of(line: GradingLine) -> Unit:
    """The unit that counts as one: the one that answers for the row, else where the person works."""
    return line.campaign_unit.unit if line.campaign_unit_id else line.unit


def readings_of(lines: Iterable[GradingLine], rules: GradingRules) -> list[GroupQuota]:
    """Both readings of every group, those decided here before those decided above, rows without a group last.

    Of `lines` the group, the unit and that of the campaign's unit are loaded; no query.
    """
    groups: dict[tuple[bool, int], list[GradingLine]] = {}
    for line in lines:
        groups.setdefault((line.is_decided_above, line.group_id or 0), []).append(line)
    found = [reading_of(members, rules) for members in groups.values()]
    return sorted(found, key=place_of)


def place_of(told: GroupQuota) -> tuple:
    group = told.group
    return (told.above, group is None, group.ordinal if group else 0, group.pk if group else 0)


def reading_of(members: Sequence[GradingLine], rules: GradingRules) -> GroupQuota:
    """By the rules of the regime that most of the group are graded by."""
    first = members[0]
    regimes = Counter(line.subject for line in members)
    subject = max(GradingSubject.values, key=lambda each: regimes[each])
    rule_set = rules[OF_SUBJECT[GradingSubject(subject)]]
    units: dict[int, list[GradingLine]] = {}
    for line in members:
        units.setdefault(unit_of(line).pk, []).append(line)
    each = [(unit_of(own[0]), quota_of(own, rule_set)) for own in units.values()]
    return GroupQuota(
        first.group,
        first.is_decided_above,
        subject,
        len(regimes) > 1,
        quota_of(members, rule_set),
        sorted(each, key=lambda pair: (pair[0].official_key, pair[0].pk)),
        frozenset(line.pk for line in members),
    )
