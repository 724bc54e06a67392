from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PapersConfig(AppConfig):
    name = "office.papers"

    def ready(self) -> None:
        """Each app registers its kinds of papers in its module `papers.kinds`; those of reviews stand apart."""
        autodiscover_modules("papers.kinds", "papers.reviews")
