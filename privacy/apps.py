from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "privacy"
    verbose_name = "Dữ liệu cá nhân"

    def ready(self):
        """The duty of the office registers itself."""
        from privacy import duties  # noqa: F401
