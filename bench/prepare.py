"""Fill the database for a run: `python -m bench.prepare PEOPLE USERNAME PASSWORD`, as the owner."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from bench.loading import settle  # noqa: E402
from bench.people import fill  # noqa: E402
from bench.work import add_work  # noqa: E402
from foundation.core.database import audited_transaction  # noqa: E402
from office.organisation.models.structure import Unit  # noqa: E402
from office.organisation.models.users import Grant, User  # noqa: E402


def prepare(people: int, username: str, password: str) -> None:
    with audited_transaction(None):
        fill(people)
        add_work()
        user, made = User.objects.get_or_create(username=username)
        if made:
            user.set_password(password)
            user.save()
            Grant.objects.create(user=user, role="officer", unit=Unit.objects.get(parent=None))
    settle()


if __name__ == "__main__":
    prepare(int(sys.argv[1]), *sys.argv[2:])
