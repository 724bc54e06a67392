from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce


class Migration(migrations.Migration):
    """Lists can be sorted by any text, in Vietnamese order."""

    dependencies = [("core", "0009_blank_letters")]
    operations = [FunctionsInForce("909439717f28561d", before="DROP FUNCTION vn_text_key(text)")]
