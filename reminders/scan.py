"""Brings the ledger of duties up to a day: makes what is missing, re-dates what moved, closes what lost its cause.

The facts are asked what is due and the ledger is compared with the answer, so it does not matter when the last scan
was, nor how often it runs. One scan works at a time; the unique constraint is the last word.
"""

import datetime
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from cadre.models.people import CadreNow
from foundation.core.acts.run import apply
from foundation.core.database import audited_transaction
from office.organisation.models.users import User
from office.organisation.working_days import WorkingDays
from reminders.acts import BRING_BACK, CLOSE
from reminders.kinds import KINDS, ScanContext
from reminders.leads import LeadMeasure
from reminders.models import Duty, DutyRule

# Any number of its own among the locks of the database.
LOCK = 7105_2021
BATCH = 1000
REMOVED = "hồ sơ đã đưa khỏi danh sách"
LEFT = "cán bộ đã nghỉ, chuyển đi"
RULE_ENDED = "mốc nhắc đã ngừng áp dụng"


class DutySpec(NamedTuple):
    """A duty as the facts ask for it, in the columns of the ledger; a plain tuple, for there are many."""

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
    people: list[int]

    @property
    def key(self):
        return self[:3]


KEPT = DutySpec._fields[3:]


@dataclass
class LedgerDiff:
    """What a scan does, or would do; `closed` are pairs of a duty and why."""

    today: datetime.date
    made: list = field(default_factory=list)
    redated: list = field(default_factory=list)
    reopened: list = field(default_factory=list)
    closed: list = field(default_factory=list)


def scan(today, *, dry_run=False):
    """Bring the ledger up to the day and return the plan; a dry run only returns it."""
    with audited_transaction(None, reason="Rà soát việc đến hạn"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        plan = compare(today)
        if not dry_run:
            write(plan)
    return plan


def compare(today):
    """What the ledger lacks or has too much of. Only duties with a difference are loaded as such."""
    rules = {rule.pk: rule for rule in DutyRule.objects.all()}
    wanted = {wish.key: wish for wish in asked_for(today, rules.values())}
    missed = too_late(wanted.values(), rules, today)
    gone, moved = [], {}
    for key, *kept in Duty.objects.filter(state=Duty.State.OPEN).values_list("pk", *DutySpec._fields):
        wish = wanted.pop(tuple(kept[:3]), None)
        if wish is None:
            gone.append(key)
        elif wish != tuple(kept):
            moved[key] = wish
    for key in missed:
        wanted.pop(key, None)
    plan = LedgerDiff(today, reopened=brought_back(wanted), redated=updated(moved))
    plan.made = [Duty(**wish._asdict()) for wish in wanted.values()]
    plan.closed = reasons(gone)
    for duty in [*plan.made, *plan.redated, *plan.reopened, *(duty for duty, _ in plan.closed)]:
        duty.rule = rules[duty.rule_id]
    return plan


def asked_for(today, rules):
    """Every duty whose lead has begun, as the facts stand."""
    working = WorkingDays.load()
    for kind in KINDS.values():
        used = tuple(rule for rule in rules if rule.kind == kind.slug and rule.active)
        if used:
            asked = ScanContext(today, used, working)
            yield from begun(kind.find(asked), asked)


def begun(events, asked):
    """The duties of the events, one for each lead that has begun; a day that many share is counted back once."""
    before = cache(lambda lead, day: lead.before(day, asked.working))
    leads = [(rule, rule.leading, rule.due) for rule in asked.rules]
    for event in events:
        for rule, lead, due in leads:
            if event.rule not in (None, rule.pk):
                continue
            lead = event.lead if rule.by_regulation and event.lead else lead
            wish = wish_of(event, rule, before(lead, event.on), before(due, event.on))
            if LeadMeasure.WORKING_DAY in (lead.measure, due.measure):
                caveat = asked.working.caveat(wish.shown_from, event.on)
                wish = wish._replace(remark="; ".join(filter(None, (event.remark, caveat)))[:200])
            if wish.shown_from <= asked.today and (rule.since is None or wish.due_on >= rule.since):
                yield wish


def wish_of(event, rule, shown, due):
    basis, confirmed = (event.basis[:200], event.confirmed) if event.basis else (rule.basis, rule.confirmed)
    return DutySpec(
        rule.pk,
        event.subject,
        event.cycle,
        event.on,
        due,
        min(shown, due),
        event.unit,
        event.cadre,
        basis,
        confirmed,
        event.remark,
        list(event.people),
    )


def brought_back(wanted):
    """Ended duties that the facts ask for again; those that stay ended are wanted no more."""
    subjects = {wish.subject_key for wish in wanted.values()}
    ended = {}
    for duty in Duty.objects.exclude(state=Duty.State.OPEN).filter(subject_key__in=subjects).order_by("pk"):
        wish = wanted.pop((duty.rule_id, duty.subject_key, duty.cycle), None)
        again = duty.state == Duty.State.CLOSED or set(wish.people) - set(duty.people) if wish else False
        if again or (wish and done_for_another_day(duty, wish)):
            ended[duty.pk] = wish
    return updated(ended)


def done_for_another_day(duty, wish):
    """The event moved so far that its lead began only after the duty was done."""
    return duty.event_on != wish.event_on and timezone.localdate(duty.done_at) < wish.shown_from


def updated(wishes):
    """The duties of the keys, following the facts."""
    duties = Duty.objects.in_bulk(wishes)
    for key, duty in duties.items():
        for name in KEPT:
            setattr(duty, name, getattr(wishes[key], name))
    return list(duties.values())


def too_late(wishes, rules, today):
    """Keys of the leads that are overdue while a nearer one of the same event has begun.

    Made in time they stay; missed for so long they are not made any more, for the nearer one speaks of the event.
    """
    events = [(rules[wish.rule_id].kind, wish.subject_key, wish.cycle, wish) for wish in wishes]
    nearest = {}
    for *event, wish in events:
        nearest[*event] = max(nearest.get((*event,), wish.due_on), wish.due_on)
    return [wish.key for *event, wish in events if wish.due_on < today and wish.due_on < nearest[*event]]


def reasons(keys):
    """Pairs of an open duty that nothing asks for any more, and why."""
    gone = list(Duty.objects.filter(pk__in=keys).select_related("rule").order_by("pk"))
    people = CadreNow.objects.in_bulk({duty.cadre_id for duty in gone} - {None})
    return [(duty, why_gone(duty, people.get(duty.cadre_id))) for duty in gone]


def why_gone(duty, now):
    if not duty.rule.active:
        return RULE_ENDED
    if duty.people or duty.is_of_unit or duty.kind.opens:
        return duty.kind.gone
    if now is None:
        return REMOVED
    return LEFT if now.status == CadreNow.Status.LEFT else duty.kind.gone


def write(plan):
    """Only what a user has not meanwhile ended is closed or re-dated."""
    Duty.objects.bulk_create(plan.made, batch_size=BATCH, ignore_conflicts=True)
    Duty.objects.bulk_update([*plan.redated, *plan.reopened], KEPT, batch_size=BATCH)
    act_on(BRING_BACK, plan, [(duty, "") for duty in plan.reopened])
    act_on(CLOSE, plan, plan.closed)


def act_on(act, plan, pairs):
    """The act for duties with the reason of each, batch by batch, so that memory does not grow with the ledger."""
    for first in range(0, len(pairs), BATCH):
        batch = pairs[first : first + BATCH]
        asked = [{"on": plan.today, "reason": why} for _, why in batch]
        apply(act, User.system(), [duty for duty, _ in batch], asked, skip=True)
