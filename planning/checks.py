"""Conditions of one planned person, each a function of plain facts and rules that returns a finding."""

from dataclasses import dataclass
from typing import Protocol

from foundation.core.dates import PartialDate
from office.regulations.conditions import Condition
from office.regulations.findings import Finding, FindingLevel, unconfirmed
from office.regulations.models import Rule, RuleSet
from office.regulations.reckoning import months_left, retirement_month
from office.regulations.values import Ages

TIME_LEFT = Condition.TIME_LEFT.label


class TitleFacts(Protocol):
    """Level and kind of a title, of a PostTitle or of EntryFacts alike."""

    level: str
    kind: str


@dataclass(frozen=True)
class EntryFacts:
    """What the checks need to know. `level` and `kind` are those of the title, as rules are narrowed by them.

    `ahead` says that the term had not begun when the entry was decided.
    """

    sex: str
    birth: PartialDate | None
    level: str
    kind: str
    ahead: bool
    reelected: bool = False
    government: bool = False
    special: str = ""

    @property
    def place(self) -> dict[str, str]:
        """Level, kind and horizon by which rules are narrowed for the entry."""
        return narrowed(self, ahead=self.ahead)


def narrowed(title: TitleFacts, *, ahead: bool) -> dict[str, str]:
    """Level, kind and horizon by which rules are narrowed for a title.

    `ahead` says that the term had not begun when the entry was decided.
    """
    horizon = Rule.Horizon.NEXT if ahead else Rule.Horizon.CURRENT
    return {"level": title.level, "kind": title.kind, "horizon": horizon}


def full_term_left(facts: EntryFacts, rules: RuleSet | None) -> Finding:
    """Whether enough months are left from the reckoning month to retirement for a full term; the value is in months."""
    if rules is None:
        return unconfirmed(TIME_LEFT, None, condition=Condition.TIME_LEFT)
    needed = rules.rule(f"months_required{'_reelected' if facts.reelected else ''}", **facts.place)
    reckoning = rules.rule(f"reckoning_month{'_government' if facts.government else ''}", **facts.place)
    ages = rules.rule("retirement_ages", **facts.place)
    for rule in (needed, reckoning, ages):
        if rule is None or not rule.confirmed:
            return unconfirmed(TIME_LEFT, rule, condition=Condition.TIME_LEFT)
    left = months_left(facts.birth, facts.sex, reckoning.figure, ages.figure)
    evidence = {
        "text": TIME_LEFT,
        "condition": Condition.TIME_LEFT,
        "requirement": f"≥ {needed.figure}",
        "measure": "tháng",
        "article": "; ".join(dict.fromkeys(rule.article for rule in (needed, reckoning) if rule.article)),
        "source": source(facts, reckoning.figure, ages.figure),
    }
    if left is None:
        return Finding(FindingLevel.UNKNOWN, missing="tháng sinh" if facts.birth else "ngày sinh", **evidence)
    level = FindingLevel.PASS if left >= needed.figure else FindingLevel.FAIL
    special = facts.special if level == FindingLevel.FAIL else ""
    return Finding(level, value=left, remediable=needed.remediable, special=special, **evidence)


def source(facts: EntryFacts, reckoning: PartialDate, ages: Ages) -> str:
    """The dates that the months are counted from and to, in words: birth, retirement, reckoning month."""
    retires = retirement_month(facts.sex, facts.birth, ages)
    words = [
        f"sinh {PartialDate(facts.birth.iso[:7])}" if facts.birth else "",
        f"nghỉ hưu {retires}" if retires else "",
    ]
    return "; ".join([", ".join(filter(None, words)), f"mốc tính {reckoning}"]).removeprefix("; ")


def retires(facts: EntryFacts, rules: RuleSet | None) -> PartialDate | None:
    """The last month in service by the retirement ages of the set.

    None where the month of birth is unknown or the ages are missing or not confirmed.
    """
    ages = rules.rule("retirement_ages", **facts.place) if rules else None
    known = ages is not None and ages.confirmed
    return retirement_month(facts.sex, facts.birth, ages.figure) if known else None


CHECKS = [full_term_left]


def check(facts: EntryFacts, rules: RuleSet | None) -> list[Finding]:
    """One finding for each condition, in the order of CHECKS; without a rule set (None) all are unconfirmed."""
    return [condition(facts, rules) for condition in CHECKS]
