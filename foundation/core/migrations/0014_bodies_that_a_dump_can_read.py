from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce


class Migration(migrations.Migration):
    """What calls another function says so to the database; before, a dump could not be restored in its own order."""

    dependencies = [("core", "0013_reason_of_access")]
    operations = [FunctionsInForce("e0f94ef25f3e47e1", before="")]
