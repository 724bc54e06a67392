"""Conditions of one planned person, each a function of plain facts and rules that returns a finding."""

import datetime
from dataclasses import dataclass
from typing import Protocol

from cadre.retirement import Retirement
from foundation.core.dates import PartialDate
from office.regulations.conditions import Condition
from office.regulations.findings import Finding, FindingLevel, unchecked, unconfirmed
from office.regulations.models import Rule, RuleSet
from office.regulations.reckoning import months_left, retirement_month
from planning.reckoning import Reckoning, TermFacts, reckoning_of

TIME_LEFT = Condition.TIME_LEFT.label


class TitleFacts(Protocol):
    """Level and kind of a title, of a PostTitle or of EntryFacts alike."""

    level: str
    kind: str


@dataclass(frozen=True)
class EntryFacts:
    """What the checks need to know. `level` and `kind` are those of the title, as rules are narrowed by them.

    `ahead` says that the term had not begun on the day judged; `decided_on` is None while nothing is decided; `own` is
    when the person retires by a paper of that day, None for who retires by the ages of the set.
    """

    sex: str
    birth: PartialDate | None
    level: str
    kind: str
    term: TermFacts
    ahead: bool
    reelected: bool = False
    special: str = ""
    own: Retirement | None = None
    decided_on: datetime.date | None = None

    @property
    def place(self) -> dict[str, str]:
        """Level, kind and horizon by which rules are narrowed for the entry."""
        return narrowed(self, ahead=self.ahead)

    def retires(self, ages: Rule | None) -> PartialDate | None:
        """The last month in service: that of the paper, else by the ages, confirmed or not."""
        if self.own:
            return self.own.month
        return retirement_month(self.sex, self.birth, ages.figure) if ages and ages.figure else None

    def reckoning(self, rules: RuleSet | None) -> Reckoning:
        """To which month ages and the time left are counted by the rules."""
        return reckoning_of(rules, self.place, self.term, self.decided_on)


def narrowed(title: TitleFacts, *, ahead: bool) -> dict[str, str]:
    """Level, kind and horizon by which rules are narrowed for a title.

    `ahead` says that the term had not begun on the day judged.
    """
    horizon = Rule.Horizon.NEXT if ahead else Rule.Horizon.CURRENT
    return {"level": title.level, "kind": title.kind, "horizon": horizon}


def full_term_left(facts: EntryFacts, rules: RuleSet | None) -> Finding:
    """Whether enough months are left from the reckoning to retirement for a full term; the value is in months.

    The months are a fact wherever the reckoning and the ages are known; the verdict needs every rule confirmed.
    """
    key = f"months_required{'_reelected' if facts.reelected else ''}"
    needed, ages = (rules.rule(each, **facts.place) if rules else None for each in (key, "retirement_ages"))
    reckoning = facts.reckoning(rules)
    evidence = {
        "text": TIME_LEFT,
        "condition": Condition.TIME_LEFT,
        "requirement": f"≥ {needed.figure}" if needed and needed.figure is not None else "",
        "confirmed": stands(needed),
        "measure": "tháng",
        "source": source(facts, reckoning, ages),
        **citing(needed, reckoning),
    }
    retires, sure = facts.retires(ages), stands(ages) or facts.own is not None
    left = months_left(retires, reckoning.month)
    if reckoning.missing:
        return Finding(FindingLevel.UNKNOWN, missing=reckoning.missing, **evidence)
    if not (stands(needed) and sure and reckoning.decides):
        reason = reckoning.reason or ("" if sure or not ages else "tuổi nghỉ hưu chưa xác nhận")
        return unconfirmed(**evidence, rule=None, value=left, reason=reason)
    if left is None:
        return Finding(FindingLevel.UNKNOWN, missing="tháng sinh" if facts.birth else "ngày sinh", **evidence)
    level = FindingLevel.PASS if left >= needed.figure else FindingLevel.FAIL
    special = facts.special if level == FindingLevel.FAIL else ""
    return Finding(level, value=left, remediable=needed.remediable, special=special, **evidence)


def stands(rule: Rule | None) -> bool:
    """Whether there is a rule and it is confirmed."""
    return rule is not None and rule.confirmed


def citing(rule: Rule | None, reckoning: Reckoning) -> dict[str, str]:
    """Articles and documents of what is required and of its reckoning, each once."""
    articles = [rule.article if rule else "", *reckoning.articles]
    documents = [rule.documents if rule else "", *reckoning.documents]
    parts = {"article": articles, "documents": documents}
    return {name: "; ".join(dict.fromkeys(each for each in of if each)) for name, of in parts.items()}


def source(facts: EntryFacts, reckoning: Reckoning, ages: Rule | None) -> str:
    """The dates that the months are counted from and to, in words: birth, retirement, reckoning."""
    retires = facts.own.words if facts.own else facts.retires(ages)
    words = [
        f"sinh {PartialDate(facts.birth.iso[:7])}" if facts.birth else "",
        f"nghỉ hưu {retires}" if retires else "",
    ]
    counted = f"mốc tính {reckoning}" if reckoning.month else ""
    return "; ".join(part for part in (", ".join(filter(None, words)), counted) if part)


def retires(facts: EntryFacts, rules: RuleSet | None) -> PartialDate | None:
    """The last month in service by the retirement ages of the set.

    None where the month of birth is unknown or the ages are missing or not confirmed.
    """
    ages = rules.rule("retirement_ages", **facts.place) if rules else None
    known = ages is not None and ages.confirmed
    return retirement_month(facts.sex, facts.birth, ages.figure) if known else None


# What is checked; every other condition that a set names is told as not checked.
CHECKS = {Condition.TIME_LEFT: full_term_left}


def check(facts: EntryFacts, rules: RuleSet | None) -> list[Finding]:
    """One finding for each condition that the set names, in order.

    Of a set that names none, and without a set (None), the time left alone is looked at.
    """
    asked = (rules.asks if rules else []) or [Condition.TIME_LEFT]
    return [CHECKS[each](facts, rules) if each in CHECKS else unchecked(each) for each in asked]
