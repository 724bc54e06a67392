from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "foundation.jobs"
