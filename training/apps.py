from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TrainingConfig(AppConfig):
    name = "training"

    def ready(self) -> None:
        """The acts of each package; `acts` of the app itself are found by `foundation.core`."""
        autodiscover_modules("needs.acts", "plans.acts", "plans.place_acts", "closing.acts", "sending.acts")
