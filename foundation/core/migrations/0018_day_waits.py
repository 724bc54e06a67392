from django.db import migrations, models


class Migration(migrations.Migration):
    """A change whose projection was left for the program's own work."""

    dependencies = [("core", "0017_contexts_are_only_added")]

    operations = [
        migrations.AddField("projectionday", "waits", models.BooleanField(db_default=False, default=False)),
    ]
