from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string


class OrganisationConfig(AppConfig):
    name = "office.organisation"

    def ready(self) -> None:
        post_migrate.connect(rights_told, sender=self)


def rights_told(**told: object) -> None:
    """The database learns what each role may do, once the table of it stands."""
    if "organisation_roleright" in connection.introspection.table_names():
        import_string("office.organisation.role_rights.tell_database")()
