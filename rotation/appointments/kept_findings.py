"""What was found of somebody when it was decided that they hold a post, kept with the step of the decision."""

from collections.abc import Iterator, Sequence
from typing import Any

from foundation.core.acts.run import Case
from office.regulations.findings import Finding, reserved
from planning.models import PlanningEntry
from rotation.appointments.checks import LOOKED_INTO, PLANNED, WAIT, AppointmentRules, findings
from rotation.appointments.facts import facts_of
from rotation.appointments.terms import rules_at
from rotation.models import Appointment, AppointmentStep


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


def may(user: Any, right: str, row: Appointment) -> bool:
    return user.scope(right).covers(row.scope_unit_id)
