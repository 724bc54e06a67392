from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from foundation.core.columns.known import tell_at_once


class CoreConfig(AppConfig):
    name = "foundation.core"

    def ready(self) -> None:
        """Each app declares its acts in its module `acts`, what is looked up in `lookups`."""
        autodiscover_modules("acts", "lookups")
        tell_at_once()
