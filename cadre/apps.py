from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CadreConfig(AppConfig):
    name = "cadre"

    def ready(self) -> None:
        """Apps above add in their module `people` what they know of people."""
        autodiscover_modules("people")
