import pgtrigger.migrations
from django.db import migrations

# Standards are an app of their own from here on: the tables stay, with all rows and all history.
TRIGGERS = [("standard", "insert_insert"), ("standard", "update_update"), ("standard", "delete_delete")]
TRIGGERS += [("standardevent", "append_only")]


class Migration(migrations.Migration):
    dependencies = [("cadre", "0004_standard")]
    operations = [
        *(pgtrigger.migrations.RemoveTrigger(model_name=model, name=name) for model, name in TRIGGERS),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel("StandardEvent"), migrations.DeleteModel("Standard")]
        ),
    ]
