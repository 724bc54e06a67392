from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "foundation.core"

    def ready(self):
        """Each app declares its acts in its module `acts`."""
        autodiscover_modules("acts")
