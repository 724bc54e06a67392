from django.db import migrations

from foundation.core.acts.steps import cascade

TIES = [
    ("planning_entrystep", "entry_id", "planning_planningentry"),
    ("planning_approvedline", "entry_id", "planning_planningentry"),
    ("planning_approvedlist", "target_id", "planning_planningtarget"),
]


class Migration(migrations.Migration):
    """Steps and approved lists stay when their entry is taken back with the list that brought it in."""

    dependencies = [("planning", "0014_levels_of_today")]

    operations = [migrations.RunSQL(drop, f"{add} NOT VALID") for add, drop in (cascade(*tie) for tie in TIES)]
