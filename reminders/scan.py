"""Brings the ledger of duties up to a day: makes what is missing, re-dates what moved, closes what lost its cause.

The facts are asked what is due and the ledger is compared with the answer, so it does not matter when the last scan
was, nor how often it runs. One scan works at a time; the unique constraint is the last word.
"""

import datetime
from dataclasses import dataclass, field, fields

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from cadre.models import CadreNow
from core.database import acting_as
from organisation.working_days import WorkingDays
from reminders.kinds import KINDS, Asked
from reminders.models import Duty, DutyRule

# Any number of its own among the locks of the database.
LOCK = 7105_2021
BATCH = 1000
REMOVED = "hồ sơ đã đưa khỏi danh sách"
LEFT = "cán bộ đã nghỉ, chuyển đi"
RULE_ENDED = "mốc nhắc đã ngừng áp dụng"


@dataclass(frozen=True)
class Wanted:
    """A duty as the facts ask for it: what it is known by, and what the ledger keeps of it."""

    rule: int
    subject: int
    cycle: str
    event_on: datetime.date
    due_on: datetime.date
    shown_from: datetime.date
    unit_id: int
    cadre_id: int | None
    basis: str
    confirmed: bool

    @property
    def key(self):
        return self.rule, self.subject, self.cycle


KEPT = [each.name for each in fields(Wanted)][3:]


@dataclass
class Plan:
    """What a scan does, or would do; `closed` are pairs of a duty and why."""

    today: datetime.date
    made: list = field(default_factory=list)
    redated: list = field(default_factory=list)
    reopened: list = field(default_factory=list)
    closed: list = field(default_factory=list)


def scan(today, *, dry_run=False):
    """Bring the ledger up to the day and return the plan; a dry run only returns it."""
    with acting_as(None, reason="Rà soát việc đến hạn"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        plan = compare(today)
        if not dry_run:
            write(plan)
    return plan


def compare(today):
    """What the ledger lacks or has too much of."""
    rules = {rule.pk: rule for rule in DutyRule.objects.all()}
    wanted = {each.key: each for each in asked_for(today, rules.values())}
    plan, gone = Plan(today), []
    for duty in ledger(wanted):
        wish = wanted.pop((duty.rule_id, duty.subject_key, duty.cycle), None)
        duty.rule = rules[duty.rule_id]
        if wish is None:
            gone.append(duty)
        else:
            settle(plan, duty, wish)
    plan.made = [duty_of(wish, rules) for wish in worth_making(wanted.values(), rules, today)]
    plan.closed = [(duty, why) for duty, why in reasons(gone)]
    return plan


def asked_for(today, rules):
    """Every duty whose lead has begun, as the facts stand."""
    working = WorkingDays.load()
    for kind in KINDS.values():
        used = tuple(rule for rule in rules if rule.kind == kind.slug and rule.active)
        if used:
            asked = Asked(today, used, working)
            for event in kind.find(asked):
                yield from begun(event, asked)


def begun(event, asked):
    """The duties of an event, one for each lead that has begun."""
    for rule in asked.rules:
        if event.rule not in (None, rule.pk):
            continue
        due = rule.due.before(event.on, asked.working)
        lead = event.lead if rule.by_regulation and event.lead else rule.leading
        shown = min(due, lead.before(event.on, asked.working))
        if shown <= asked.today and (rule.since is None or due >= rule.since):
            basis, confirmed = (event.basis, event.confirmed) if event.basis else (rule.basis, rule.confirmed)
            yield Wanted(
                rule=rule.pk,
                subject=event.subject,
                cycle=event.cycle,
                event_on=event.on,
                due_on=due,
                shown_from=shown,
                unit_id=event.unit,
                cadre_id=event.cadre,
                basis=basis[:200],
                confirmed=confirmed,
            )


def ledger(wanted):
    """The duties that are open, and those that the facts ask for, whatever became of them."""
    subjects = {subject for _, subject, _ in wanted}
    return Duty.objects.filter(Q(state=Duty.State.OPEN) | Q(subject_key__in=subjects)).order_by("pk")


def settle(plan, duty, wish):
    """Follow the facts: an open duty is re-dated, an ended one comes back only if it was ended for another day."""
    moved = any(getattr(duty, name) != getattr(wish, name) for name in KEPT)
    if duty.state == Duty.State.OPEN:
        if moved:
            plan.redated.append(updated(duty, wish))
    elif duty.state == Duty.State.CLOSED or done_for_another_day(duty, wish):
        plan.reopened.append(updated(duty, wish))


def done_for_another_day(duty, wish):
    """The event moved so far that its lead began only after the duty was done."""
    return duty.event_on != wish.event_on and timezone.localdate(duty.done_at) < wish.shown_from


def updated(duty, wish):
    for name in KEPT:
        setattr(duty, name, getattr(wish, name))
    return duty


def duty_of(wish, rules):
    kept = {name: getattr(wish, name) for name in KEPT}
    return Duty(rule=rules[wish.rule], subject_key=wish.subject, cycle=wish.cycle, **kept)


def worth_making(wishes, rules, today):
    """All but the leads that were missed for so long that they are overdue while a nearer one has begun."""
    wishes = list(wishes)
    nearest = {}
    for wish in wishes:
        event = rules[wish.rule].kind, wish.subject, wish.cycle
        nearest[event] = max(nearest.get(event, wish.due_on), wish.due_on)
    for wish in wishes:
        event = rules[wish.rule].kind, wish.subject, wish.cycle
        if wish.due_on >= today or wish.due_on == nearest[event]:
            yield wish


def reasons(gone):
    """Pairs of an open duty that nothing asks for any more, and why."""
    gone = [duty for duty in gone if duty.state == Duty.State.OPEN]
    people = CadreNow.objects.in_bulk({duty.cadre_id for duty in gone} - {None})
    for duty in gone:
        yield duty, why_gone(duty, people.get(duty.cadre_id))


def why_gone(duty, now):
    if not duty.rule.active:
        return RULE_ENDED
    if now is None:
        return duty.kind.gone if duty.kind.subject == "organisation.unit" else REMOVED
    return LEFT if now.status == CadreNow.Status.LEFT else duty.kind.gone


def write(plan):
    """Only what a user has not meanwhile ended is closed or re-dated."""
    Duty.objects.bulk_create(plan.made, batch_size=BATCH, ignore_conflicts=True)
    Duty.objects.bulk_update([*plan.redated, *plan.reopened], KEPT, batch_size=BATCH)
    opened = {"state": Duty.State.OPEN, "reason": "", "done_at": None, "done_by": None}
    Duty.objects.filter(pk__in=[duty.pk for duty in plan.reopened]).update(**opened)
    by_reason = {}
    for duty, why in plan.closed:
        by_reason.setdefault(why, []).append(duty.pk)
    for why, keys in by_reason.items():
        still_open = Duty.objects.filter(pk__in=keys, state=Duty.State.OPEN)
        still_open.update(state=Duty.State.CLOSED, reason=why, done_at=timezone.now(), snoozed_until=None)
