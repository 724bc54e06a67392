"""Whose duties they are: who may act in a unit, and who is told by mail."""

from django.db.models import Q

from cadre.models.conflicts import conflicted_users
from foundation.core import clock
from office.organisation.models.structure import Unit
from office.organisation.models.users import Grant, User
from office.organisation.querysets import line_above
from office.organisation.rights import RIGHTS

RIGHT = "reminders.change_duty"
ROLES = [role for role, rights in RIGHTS.items() if RIGHT in rights]


def standing_grants():
    grants = Grant.objects.filter(role__in=ROLES, user__is_active=True)
    return grants.filter(Q(until=None) | Q(until__gte=clock.today()))


def doers_of(duties):
    """{duty: keys of the users who may do it}: by a grant that carries duties in its unit or above it, and neither
    the person concerned nor a relative, or all of the people concerned. A fixed number of queries.
    """
    parents = Unit.objects.parents()
    granted = {}
    for unit, user in standing_grants().values_list("unit", "user"):
        granted.setdefault(unit, set()).add(user)
    concerned = conflicted_users({cadre for duty in duties for cadre in duty.concerned})
    return {
        duty.pk: {user for unit in line_above(duty.unit_id, parents) for user in granted.get(unit, ())}
        - kept_from(duty, concerned)
        for duty in duties
    }


def kept_from(duty, concerned):
    """Keys of the users for whom nobody whom the duty concerns is left."""
    users = [concerned[cadre] for cadre in duty.concerned]
    return set.intersection(*users) if users else set()


def with_mail():
    """Users with duties and an address."""
    return User.objects.exclude(email="").filter(pk__in=standing_grants().values("user")).order_by("pk")
