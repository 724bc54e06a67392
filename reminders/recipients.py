"""Whose duties they are: who may act in a unit, and who is told by mail."""

from django.db.models import Q

from foundation.core import clock
from office.organisation.models.structure import Unit
from office.organisation.models.users import Grant, User
from office.organisation.rights import RIGHTS

RIGHT = "reminders.change_duty"
ROLES = [role for role, rights in RIGHTS.items() if RIGHT in rights]


def standing_grants():
    grants = Grant.objects.filter(role__in=ROLES, user__is_active=True)
    return grants.filter(Q(until=None) | Q(until__gte=clock.today()))


def may_act_in(units):
    """{unit: keys of the users with a grant that carries duties there or above it}; two queries."""
    parents = dict(Unit.objects.order_by().values_list("pk", "parent"))
    granted = {}
    for unit, user in standing_grants().values_list("unit", "user"):
        granted.setdefault(unit, set()).add(user)
    return {
        unit: set().union(*(granted.get(each, ()) for each in line_above(unit, parents))) for unit in units
    }


def line_above(unit, parents):
    """The unit and those above it."""
    line = [unit]
    while parents.get(line[-1]) and parents[line[-1]] not in line:
        line.append(parents[line[-1]])
    return line


def with_mail():
    """Users with duties and an address."""
    return User.objects.exclude(email="").filter(pk__in=standing_grants().values("user")).order_by("pk")
