from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SheetsConfig(AppConfig):
    name = "sheets"

    def ready(self):
        """Each app registers its kinds of sheets in its module `imports`."""
        autodiscover_modules("imports")
