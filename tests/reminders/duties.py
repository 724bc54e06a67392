"""Leads and duties with sensible values, and the pages of a duty."""

import datetime

from django.urls import reverse, reverse_lazy

from cadre.models.facts import PostHeld
from office.regulations.models import RuleSet
from reminders.models import Duty, DutyRule
from tests.factories import make_rule

TODAY = datetime.date(2021, 11, 30)
LIST = reverse_lazy("duty-list")


def make_duty_rule(kind="retirement", lead=12, measure="month", **fields):
    found = {
        "kind": kind,
        "lead": lead,
        "measure": measure,
        "by_regulation": fields.pop("by_regulation", False),
    }
    defaults = {"task": f"Việc trước {lead}", "basis": "Lịch của cơ quan", **fields}
    return DutyRule.objects.get_or_create(**found, defaults=defaults)[0]


def make_duty(rule, unit, cadre=None, due_on=TODAY, **fields):
    kept = {"event_on": due_on, "shown_from": due_on, "subject_key": (cadre or unit).pk, **fields}
    return Duty.objects.create(rule=rule, unit=unit, cadre=cadre, due_on=due_on, **kept)


def after(days):
    return TODAY + datetime.timedelta(days=days)


def page(name, duty):
    return reverse(f"duty-{name}", args=[duty.pk])


def text(response):
    return response.content.decode()


def day(text):
    return datetime.date.fromisoformat(text)


def appointment_rules(subject="appointment", **rules):
    """A rule set of the subject, in force for long, with figures in months unless the key is a notice."""
    rule_set = RuleSet.objects.create(name=subject, subject=subject, in_force_from="2000-01-01")
    for key, (value, measure) in rules.items():
        make_rule(key, value, measure, rule_set=rule_set, article=f"Điều của {key}")
    return rule_set


def appointed(person, begun, form="appointed"):
    PostHeld.objects.filter(cadre=person).update(taking_form=form, valid_from=begun)
    return person.posts.get()


def made(kind):
    return [
        (duty.due_on.isoformat(), duty.shown_from.isoformat())
        for duty in Duty.objects.filter(rule__kind=kind).order_by("due_on")
    ]
