"""The SQL functions in force: one file an app, put into the database by the migration that knows its text."""

import hashlib
import re
from pathlib import Path

from django.apps import apps
from django.db.migrations.operations.base import Operation

FILE = Path("sql") / "functions.sql"
# Texts after which no migration made a column that a newer one speaks of: the newest serves from there on.
FITTING = {"3052c05b5bb09a38", "a7f9bb9bb0a23b38", "6fc3623283cc1aeb"}


def in_force(app_label: str) -> str:
    return (Path(apps.get_app_config(app_label).path) / FILE).read_text()


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def replacing(text: str) -> str:
    """The text of an old migration, for going back to it."""
    return re.sub(r"\bCREATE (FUNCTION|TRIGGER)", r"CREATE OR REPLACE \1", text)


class FunctionsInForce(Operation):
    """Puts the app's file into the database, where it is still the text of the digest.

    An older migration meets a newer file: it leaves it to the newer migration, which comes with the columns that the
    newer functions speak of. Those of the core speak of no table, and others make indexes by them: their newest text
    serves from the first. `before` is the SQL that goes back, empty where there is nothing to go back to.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, digest: str, before: str):
        self.digest, self.before = digest, before

    def state_forwards(self, app_label, state):
        """Functions are no part of the models."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        text = in_force(app_label)
        if self.digest in {digest(text), *FITTING} or app_label == "core":
            schema_editor.execute(text, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if self.before:
            schema_editor.execute(self.before, params=None)

    def describe(self):
        return "Put the SQL functions in force"
