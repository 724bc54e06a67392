"""Fill the database for a run: `python -m bench.prepare PEOPLE USERNAME PASSWORD`, as the owner.

Prints the addresses of what it made, by name, as JSON.
"""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from bench.appointments import appoint  # noqa: E402
from bench.lists import keep_imported, make_lists  # noqa: E402
from bench.loading import settle  # noqa: E402
from bench.people import fill  # noqa: E402
from bench.readers import of_communes  # noqa: E402
from bench.work import add_work  # noqa: E402
from foundation.core.database import audited_transaction  # noqa: E402
from office.organisation.models.structure import Unit  # noqa: E402
from office.organisation.models.users import Grant, User  # noqa: E402


def prepare(people: int, username: str, password: str) -> dict[str, str]:
    with audited_transaction(None):
        fill(people)
        add_work()
        keep_imported()
        appoint()
        places = make_lists()
        root = Unit.objects.get(parent=None)
        communes = list(Unit.objects.filter(parent=root, code__startswith="b").order_by("order"))
        for name, units in {username: [root], **of_communes(username, communes)}.items():
            grant(name, password, units)
    settle()
    return places


def grant(username: str, password: str, units: list[Unit]) -> None:
    """An officer of these units, who were another run's before."""
    user, made = User.objects.get_or_create(username=username)
    if made:
        user.set_password(password)
        user.save()
    Grant.objects.filter(user=user).delete()
    Grant.objects.bulk_create(Grant(user=user, role="officer", unit=unit) for unit in units)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(prepare(int(sys.argv[1]), *sys.argv[2:])))
