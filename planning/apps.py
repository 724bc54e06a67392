from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PlanningConfig(AppConfig):
    name = "planning"

    def ready(self) -> None:
        """Apps above add in their module `news` what they know of planned people; acts of reviews stand apart."""
        autodiscover_modules("news", "reviews.acts")
