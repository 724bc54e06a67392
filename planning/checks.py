"""Conditions of one planned person, each a function of plain facts and rules that returns a finding."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from cadre.retirement import Retirement
from foundation.core.dates import PartialDate
from office.regulations.conditions import Condition, lower_first
from office.regulations.findings import NO_ARTICLE, Finding, FindingLevel, cited, unchecked, unconfirmed
from office.regulations.models import Rule, RuleSet
from office.regulations.reckoning import months_left, retirement_month
from planning.entry_facts import NOTHING_KNOWN, KnownFacts
from planning.reckoning import Reckoning, TermFacts, reckoning_of
from standards.checks import JudgedLeader, Standing

NO_STANDARD = "chưa có tiêu chuẩn chức danh"
TERMS_UNCONFIRMED = "chưa xác nhận số chức danh tính theo một nhiệm kỳ hay gộp các nhiệm kỳ"
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
    known: KnownFacts = NOTHING_KNOWN

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
    """Articles of what is required and of its reckoning, each with the documents that it belongs to.

    A confirmed requirement without an article says so, whatever its reckoning rests on.
    """
    lacking = NO_ARTICLE if stands(rule) else ""
    papers = [(rule.article or lacking, rule.documents)] if rule else []
    of_documents: dict[str, list[str]] = {}
    for article, documents in filter(any, [*papers, *reckoning.papers]):
        articles = of_documents.setdefault(documents, [])
        if article and article not in articles:
            articles.append(article)
    if len(of_documents) == 1:
        [(documents, articles)] = of_documents.items()
        return {"article": joined(articles, documents), "documents": documents}
    return {
        "article": "; ".join(filter(None, (cited(joined(of, by), by) for by, of in of_documents.items())))
    }


def joined(articles: Iterable[str], documents: str) -> str:
    """Articles of the same documents; those of documents that are not on record stand each alone."""
    return (", " if documents else "; ").join(articles)


def source(facts: EntryFacts, reckoning: Reckoning, ages: Rule | None) -> str:
    """The dates that the months are counted from and to, in words: birth, retirement, reckoning."""
    retires = facts.own.words if facts.own else facts.retires(ages)
    words = [
        f"sinh {PartialDate(facts.birth.iso[:7])}" if facts.birth else "",
        f"nghỉ hưu {retires}" if retires else "",
    ]
    counted = f"mốc tính {reckoning}" if reckoning.month else ""
    return "; ".join(part for part in (", ".join(filter(None, words)), counted) if part)


def standards_met(facts: EntryFacts, rules: RuleSet | None) -> Finding:
    """Whether the person meets the standards of the title planned for, which bear articles of their own."""
    found = facts.known.standards
    judged = JudgedLeader(0, found)
    evidence = {
        "text": Condition.STANDARDS.label,
        "condition": Condition.STANDARDS,
        "source": "; ".join(
            f"{each.name}: {each.value or 'chưa có dữ liệu'} ({each.asked})" for each in found
        ),
        "article": "; ".join(dict.fromkeys(each.article for each in found if each.article)),
    }
    if judged.standing == Standing.NONE:
        return unconfirmed(**evidence, rule=None, reason=NO_STANDARD)
    if judged.standing == Standing.NO_DATA:
        missing = ", ".join(each.missing for each in found if each.missing)
        return Finding(FindingLevel.UNKNOWN, missing=missing, **evidence)
    if judged.standing == Standing.UNCONFIRMED:
        return unconfirmed(**evidence, rule=None, reason="tiêu chuẩn chức danh chưa xác nhận")
    if judged.standing == Standing.LACKS:
        return Finding(FindingLevel.FAIL, remediable=True, **evidence, reason=lower_first(judged.short))
    return Finding(FindingLevel.PASS, **evidence)


def few_titles(facts: EntryFacts, rules: RuleSet | None) -> Finding:
    """Whether the person is planned for no more titles of the level than the set allows.

    Where it is not confirmed whether the titles of all terms count together, only a number that does not depend on it
    gives a verdict.
    """
    most, together = (
        rules.rule(key, **facts.place) if rules else None
        for key in ("max_titles_per_candidate_same_level", "titles_of_all_terms")
    )
    titles = facts.known.titles
    count = titles.in_all if stands(together) and together.figure else titles.in_horizon
    evidence = {
        "text": Condition.TITLES_OF_PERSON.label,
        "condition": Condition.TITLES_OF_PERSON,
        "value": count,
        "measure": "chức danh",
        "requirement": f"≤ {most.figure}" if most and most.figure is not None else "",
        "confirmed": stands(most),
        "article": most.article if most else "",
        "documents": most.documents if most else "",
        "source": f"tính cả các nhiệm kỳ: {titles.in_all}" if titles.in_all != count else "",
    }
    if not stands(most):
        return unconfirmed(**evidence, rule=None)
    if not stands(together) and titles.in_horizon <= most.figure < titles.in_all:
        return unconfirmed(**evidence, rule=None, reason=TERMS_UNCONFIRMED)
    return Finding(FindingLevel.PASS if count <= most.figure else FindingLevel.FAIL, **evidence)


# What is checked; every other condition that a set names is told as not checked.
CHECKS = {
    Condition.TIME_LEFT: full_term_left,
    Condition.STANDARDS: standards_met,
    Condition.TITLES_OF_PERSON: few_titles,
}


def check(facts: EntryFacts, rules: RuleSet | None) -> list[Finding]:
    """One finding for each condition that the set names, in order.

    Of a set that names none, and without a set (None), the time left alone is looked at.
    """
    asked = (rules.asks if rules else []) or [Condition.TIME_LEFT]
    return [CHECKS[each](facts, rules) if each in CHECKS else unchecked(each) for each in asked]
