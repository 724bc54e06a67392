from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SheetsConfig(AppConfig):
    name = "foundation.sheets"

    def ready(self):
        """Each app registers its kinds of sheets in its module `imports.kinds`."""
        autodiscover_modules("imports.kinds")
