"""What the application's role may do in the tables, given by the owner after every change of them."""

from django.apps import apps
from django.conf import settings
from django.db import connection


def grant_application_role():
    """Let the application's role read and write all tables, only add to the history. Run by the owner."""
    role = connection.ops.quote_name(settings.APPLICATION_ROLE)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
        tables = set(connection.introspection.table_names())
        kept = {model._meta.db_table: "UPDATE, DELETE, TRUNCATE" for model in insert_only()}
        of_owner = (model for model in apps.get_models() if getattr(model, "kept_by_owner", False))
        kept |= {model._meta.db_table: "INSERT, UPDATE, DELETE, TRUNCATE" for model in of_owner}
        for table in sorted(tables & kept.keys()):
            cursor.execute(f"REVOKE {kept[table]} ON {connection.ops.quote_name(table)} FROM {role}")


def insert_only():
    """Models whose rows the application may add but never change: they say so themselves, as all events do."""
    for model in apps.get_models():
        if getattr(model, "insert_only", False) or hasattr(model, "pgh_tracked_model"):
            yield model
    yield apps.get_model("pghistory", "Context")
