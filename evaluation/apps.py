from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class EvaluationConfig(AppConfig):
    name = "evaluation"

    def ready(self) -> None:
        """The acts of the year's grading; `acts` of the app itself are found by `foundation.core`."""
        autodiscover_modules("grading.acts")
