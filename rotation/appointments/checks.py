"""What is found of somebody who is proposed for a post: pure functions of plain facts and the rules of the day.

They state; that somebody fits is for nobody here to say.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from cadre.models.discipline import Discipline
from cadre.models.facts import PostHeld
from foundation.core.months import add_months, months_reached
from office.regulations.findings import Finding, FindingLevel, reserved, unconfirmed
from office.regulations.models import Rule, RuleSet
from office.regulations.reckoning import months_left
from rotation.appointments.facts import AppointmentFacts
from rotation.appointments.terms import TERM
from rotation.checks import needed, required, stands
from rotation.choices import AppointmentForm

Form = AppointmentForm
PLANNED = "Quy hoạch chức vụ này hoặc chức vụ tương đương, cao hơn"
IN_POST = "Thời gian giữ chức vụ hiện nay"
FULL_TERM = "Thời gian công tác còn lại đủ một thời hạn bổ nhiệm"
WAIT = "Thời gian chờ sau kỷ luật"
TERMS = "Số nhiệm kỳ liên tiếp giữ chức vụ này"
LOOKED_INTO = "Đang xem xét, xác minh"
NOT_LISTED = "không có trong danh sách quy hoạch được xem"
NO_RANK = "chưa ghi nhóm, bậc của chức danh"
NOT_HIGHER = "chức vụ tương đương hoặc thấp hơn thì không tính"
D = Discipline.Form
# Which wait follows which form of discipline; no rule is named for the others.
WAITS = {
    D.REPRIMAND: "discipline_wait_reprimand",
    D.WARNING: "discipline_wait_warning",
    D.DISMISSAL: "discipline_wait_removal",
}


class AppointmentRules:
    """The set in force where the post is, asked for the level of its title."""

    def __init__(self, rules: RuleSet | None, level: str = "") -> None:
        self.rules, self.rule = rules, partial(rule_of, rules, level)


def rule_of(rules: RuleSet | None, level: str, key: str) -> Rule | None:
    return rules.rule(key, level=level) if rules else None


def findings(facts: AppointmentFacts, rules: AppointmentRules) -> list[Finding]:
    """Those that the form of the proposal asks for, in their order."""
    return list(asked(facts, rules))


def asked(facts: AppointmentFacts, rules: AppointmentRules) -> Iterator[Finding]:
    entering = facts.same is None
    if entering:
        yield from is_planned(facts, rules)
        yield long_enough_in_post(facts, rules)
    if facts.form != Form.PROLONG:
        yield has_full_term(facts, rules)
    yield from waits(facts, rules)
    if not entering and facts.form != Form.PROLONG:
        yield within_terms(facts, rules)
    if facts.looked_into:
        yield Finding(FindingLevel.WARN, LOOKED_INTO, source="theo phần kỷ luật, xác minh của hồ sơ")


def is_planned(facts: AppointmentFacts, rules: AppointmentRules) -> Iterator[Finding]:
    """In a list that the reader may read; by a rule that asks nobody to be planned nothing is found."""
    rule = rules.rule("planned_for_appointment")
    if not stands(rule) or rule.figure is None:
        lists = "; ".join(each.words for each in facts.planned)
        yield unconfirmed(PLANNED, rule, source=f"đang quy hoạch {lists}" if lists else NOT_LISTED)
    elif rule.figure:
        yield replace(in_lists(facts), article=rule.article, documents=rule.documents)


def in_lists(facts: AppointmentFacts) -> Finding:
    very = [each for each in facts.planned if each.post == facts.post]
    ranked = [each for each in facts.planned if each.place and facts.place and each.place <= facts.place]
    if found := very or ranked:
        return Finding(FindingLevel.PASS, PLANNED, source=found[0].words)
    unknown = facts.planned and (facts.place is None or any(each.place is None for each in facts.planned))
    if unknown:
        others = "; ".join(each.words for each in facts.planned)
        return unconfirmed(PLANNED, None, source=f"đang quy hoạch {others}", reason=NO_RANK)
    return Finding(FindingLevel.WARN, PLANNED, source=NOT_LISTED)


def long_enough_in_post(facts: AppointmentFacts, rules: AppointmentRules) -> Finding:
    """The whole months in the present main post up to the day; interruptions end them."""
    least, main = rules.rule("min_months_in_post"), facts.main
    if main is None:
        return Finding(FindingLevel.UNKNOWN, IN_POST, missing="chức vụ hiện nay", requirement=required(least))
    run = without_gap(facts.tenures, main)
    begun = run[0].valid_from
    evidence = {
        "measure": "tháng",
        "requirement": required(least),
        "source": f"{main.post} từ {begun or '…'}",
    }
    if begun is None:
        return Finding(FindingLevel.UNKNOWN, IN_POST, missing="ngày giữ chức vụ", **evidence)
    months = months_reached(begun.first_day, facts.day)
    if not stands(least):
        return unconfirmed(IN_POST, least, value=months, **evidence)
    evidence |= {"article": least.article, "remediable": least.remediable}
    surely = months_reached(begun.last_day, facts.day)
    if (months >= needed(least)) != (surely >= needed(least)):
        missing = "ngày, tháng giữ chức vụ"
        return Finding(FindingLevel.UNKNOWN, IN_POST, missing=missing, **evidence)
    return Finding(passed(months >= needed(least)), IN_POST, value=months, **evidence)


def has_full_term(facts: AppointmentFacts, rules: AppointmentRules) -> Finding:
    """From the month of the day to that of retirement; not counted for an equal or lower post."""
    term, retirement = rules.rule(TERM), facts.retirement
    left = months_left(retirement.month, facts.day)
    evidence = {"measure": "tháng", "requirement": required(term)}
    if retirement.month:
        evidence["source"] = f"nghỉ hưu {retirement.words}; mốc tính {facts.day:%m/%Y}"
    if not stands(term):
        return unconfirmed(FULL_TERM, term, value=left, **evidence)
    evidence["article"] = term.article
    if facts.is_higher is False:
        return Finding(FindingLevel.PASS, FULL_TERM, value=left, reason=NOT_HIGHER, **evidence)
    if not facts.ages_confirmed:
        return unconfirmed(FULL_TERM, term, value=left, **{**evidence, "confirmed": True})
    if left is None or retirement.remark.startswith("chưa rõ"):
        missing = "tháng sinh" if retirement.month else "ngày sinh"
        return Finding(FindingLevel.UNKNOWN, FULL_TERM, missing=missing, **evidence)
    if left < needed(term) and facts.is_higher is None:
        return unconfirmed(FULL_TERM, term, value=left, reason=NO_RANK, **{**evidence, "confirmed": True})
    return Finding(passed(left >= needed(term)), FULL_TERM, value=left, **evidence)


def waits(facts: AppointmentFacts, rules: AppointmentRules) -> Iterator[Finding]:
    """One for each discipline whose wait is not over, or of which no rule is confirmed; one where nothing is left."""
    if facts.disciplines is None:
        yield reserved(Finding(FindingLevel.RESERVED, WAIT))
        return
    begun = [each for each in facts.disciplines if each.valid_from.first_day <= facts.day]
    left = [found for each in begun if (found := wait_after(each, facts.day, rules))]
    if left:
        yield from left
        return
    known = [rule for key in WAITS.values() if stands(rule := rules.rule(key))]
    source = of_disciplines(begun)
    if not known:
        yield unconfirmed(WAIT, None, source=source)
        return
    articles = "; ".join(dict.fromkeys(rule.article for rule in known if rule.article))
    yield Finding(FindingLevel.PASS, WAIT, source=source, article=articles)


def wait_after(discipline: Discipline, day: datetime.date, rules: AppointmentRules) -> Finding | None:
    """None where the wait is over. One whose day is not known is counted from its last possible one."""
    key = WAITS.get(discipline.form)
    rule = rules.rule(key) if key else None
    begun, source = discipline.valid_from, str(discipline)
    evidence = {
        "value": months_reached(begun.last_day, day),
        "measure": "tháng",
        "requirement": required(rule),
        "source": source,
    }
    if not stands(rule):
        return unconfirmed(WAIT, rule, **evidence)
    if day >= add_months(begun.last_day, needed(rule)):
        return None
    evidence["article"] = rule.article
    if day >= add_months(begun.first_day, needed(rule)):
        return Finding(FindingLevel.UNKNOWN, WAIT, missing="ngày kỷ luật", **evidence)
    return Finding(FindingLevel.FAIL, WAIT, remediable=True, **evidence)


def of_disciplines(found: Sequence[Discipline]) -> str:
    return "; ".join(map(str, found)) if found else "không có kỷ luật trong hồ sơ"


def within_terms(facts: AppointmentFacts, rules: AppointmentRules) -> Finding:
    """Terms of the very post running without a gap: by their number, and by the months that so many terms make."""
    run = without_gap(facts.tenures, facts.same)
    most, limit = rules.rule("max_consecutive_terms"), months_limit(rules)
    begun = run[0].valid_from
    months = months_reached(begun.first_day, facts.day) if begun else None
    value = f"{len(run)} nhiệm kỳ" + (f", {months} tháng" if months is not None else "")
    asked_for = [f"tối đa {most.figure} nhiệm kỳ"] if stands(most) and most.figure else []
    asked_for += [f"{limit[0]} tháng"] if limit else []
    evidence = {"value": value, "source": f"từ {begun or '…'}", "requirement": ", ".join(asked_for)}
    if not asked_for:
        return unconfirmed(TERMS, most, **evidence)
    evidence["article"] = "; ".join(
        dict.fromkeys(filter(None, [most.article if stands(most) else "", limit[1] if limit else ""]))
    )
    over = stands(most) and most.figure and len(run) >= most.figure
    over = over or (limit and months is not None and months >= limit[0])
    return Finding(FindingLevel.FAIL if over else FindingLevel.PASS, TERMS, **evidence)


def months_limit(rules: AppointmentRules) -> tuple[int, str] | None:
    """(months, article): the limit of long service that a set names, else so many terms as may follow one another."""
    long, most, term = (
        rules.rule(key) for key in ("long_service_limit_months", "max_consecutive_terms", TERM)
    )
    if stands(long) and long.figure:
        return needed(long), long.article
    if stands(most) and stands(term) and most.figure and term.figure:
        return most.figure * needed(term), term.article
    return None


def without_gap(tenures: Sequence[PostHeld], last: PostHeld) -> list[PostHeld]:
    """The tenures of the same post that follow one another up to the given one, the earliest first."""
    run = [last]
    while run[0].valid_from:
        before = (
            each for each in tenures if each.post_id == last.post_id and each.valid_to == run[0].valid_from
        )
        earlier = next(before, None)
        if earlier is None:
            break
        run.insert(0, earlier)
    return run


def passed(yes: bool) -> FindingLevel:
    return FindingLevel.PASS if yes else FindingLevel.FAIL
