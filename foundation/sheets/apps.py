from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SheetsConfig(AppConfig):
    name = "foundation.sheets"

    def ready(self):
        """Each app registers its kinds of sheets in its module `imports.kinds`, the lists that forms are filled from in
        `fillable`; workers know the jobs of an undo."""
        autodiscover_modules("imports.kinds", "fillable")
        import_module("foundation.sheets.undo.jobs")
