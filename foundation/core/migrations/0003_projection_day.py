from django.db import migrations


class Migration(migrations.Migration):
    """The model gets the name of what it is; its table keeps its own, which triggers read."""

    dependencies = [("core", "0002_access_log")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameModel("Day", "ProjectionDay"),
                migrations.AlterModelTable("projectionday", "core_day"),
            ]
        )
    ]
