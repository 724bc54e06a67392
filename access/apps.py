from django.apps import AppConfig
from django.contrib.auth import signals


class AccessConfig(AppConfig):
    name = "access"
    verbose_name = "Nhật ký truy cập"

    def ready(self) -> None:
        """Django tells of sign-ins, whichever page they are made on."""
        from access import signing

        signals.user_logged_in.connect(signing.signed_in)
        signals.user_logged_out.connect(signing.signed_out)
        signals.user_login_failed.connect(signing.refused)
