from django.db import migrations, models

from foundation.core.scope.functions import FunctionsInForce

BEFORE = """
DROP FUNCTION app_is_gone(regclass, bigint), app_units_above(text), app_units(text), app_everything(text),
    app_granted(text), app_reads_all()
"""


class Migration(migrations.Migration):
    """What the wall of the database asks: the rights of each role, and where the reader holds them."""

    dependencies = [("organisation", "0024_factor_roles")]

    operations = [
        migrations.CreateModel(
            name="RoleRight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=12)),
                ("covers", models.CharField(max_length=80)),
            ],
            options={
                "verbose_name": "quyền của vai trò",
                "constraints": [models.UniqueConstraint(fields=("role", "covers"), name="role_right_once")],
            },
        ),
        FunctionsInForce("e78d000fa74b2c53", BEFORE),
    ]
