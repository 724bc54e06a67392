"""Of which terms a form of planning speaks: of those running on the day, or of the next; two are never added."""

import datetime
from typing import Any

from dashboards.forms.definitions import StatForm
from office.regulations.models import Rule
from planning.models import PlanningEntry, PlanningTerm

Horizon = Rule.Horizon


def terms_of(form: StatForm, day: datetime.date, horizon: str) -> list[PlanningTerm]:
    """The terms of the form's levels, at most one of each level and kind; one query."""
    chosen = {}
    terms = PlanningTerm.objects.filter(level__in=form.levels, ends_on__gt=day).order_by("begins_on", "pk")
    for term in terms:
        if (term.begins_on <= day) == (horizon == Horizon.CURRENT):
            chosen.setdefault((term.level, term.kind), term)
    return list(chosen.values())


def usual_horizon(user: Any, form: StatForm, day: datetime.date) -> str:
    """That of the running terms, unless nobody is planned in them and somebody is in the next."""
    for horizon in (Horizon.CURRENT, Horizon.NEXT):
        terms = terms_of(form, day, horizon)
        entries = PlanningEntry.objects.listed_for(user).planned_on(day).filter(target__term__in=terms)
        if entries.exists():
            return horizon.value
    return Horizon.CURRENT.value
