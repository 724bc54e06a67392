"""What stands around a proposal: who else is planned or proposed for the post, and which lists would lose who is."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from planning.models import PlanningEntry
from rotation.appointments.ballots import ToldBallot, ballots_of
from rotation.appointments.checks import AppointmentRules, findings
from rotation.appointments.facts import facts_of, planned_entries
from rotation.appointments.terms import rules_at
from rotation.choices import OPEN_APPOINTMENTS
from rotation.models import Appointment

OF_ENTRY = ("cadre", "target__post__title", "target__post__unit", "target__term")


@dataclass(frozen=True)
class ProposalAround:
    """As far as the reader may know; of a proposal that is closed nothing is judged anew."""

    findings: list = field(default_factory=list)
    rules: Any = None
    planned: list[PlanningEntry] = field(default_factory=list)
    proposed: list[Appointment] = field(default_factory=list)
    leaving: list[PlanningEntry] = field(default_factory=list)
    ballots: list[ToldBallot] = field(default_factory=list)


def around(row: Appointment, user: Any, day: datetime.date) -> ProposalAround:
    """A fixed number of queries."""
    ballots = ballots_of(row, user)
    if row.state not in OPEN_APPOINTMENTS:
        return ProposalAround(ballots=ballots)
    rules = rules_at(row.post, day)
    found = findings(facts_of(row, user, day), AppointmentRules(rules, row.post.title.level))
    mine = planned_entries(row, user, day)
    leaving = [each for each in mine if each.target.post_id != row.post_id]
    return ProposalAround(found, rules, others_planned(row, user, day), rivals(row, user), leaving, ballots)


def others_planned(row: Appointment, user: Any, day: datetime.date) -> list[PlanningEntry]:
    """In the official order of their units, as lists have them."""
    entries = PlanningEntry.objects.for_user(user).planned_on(day).filter(target__post=row.post_id)
    entries = entries.exclude(cadre=row.cadre_id).select_related(*OF_ENTRY)
    return list(
        entries.order_by("target__term__begins_on", "cadre__now__official_key", "cadre__sort_key", "pk")
    )


def rivals(row: Appointment, user: Any) -> list[Appointment]:
    """Other open proposals for the post."""
    rows = Appointment.objects.for_user(user).open().filter(post=row.post_id).exclude(pk=row.pk)
    return list(rows.select_related("cadre", "post__title", "post__unit").order_by("proposed_on", "pk"))
