"""What was found of somebody when it was decided that they hold a post, kept with the step of the decision."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from foundation.core.acts.run import Case
from office.regulations.findings import Finding, reserved
from planning.decided import verdict_change
from planning.gravity import gravest
from planning.models import PlanningEntry
from rotation.appointments.checks import LOOKED_INTO, PLANNED, WAIT, AppointmentRules, findings
from rotation.appointments.facts import facts_of
from rotation.appointments.terms import rules_at
from rotation.models import Appointment, AppointmentStep


@dataclass(frozen=True)
class ToldThen:
    """A finding of the decision, and what is found `now` of the same day, where that is another verdict."""

    finding: Finding
    now: str = ""


def keep_findings(cases: Sequence[Case]) -> None:
    """Put on every step what is found on the day of the paper, before posts move; and the lists it was found in."""
    for case in cases:
        row, day = case.row, case.asked["decision_on"]
        facts = facts_of(row, row.acting_user, day)
        found = findings(facts, AppointmentRules(rules_at(row.post, day), row.post.title.level))
        lists = [each.entry for each in facts.planned]
        case.kept["found"] = {"findings": [each.as_json() for each in found], "entries": lists}


def decision_of(steps: Sequence[AppointmentStep]) -> AppointmentStep | None:
    """The step that stands and keeps what was found."""
    return next((step for step in steps if step.found and not getattr(step, "undone_by", None)), None)


def found_then(row: Appointment, step: AppointmentStep, user: Any) -> Iterator[Finding]:
    """What the reader is told of it now: of lists, discipline and inquiries only who may read them."""
    kept = step.found
    lists = PlanningEntry.objects.for_user(user).filter(pk__in=kept["entries"]).count()
    known = {
        PLANNED: lists == len(kept["entries"]),
        WAIT: may(user, "cadre.view_discipline", row),
        LOOKED_INTO: may(user, "cadre.view_verification", row),
    }
    for found in map(Finding.from_json, kept["findings"]):
        if known.get(found.text, True):
            yield found
        elif found.text != LOOKED_INTO:
            yield reserved(found)


def compared(row: Appointment, step: AppointmentStep, user: Any) -> list[ToldThen]:
    """What was found then, beside what records and rules of now say of that very day and of the posts held then.

    So time that went by since changes nothing; what was corrected, or came to be known, does.
    """
    day = step.decision_on
    facts = facts_of(row, user, day, before=step)
    again = by_text(findings(facts, AppointmentRules(rules_at(row.post, day), row.post.title.level)))
    if step.fulfilled_id:
        again.pop(PLANNED, None)  # The decision itself ended the place on the list.
    told, then = [], by_text(found_then(row, step, user))
    for text, found in then.items():
        changes = verdict_change(gravest(found), gravest(again.get(text, ())))
        told += [ToldThen(each, "; ".join(changes) if each is found[-1] else "") for each in found]
    return told


def by_text(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    kept: dict[str, list[Finding]] = defaultdict(list)
    for each in found:
        kept[each.text].append(each)
    return kept


def may(user: Any, right: str, row: Appointment) -> bool:
    return user.scope(right).covers(row.scope_unit_id)
