from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "office.regulations"
    verbose_name = "Văn bản, quy định"
