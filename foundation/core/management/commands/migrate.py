from django.conf import settings
from django.core.management.commands import migrate
from django.db import connection

from foundation.core.catalogue.compared import require_same
from foundation.core.migrating.rendering import rendering_what_changed
from foundation.core.typed import names
from foundation.core.wall.building import is_newest, put_up
from foundation.core.wall.grants import grant_application_role


class Command(migrate.Command):
    """Migrates, gives the application's role its rights on the tables there are now, puts up the wall, tells names
    that clash.

    Refuses a database that is not as the models say once it stands at the newest migration of every app.
    """

    def handle(self, *args: object, **options: object) -> None:
        with rendering_what_changed():
            super().handle(*args, **options)
        if connection.settings_dict["USER"] != settings.APPLICATION_ROLE:
            grant_application_role()
            if is_newest():
                put_up()
            self.stdout.writelines(names.after_migrating(options))
        if not (options["app_label"] or options["plan"]):
            require_same()
