from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce


class Migration(migrations.Migration):
    """Whoever reads everybody has a telephone number looked for in an index of the digits, also a part of one."""

    dependencies = [("cadre", "0032_retires_by_paper")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX cadre_by_phone ON cadre_cadre USING gin (replace(phone, ' ', '') gin_trgm_ops)"
            " WHERE phone <> ''",
            "DROP INDEX cadre_by_phone",
        ),
        FunctionsInForce("73a4b83bccbd77b6", before="DROP FUNCTION cadre_phoned(text, int)"),
    ]
