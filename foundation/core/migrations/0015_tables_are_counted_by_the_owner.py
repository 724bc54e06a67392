from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce


class Migration(migrations.Migration):
    """PostgreSQL 15 and 16 have no right to count a table that could be given."""

    dependencies = [("core", "0014_bodies_that_a_dump_can_read")]
    operations = [FunctionsInForce("b585e15186c652c0", before="DROP FUNCTION core_analyze(regclass)")]
