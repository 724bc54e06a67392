import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sheets', '0001_imports'),
    ]

    operations = [
        migrations.AlterField(
            model_name='importrow',
            name='sent',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='sheets.import'),
        ),
    ]
