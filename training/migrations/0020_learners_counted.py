from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce


class Migration(migrations.Migration):
    """How many learn in a class is told to who does not read all their names."""

    dependencies = [("training", "0019_rows_changed_after_issue")]

    operations = [FunctionsInForce("8f9a3709c962372a", before="DROP FUNCTION training_learners(bigint)")]
