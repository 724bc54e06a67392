"""Whose duties they are: who may act in a unit, and who is told by mail."""

from django.db.models import Q

from cadre.models.conflicts import conflicted_users
from foundation.core import clock
from office.organisation.models.structure import Unit
from office.organisation.models.users import Grant, User
from office.organisation.rights import RIGHTS

RIGHT = "reminders.change_duty"
ROLES = [role for role, rights in RIGHTS.items() if RIGHT in rights]


def standing_grants():
    grants = Grant.objects.filter(role__in=ROLES, user__is_active=True)
    return grants.filter(Q(until=None) | Q(until__gte=clock.today()))


def who_may_act(unit, cadre=None):
    """Users with a grant that carries duties in the unit or above it; not the person concerned, nor a relative."""
    parents = dict(Unit.objects.order_by().values_list("pk", "parent"))
    line = [unit]
    while parents.get(line[-1]) and parents[line[-1]] not in line:
        line.append(parents[line[-1]])
    grants = standing_grants().filter(unit__in=line)
    users = User.objects.filter(pk__in=grants.values("user")).order_by("full_name", "username")
    return users.exclude(pk__in=conflicted_users(cadre)) if cadre else users


def with_mail():
    """Users with duties and an address."""
    return User.objects.exclude(email="").filter(pk__in=standing_grants().values("user")).order_by("pk")
