from django.conf import settings
from django.core.management.commands import migrate
from django.db import connection

from foundation.core.database import grant_application_role


class Command(migrate.Command):
    """Migrates, then gives the application's role its rights on the tables there are now."""

    def handle(self, *args: object, **options: object) -> None:
        super().handle(*args, **options)
        if connection.settings_dict["USER"] != settings.APPLICATION_ROLE:
            grant_application_role()
