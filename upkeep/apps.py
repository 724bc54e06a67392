from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "upkeep"
    verbose_name = "Vận hành hệ thống"

    def ready(self):
        """The duties of backups and drills register themselves."""
        from upkeep import duties  # noqa: F401
