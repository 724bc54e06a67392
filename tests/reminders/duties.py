"""Leads and duties with sensible values, and the pages of a duty."""

import datetime

from django.urls import reverse, reverse_lazy

from reminders.models import Duty, DutyRule

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
