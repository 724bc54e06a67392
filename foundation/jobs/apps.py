from importlib import import_module

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "foundation.jobs"

    def ready(self) -> None:
        """Runs of the clock's tasks are written from the first one on."""
        import_module("foundation.jobs.schedule")
