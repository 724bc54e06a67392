from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "office.sign_in"

    def ready(self):
        from office.organisation.signed_in import ALSO
        from office.sign_in import acts  # noqa: F401  (registers the acts)
        from office.sign_in.factors import ASKED

        ALSO.update(ASKED)
