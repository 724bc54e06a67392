from django.conf import settings
from django.core.management.commands import migrate
from django.db import connection

from foundation.core.database import grant_application_role
from foundation.core.typed import names


class Command(migrate.Command):
    """Migrates, gives the application's role its rights on the tables there are now, and tells names that clash."""

    def handle(self, *args: object, **options: object) -> None:
        super().handle(*args, **options)
        whole = not (options["app_label"] or options["plan"] or options["check_unapplied"] or options["fake"])
        if connection.settings_dict["USER"] != settings.APPLICATION_ROLE:
            grant_application_role()
            if whole:
                names.take_in()
        if whole and options["verbosity"]:
            for line in names.told(names.all_namesakes()):
                self.stdout.write(line)
