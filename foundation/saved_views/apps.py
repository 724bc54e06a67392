from django.apps import AppConfig


class SavedViewsConfig(AppConfig):
    name = "foundation.saved_views"
