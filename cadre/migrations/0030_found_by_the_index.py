from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce


class Migration(migrations.Migration):
    """Whoever reads everybody has rare words looked for in the index, which the wall leaves unused."""

    dependencies = [("cadre", "0029_tie_is_anothers")]

    operations = [
        FunctionsInForce("4b9dbe1d4782431c", before="DROP FUNCTION cadre_found(text[], int)"),
    ]
