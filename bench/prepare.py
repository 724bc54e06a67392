"""Fill the database for a run; called in a process of its own, as the owner."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from bench.people import fill  # noqa: E402
from bench.work import add_work  # noqa: E402
from foundation.core.database import audited_transaction  # noqa: E402
from office.organisation.models.structure import Unit  # noqa: E402
from office.organisation.models.users import Grant, User  # noqa: E402


def prepare(people, units, password):
    with audited_transaction(None):
        fill(people, units)
        add_work()
        user, made = User.objects.get_or_create(username="bench")
        if made:
            user.set_password(password)
            user.save()
            Grant.objects.create(user=user, role="officer", unit=Unit.objects.get(parent=None))
