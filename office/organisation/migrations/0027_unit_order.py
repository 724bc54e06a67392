"""The units in their official order, so that a page of rows of theirs is read in it and no more."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("organisation", "0026_accounts_without_record"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(fields=["official_key", "id"], name="unit_in_official_order"),
        ),
    ]
