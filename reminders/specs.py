"""Every duty whose lead has begun, as the facts stand: what the scan compares the ledger with."""

import datetime
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from office.organisation.working_days import WorkingDays
from reminders.kinds import KINDS, Event, ScanContext
from reminders.leads import LeadMeasure
from reminders.models import DutyRule


class DutySpec(NamedTuple):
    """A duty as the facts ask for it, in the columns of the ledger; a plain tuple, for there are many.

    The people are written as the database writes them: "{1,2}".
    """

    rule_id: int
    subject_key: int
    cycle: str
    event_on: datetime.date
    due_on: datetime.date
    shown_from: datetime.date
    unit_id: int
    cadre_id: int | None
    basis: str
    confirmed: bool
    remark: str
    people: str


# By what a duty is known, and what may change in it.
KEY, KEPT = DutySpec._fields[:3], DutySpec._fields[3:]


def asked_for(today: datetime.date, rules: Iterable[DutyRule]) -> Iterator[DutySpec]:
    """The duties that the facts ask for on the day, kind by kind, as they are found."""
    working = WorkingDays.load()
    for kind in KINDS.values():
        used = tuple(rule for rule in rules if rule.kind == kind.slug and rule.active)
        if used:
            asked = ScanContext(today, used, working)
            yield from begun(kind.find(asked), asked)


def begun(events: Iterable[Event], asked: ScanContext) -> Iterator[DutySpec]:
    """The duties of the events, one for each lead that has begun; a day that many share is counted back once."""
    before = cache(lambda lead, day: lead.before(day, asked.working))
    leads = [(rule, rule.leading, rule.due) for rule in asked.rules]
    for event in events:
        for rule, lead, due in leads:
            if event.rule not in (None, rule.pk):
                continue
            lead = event.lead if rule.by_regulation and event.lead else lead
            due_on = before(due, event.on)
            shown = min(before(lead, event.on), due_on)
            if shown <= asked.today and (rule.since is None or due_on >= rule.since):
                counted = LeadMeasure.WORKING_DAY in (lead.measure, due.measure)
                caveat = asked.working.caveat(shown, event.on) if counted else ""
                yield spec_of(event, rule, shown, due_on, caveat)


def spec_of(event: Event, rule: DutyRule, shown: datetime.date, due: datetime.date, caveat: str) -> DutySpec:
    basis, confirmed = (event.basis[:200], event.confirmed) if event.basis else (rule.basis, rule.confirmed)
    remark = "; ".join(filter(None, (event.remark, caveat)))[:200]
    people = f"{{{','.join(map(str, event.people))}}}"
    return DutySpec(
        rule.pk,
        event.subject,
        event.cycle,
        event.on,
        due,
        shown,
        event.unit,
        event.cadre,
        basis,
        confirmed,
        remark,
        people,
    )
