"""The accounts of an office at work: `python -m bench.office PASSWORD`, as the owner, once there are people.

Of each account is printed its name and the role it plays (`bench.visits`).
"""

import datetime
import json
import os
import sys
from itertools import cycle

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402

from bench.loading import settle  # noqa: E402
from foundation.core import clock  # noqa: E402
from foundation.core.database import audited_transaction  # noqa: E402
from office.organisation.models.structure import Unit  # noqa: E402
from office.organisation.models.users import Grant, Role, User  # noqa: E402
from reminders.scan import scan  # noqa: E402

# Who sits in the office itself; those of an area or of an inspection look at some communes only.
OFFICERS = [Role.OFFICER] * 13 + [Role.CHIEF] * 3 + [Role.AREA_MEMBER] * 2 + [Role.INSPECTOR] * 2
LEADERS = [Role.LEADER] * 5
UNIT_OFFICERS = [Role.UNIT_OFFICER] * 50
BELOW = {Role.AREA_MEMBER, Role.INSPECTOR, Role.UNIT_OFFICER}


def open_office(password: str) -> dict[str, str]:
    """By name of the account its role. All have one password, hashed once; each of a commune has one of its own."""
    root, hashed = Unit.objects.get(parent=None), make_password(password)
    communes = cycle(Unit.objects.filter(parent=root).order_by("pk"))
    roles = [*OFFICERS, *LEADERS, *UNIT_OFFICERS]
    users = User.objects.bulk_create(
        User(username=f"load-{n}", password=hashed, full_name=f"load {n}") for n in range(len(roles))
    )
    for user, role in zip(users, roles, strict=True):
        unit = next(communes) if role in BELOW else root
        until = clock.today() + datetime.timedelta(days=30) if role == Role.INSPECTOR else None
        Grant.objects.create(user=user, role=role, unit=unit, until=until)
    return {user.username: role.value for user, role in zip(users, roles, strict=True)}


if __name__ == "__main__":
    with audited_transaction(None):
        names = open_office(sys.argv[1])
    scan(clock.today())
    settle()
    sys.stdout.write(json.dumps(names))
