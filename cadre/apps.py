from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CadreConfig(AppConfig):
    name = "cadre"

    def ready(self) -> None:
        """Apps above add what they know of people in their module `people`; acts on posts have a module too."""
        autodiscover_modules("people", "relief_acts")
