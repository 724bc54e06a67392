from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce


class Migration(migrations.Migration):
    """The functions stay what they are; from here on they stand in a file."""

    dependencies = [("core", "0003_projection_day")]
    operations = [FunctionsInForce("bf68f2c572cd4bc5", before="")]
