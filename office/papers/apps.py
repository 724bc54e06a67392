from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PapersConfig(AppConfig):
    name = "office.papers"

    def ready(self) -> None:
        """Each app registers its kinds in its package `papers`: letters, those of reviews, lists and forms."""
        autodiscover_modules(
            "papers.kinds",
            "papers.submissions",
            "papers.notices",
            "papers.reviews",
            "papers.state",
            "papers.lists",
            "papers.congresses",
            "papers.plans",
            "papers.posts",
            "papers.relief",
            "papers.campaigns",
        )
