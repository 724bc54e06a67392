from django.apps import AppConfig
from django.conf import settings
from django.db.backends.signals import connection_created
from django.db.models.signals import pre_migrate
from django.utils.module_loading import autodiscover_modules, import_string

from foundation.core.columns.known import tell_at_once
from foundation.core.database import as_the_program


class CoreConfig(AppConfig):
    name = "foundation.core"

    def ready(self) -> None:
        """Each app declares its acts in its module `acts`, what is looked up in `lookups`."""
        autodiscover_modules("acts", "lookups")
        tell_at_once()
        if settings.COMMAND:
            connection_created.connect(as_the_program)
        pre_migrate.connect(before_tables_change, sender=self)


def before_tables_change(plan: list, **told: object) -> None:
    """No policy of the wall stands in the way of a change."""
    if plan:
        import_string("foundation.core.wall.building.take_down")()
