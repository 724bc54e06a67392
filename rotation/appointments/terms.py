"""For how long a post is held by an appointment, as the rules in force where the post is say."""

import datetime

from foundation.core.months import add_months
from office.organisation.models.structure import Post
from office.regulations.models import RuleSet
from rotation.models import Appointment

TERM = "appointment_term_months"


def rules_at(post: Post, day: datetime.date) -> RuleSet | None:
    """The set of appointment in force at the unit of the post; one to three queries."""
    place = (day, post.unit)
    return RuleSet.objects.in_force_for([place], RuleSet.Subject.APPOINTMENT)[(day, post.unit_id)]


def term_months(post: Post, day: datetime.date) -> int | None:
    """The months of one appointment by a confirmed rule; None where none is."""
    rules = rules_at(post, day)
    rule = rules.rule(TERM, level=post.title.level) if rules else None
    return rule.figure if rule and rule.confirmed else None


def term_end(row: Appointment, day: datetime.date, typed: datetime.date | None) -> datetime.date | None:
    """The first day on which the post is no longer held by the decision: as typed, else counted from the day."""
    if typed or not row.term_months:
        return typed
    return add_months(day, row.term_months)
