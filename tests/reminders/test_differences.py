"""The ledger compared in the database and, the slow way, duty by duty with all in hand: the same, whatever stands."""

import datetime
import random

import pytest
from django.db import connection
from django.utils import timezone

from reminders.differences import compared
from reminders.models import Duty, DutyRule
from reminders.specs import KEPT, DutySpec
from tests.factories import make_unit
from tests.reminders.duties import TODAY, make_duty_rule

STATES = Duty.State


def day(draw):
    return TODAY + datetime.timedelta(days=draw.randint(-4, 4))


def days_in_order(draw):
    shown, due, on = sorted(day(draw) for _ in range(3))
    return {"event_on": on, "due_on": due, "shown_from": shown}


def people(draw):
    return draw.choice([[], [1], [1, 2], [2, 1], [1, 2, 3]])


def random_spec(draw, rules, units):
    """As the facts may ask for it: few subjects, so that leads of one event meet, and words that a file trips over."""
    words = draw.choice(["", "Điều 5, khoản 1", 'văn bản "số 3"', "\\N", "dòng\nhai\tba"])
    return DutySpec(
        rule_id=draw.choice(rules).pk,
        subject_key=draw.randint(1, 5),
        cycle=draw.choice(["", "2021"]),
        **days_in_order(draw),
        unit_id=draw.choice(units).pk,
        cadre_id=None,
        basis=words,
        confirmed=draw.random() < 0.5,
        remark=draw.choice(["", words]),
        people=f"{{{','.join(map(str, people(draw)))}}}",
    )


def random_duty(draw, spec, state):
    """In the ledger as it is asked for, or as it was before something of it moved."""
    columns = spec._asdict() | {"people": numbers(spec)}
    for name, other in [("basis", "khác"), ("people", people(draw)), ("confirmed", not spec.confirmed)]:
        if draw.random() < 0.15:
            columns[name] = other
    if draw.random() < 0.3:
        columns |= days_in_order(draw)
    at = datetime.datetime.combine(day(draw), datetime.time(draw.choice([1, 23])))
    ended = {} if state == STATES.OPEN else {"done_at": timezone.make_aware(at), "reason": "đã xong"}
    return Duty(**columns, state=state, **ended)


def random_world(draw, rules, units):
    """Wishes, some of them twice, and a ledger in which some are open, some ended, and some asked for no more."""
    wishes = [random_spec(draw, rules, units) for _ in range(draw.randint(1, 40))]
    known = {spec[:3]: spec for spec in [*wishes, *(random_spec(draw, rules, units) for _ in range(10))]}
    standing = [spec for spec in known.values() if draw.random() < 0.7]
    Duty.objects.all().delete()
    Duty.objects.bulk_create(random_duty(draw, spec, draw.choice(STATES.values)) for spec in standing)
    return wishes


def numbers(spec):
    return [int(key) for key in spec.people.strip("{}").split(",") if key]


def slowly(wishes, rules):
    """{what: {key of the duty: it as it is to be}}, told from every wish and every duty one by one."""
    wanted = {spec[:3]: spec for spec in wishes}
    nearest = {}
    for spec in wanted.values():
        event = (rules[spec.rule_id].kind, spec.subject_key, spec.cycle)
        nearest[event] = max(nearest.get(event, spec.due_on), spec.due_on)
    found = {what: {} for what in ("made", "redated", "reopened", "closed")}
    ledger = {(duty.rule_id, duty.subject_key, duty.cycle): duty for duty in Duty.objects.all()}
    for key, spec in wanted.items():
        duty = ledger.get(key)
        missed = spec.due_on < min(TODAY, nearest[rules[spec.rule_id].kind, *key[1:]])
        what = verdict(spec, duty, missed)
        if what:
            found[what][key] = (duty and duty.pk, *spec._replace(people=numbers(spec)))
    for key, duty in ledger.items():
        if duty.state == STATES.OPEN and key not in wanted:
            found["closed"][key] = (duty.pk, *(getattr(duty, name) for name in DutySpec._fields))
    return found


def verdict(spec, duty, missed):
    wished = spec._replace(people=numbers(spec))
    if duty and duty.state == STATES.OPEN:
        return "redated" if any(getattr(duty, name) != getattr(wished, name) for name in KEPT) else None
    if missed or duty is None:
        return None if missed else "made"
    others = set(wished.people) - set(duty.people)
    after = duty.event_on != spec.event_on and timezone.localdate(duty.done_at) < spec.shown_from
    return "reopened" if duty.state == STATES.CLOSED or others or after else None


@pytest.mark.parametrize("seed", range(12))
def test_the_database_finds_the_same_differences_as_going_through_every_duty(db, seed):
    draw = random.Random(seed)
    units = [make_unit(code, f"Đơn vị {code}") for code in ("a", "b")]
    rules = [make_duty_rule(lead=12), make_duty_rule(lead=6), make_duty_rule("review", month=3, day=31)]
    rules = {rule.pk: rule for rule in rules}
    met = set()
    for _ in range(12):
        wishes = random_world(draw, list(rules.values()), units)
        slow = slowly(wishes, rules)
        with compared(TODAY, rules, wishes) as diff:
            fast = {
                what: {
                    (duty.rule_id, duty.subject_key, duty.cycle): (
                        duty.pk,
                        *(getattr(duty, name) for name in DutySpec._fields),
                    )
                    for duty in diff.duties(what)
                }
                for what in slow
            }
        assert fast == slow
        assert diff.counts == {what: len(found) for what, found in slow.items()}
        met |= {what for what, found in slow.items() if found}
    assert met == set(slow)


def test_nothing_of_a_comparison_outlives_it(db):
    rules = {rule.pk: rule for rule in DutyRule.objects.all()}
    for _ in range(2):
        with compared(TODAY, rules, ()) as diff:
            assert not any(diff.counts.values())
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relname IN ('duty_spec', 'duty_difference')")
        assert cursor.fetchall() == []
