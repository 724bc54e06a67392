from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce


class Migration(migrations.Migration):
    """Lists can be sorted by any text, in Vietnamese order."""

    dependencies = [("core", "0010_folded_names")]
    operations = [FunctionsInForce("39de230686275921", before="DROP FUNCTION vn_text_key(text)")]
