"""What bodies said of a person, and lists that are not kept here: facts with rights of their own.

Of whom nobody entered any the condition is not checked: that none is on record says nothing.
"""

from fractions import Fraction

from cadre.models.standing import HigherListing
from office.regulations.conditions import Condition
from office.regulations.findings import Finding, FindingLevel, unchecked, unconfirmed
from office.regulations.models import RuleSet
from planning.checks.evidence import answered, lacking, of_rule, stands
from planning.checks.facts import EntryFacts
from planning.checks.titles import TERMS_UNCONFIRMED

ELSEWHERE = "nội dung kết luận không lưu trong chương trình"
TOGETHER = "cùng {} chức danh quy hoạch ở danh sách của cấp này"
NO_LEVEL = "cấp của danh sách"


def trusted(facts: EntryFacts, rules: RuleSet | None) -> Finding:
    """Whether of the slips of the last vote no greater share says low than the set lets."""
    if not facts.known.votes:
        return unchecked(Condition.CONFIDENCE)
    rule, vote = facts.rule(rules, "low_confidence_most"), facts.known.votes[0]
    low = Fraction(vote.low, vote.total)
    evidence = of_rule(Condition.CONFIDENCE, rule) | {
        "value": f"tín nhiệm thấp {vote.low}/{vote.total} phiếu",
        "requirement": f"không quá {rule.words}" if rule and rule.words else "",
        "source": f"{vote.occasion}, ngày {vote.held_on:%d/%m/%Y}",
    }
    return answered(rule, met=stands(rule) and low <= rule.figure, **evidence)


def political(facts: EntryFacts, rules: RuleSet | None) -> Finding:
    """That a body concluded, by which paper: a fact that asks nothing, and no verdict: what it says is read there."""
    if not facts.known.conclusions:
        return unchecked(Condition.POLITICAL)
    last = facts.known.conclusions[0]
    return Finding(
        FindingLevel.STATED,
        Condition.POLITICAL.label,
        condition=Condition.POLITICAL,
        value=f"kết luận số {last.number}, ngày {last.concluded_on:%d/%m/%Y}",
        source=last.body,
        reason=ELSEWHERE,
    )


def on_other_lists(facts: EntryFacts, rules: RuleSet | None) -> Finding:
    """Titles on lists of other levels: those of the title's own level count beside the ones that are kept here."""
    listed = facts.known.listings
    if not listed:
        return unchecked(Condition.OTHER_LISTS)
    most, together = (
        facts.rule(rules, key) for key in ("max_titles_per_candidate_same_level", "titles_of_all_terms")
    )
    titles = facts.known.titles
    here = titles.in_all if stands(together) and together.figure else titles.in_horizon
    evidence = of_rule(Condition.OTHER_LISTS, most, "≤ {} chức danh cùng cấp") | {
        "value": "; ".join(map(in_words, listed)),
        "source": "; ".join(filter(None, map(paper_of, listed))),
    }
    if not stands(most):
        return unconfirmed(**evidence, rule=None)
    same = sum(each.level == facts.level for each in listed)
    unsure = sum(not each.level for each in listed)
    if here + same <= most.figure < here + same + unsure:
        return lacking(most, NO_LEVEL, **evidence)
    if not stands(together) and here + same <= most.figure < titles.in_all + same + unsure:
        return unconfirmed(**evidence, rule=None, reason=TERMS_UNCONFIRMED)
    return answered(most, met=here + same <= most.figure, **evidence, reason=TOGETHER.format(here))


def in_words(listing: HigherListing) -> str:
    return f"{listing}{f' ({listing.get_level_display().lower()})' if listing.level else ''}"


def paper_of(listing: HigherListing) -> str:
    """The paper of the list and who issued it; empty where neither is on record."""
    dated = f", ngày {listing.paper_on:%d/%m/%Y}" if listing.paper_on else ""
    number = f"văn bản số {listing.paper_no}{dated}" if listing.paper_no else ""
    return ", ".join(filter(None, [number, listing.issuer]))
