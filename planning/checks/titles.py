"""What is asked of the title planned for: its standards, how many others the person is planned for, how many people."""

from collections.abc import Iterable

from cadre.models.facts import Qualification, kind_of
from office.regulations.conditions import Condition, lower_first
from office.regulations.findings import NOT_YET, Finding, FindingLevel, unconfirmed
from office.regulations.models import Rule, RuleSet
from planning.checks.evidence import answered, of_rule, stands
from planning.checks.facts import EntryFacts
from planning.studies import Study
from standards.checks import JudgedLeader, StandardFinding, Standing

# By kind and label.
LEVELS = {(kind_of(level), label): level for level, label in Qualification.Level.choices}
NO_STANDARD = "chưa có tiêu chuẩn chức danh"
TERMS_UNCONFIRMED = "chưa xác nhận số chức danh tính theo một nhiệm kỳ hay gộp các nhiệm kỳ"
NO_SEAT = "chưa quy hoạch cấp ủy"


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
        reason = lower_first(judged.short) + on_the_way(found, facts.known.studies)
        return Finding(FindingLevel.FAIL, remediable=True, **evidence, reason=reason)
    return Finding(FindingLevel.PASS, **evidence)


def on_the_way(found: Iterable[StandardFinding], studies: Iterable[Study]) -> str:
    """In brackets the classes that lead to a level that is lacking; that they run changes no verdict."""
    least = {each.kind: LEVELS[each.kind, each.least] for each in found if each.verdict == NOT_YET}
    names = [each.name for each in studies if each.level >= least.get(kind_of(each.level), each.level + 1)]
    return f" (đang học {', '.join(names)})" if names else ""


def few_titles(facts: EntryFacts, rules: RuleSet | None) -> Finding:
    """Whether the person is planned for no more titles of the level than the set allows.

    Where it is not confirmed whether the titles of all terms count together, only a number that does not depend on it
    gives a verdict.
    """
    most, together = (
        facts.rule(rules, key) for key in ("max_titles_per_candidate_same_level", "titles_of_all_terms")
    )
    titles = facts.known.titles
    count = titles.in_all if stands(together) and together.figure else titles.in_horizon
    evidence = of_rule(Condition.TITLES_OF_PERSON, most, "≤ {}") | {
        "value": count,
        "measure": "chức danh",
        "source": f"tính cả các nhiệm kỳ: {titles.in_all}" if titles.in_all != count else "",
    }
    if stands(most) and not stands(together) and titles.in_horizon <= most.figure < titles.in_all:
        return unconfirmed(**evidence, rule=None, reason=TERMS_UNCONFIRMED)
    return answered(most, met=stands(most) and count <= most.figure, **evidence)


def few_people(facts: EntryFacts, rules: RuleSet | None) -> Finding | None:
    """Whether no more people are planned for the title in the term than the set allows.

    None for a seat of a committee: its number is the coefficient of the list.
    """
    if facts.kind == Rule.TitleKind.COLLECTIVE:
        return None
    most, count = facts.rule(rules, "max_candidates_per_title"), facts.known.people
    evidence = of_rule(Condition.PEOPLE_OF_TITLE, most, "≤ {}") | {"value": count, "measure": "đồng chí"}
    return answered(most, met=stands(most) and count <= most.figure, **evidence)


def seat_beside_post(facts: EntryFacts, rules: RuleSet | None) -> Finding | None:
    """Whether who is planned for a post is planned for, or sits in, the committee that the post belongs to.

    None for a seat of a committee, and for a post above which no committee has a list or members.
    """
    rule, seat = facts.rule(rules, "seat_beside_post"), facts.known.seat
    if facts.kind == Rule.TitleKind.COLLECTIVE or (stands(rule) and not rule.figure) or seat is None:
        return None
    evidence = of_rule(Condition.COMMITTEE_SEAT, rule) | {"value": seat or NO_SEAT}
    return answered(rule, met=bool(seat), **evidence)
