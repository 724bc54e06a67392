"""What the office is reminded of when the time of a post ends: of an appointment, a rotation, of acting."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cadre.models.facts import FactQuerySet, PostHeld
from cadre.post_terms import (
    ACTING,
    APPOINTMENT,
    ROTATION,
    HeldFacts,
    PostTerm,
    facts_of,
    may_have,
    rules_of,
    sets_in_force,
    soon,
    term_of,
)
from office.regulations.models import Rule, RuleSet
from reminders.kinds import DutyStart, Event, ScanContext, reminder
from reminders.leads import Lead, lead_of
from rotation.ends.cases import not_rotated, rotated, rotation_term, running_cases, there
from rotation.models import Rotation

NOTICE = "reappoint_notice"
PROPOSAL = DutyStart("appointment-new", "held", "rotation.add_appointment", "Đề xuất bổ nhiệm lại")


@reminder(
    "term_end",
    "Hết thời hạn bổ nhiệm",
    subject="cadre.postheld",
    gone="đã thôi giữ chức vụ, đã bổ nhiệm lại hoặc thời hạn đã thay đổi",
    regulated=True,
    begins=PROPOSAL,
)
def appointments_ending(asked: ScanContext) -> Iterator[Event]:
    """Main posts at the end that their decision set, else as the appointment rules in force today count it."""
    sets = sets_in_force(asked.today, APPOINTMENT.subject)
    leads = [lead for rule in rules_of(sets, NOTICE) if (lead := lead_of(rule))]
    until = asked.horizon(*leads)
    held = not_rotated(held_today(asked).filter(main=True), asked.today)
    for facts in facts_of(held.filter(may_have(APPOINTMENT), soon(rules_of(sets, APPOINTMENT.key), until))):
        yield from told(term_of(facts, APPOINTMENT, sets), sets, notice=True)


@reminder(
    "rotation_end",
    "Hết thời gian luân chuyển",
    subject="cadre.postheld",
    gone="đã thôi giữ chức vụ, đã hết thời gian luân chuyển, đã có quyết định mới hoặc thời hạn đã thay đổi",
)
def rotations_ending(asked: ScanContext) -> Iterator[Event]:
    """Main posts held for a rotation, at the planned end of the case, else once the least time of the rules is over."""
    sets = sets_in_force(asked.today, ROTATION.subject)
    until = asked.horizon()
    planned = there(Rotation.objects.running_on(asked.today).filter(due_on__lte=until))
    held = rotated(held_today(asked).filter(main=True), asked.today)
    found = facts_of(held.filter(soon(rules_of(sets, ROTATION.key), until) | planned))
    cases = running_cases(Rotation.objects.filter(cadre__in={facts.cadre for facts in found}), asked.today)
    for facts in found:
        yield from told(rotation_term(facts, cases.get((facts.cadre, facts.post)), sets), sets)


@reminder(
    "acting_end",
    "Giao phụ trách, giao quyền quá thời gian",
    subject="cadre.postheld",
    gone="đã thôi phụ trách, đã có quyết định mới hoặc thời hạn đã thay đổi",
)
def acting_ending(asked: ScanContext) -> Iterator[Event]:
    """Posts that somebody is in charge of without being appointed, as long as the decision or the rules allow."""
    sets = sets_in_force(asked.today, ACTING.subject)
    held = held_today(asked).filter(may_have(ACTING), soon(rules_of(sets, ACTING.key), asked.horizon()))
    for facts in facts_of(held):
        yield from told(term_of(facts, ACTING, sets), sets)


def held_today(asked: ScanContext) -> FactQuerySet:
    """Of whose end nothing is on record: one that was decided ahead, be it for the next term, asks for nothing more."""
    return PostHeld.objects.on(asked.today).filter(valid_to=None)


def told(term: PostTerm, sets: Mapping[int, RuleSet], *, notice: bool = False) -> Iterator[Event]:
    """The event of a term whose end is known."""
    if term.ends is None:
        return
    held = term.of
    rules = sets.get(held.unit) if notice else None
    lead = rules.rule(NOTICE, level=held.level) if rules else None
    yield Event(held.held, held.home, term.ends, held.cadre, **settled(held, term.rule, lead))


def settled(held: HeldFacts, rule: Rule | None, notice: Rule | None) -> dict[str, Any]:
    """What decision and regulations settle about the reminder: its lead, its basis, whether that is confirmed."""
    lead: Lead | None = lead_of(notice)
    bases = [each for each in (rule, notice if lead else None) if each]
    decision = f"Quyết định số {held.decision}" if rule is None and held.decision else ""
    return {
        "lead": lead,
        "basis": "; ".join(cited_once(decision, bases)),
        "confirmed": all(each.confirmed for each in bases),
    }


def cited_once(decision: str, bases: Iterable[Rule]) -> list[str]:
    return list(dict.fromkeys(each for each in (decision, *(rule.article for rule in bases)) if each))
