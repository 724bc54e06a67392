from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RotationConfig(AppConfig):
    name = "rotation"

    def ready(self) -> None:
        """The acts of each package; `acts` of the app itself are found by `foundation.core`."""
        autodiscover_modules("plans.acts", "appointments.acts")
