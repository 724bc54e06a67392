"""Whether enough months are left for a full term, with the dates that they are counted from and to."""

from collections.abc import Iterable

from foundation.core.dates import PartialDate
from office.regulations.conditions import Condition
from office.regulations.findings import NO_ARTICLE, Finding, FindingLevel, cited, unconfirmed
from office.regulations.models import Rule, RuleSet
from office.regulations.reckoning import months_left
from planning.checks.evidence import stands
from planning.checks.facts import EntryFacts
from planning.reckoning import Reckoning

TIME_LEFT = Condition.TIME_LEFT.label


def full_term_left(facts: EntryFacts, rules: RuleSet | None) -> Finding:
    """Whether enough months are left from the reckoning to retirement for a full term; the value is in months.

    The months are a fact wherever the reckoning and the ages are known; the verdict needs every rule confirmed.
    """
    key = f"months_required{'_reelected' if facts.reelected else ''}"
    needed, ages = (facts.rule(rules, each) for each in (key, "retirement_ages"))
    reckoning, retires = facts.reckoning(rules), facts.retires(ages)
    evidence = {
        "text": TIME_LEFT,
        "condition": Condition.TIME_LEFT,
        "requirement": f"≥ {needed.figure}" if needed and needed.figure is not None else "",
        "confirmed": stands(needed),
        "measure": "tháng",
        "source": source(facts, reckoning, retires),
        **citing(needed, reckoning),
    }
    sure = stands(ages) or facts.own is not None
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


def source(facts: EntryFacts, reckoning: Reckoning, month: PartialDate | None) -> str:
    """The dates that the months are counted from and to, in words: birth, retirement, reckoning."""
    retires = facts.own.words if facts.own else month
    words = [
        f"sinh {PartialDate(facts.birth.iso[:7])}" if facts.birth else "",
        f"nghỉ hưu {retires}" if retires else "",
    ]
    counted = f"mốc tính {reckoning}" if reckoning.month else ""
    return "; ".join(part for part in (", ".join(filter(None, words)), counted) if part)
