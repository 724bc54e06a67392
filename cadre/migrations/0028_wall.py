from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce


class Migration(migrations.Migration):
    """Who has no part in what concerns whom is told by functions: whoever asks need not read who is related."""

    dependencies = [("cadre", "0027_terms_and_reliefs")]

    operations = [
        FunctionsInForce("4095572dc6b64f23", before="DROP FUNCTION cadre_users_of(bigint[]), cadre_conflicted(bigint)")
    ]
