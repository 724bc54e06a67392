from django.apps import AppConfig


class CadreConfig(AppConfig):
    name = "cadre"
