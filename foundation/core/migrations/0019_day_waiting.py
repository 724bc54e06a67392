from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    """What waits to be projected has its words: not the days of retirement alone."""

    dependencies = [("core", "0018_day_waits")]

    operations = [
        migrations.AddField("projectionday", "waiting", ArrayField(models.TextField(), default=list, db_default=[])),
        migrations.RunSQL(
            "UPDATE core_day SET waiting = '{ages}' WHERE waits", "UPDATE core_day SET waits = true WHERE waiting <> '{}'"
        ),
        migrations.RemoveField("projectionday", "waits"),
    ]
