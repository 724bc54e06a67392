import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0011_indexes_asked_for'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('reminders', '0003_steps_of_duties'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='digest',
            name='user',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người dùng'),
        ),
        migrations.AlterField(
            model_name='dutyevent',
            name='done_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người làm xong'),
        ),
        migrations.AlterField(
            model_name='dutyevent',
            name='handler',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xử lý'),
        ),
        migrations.AlterField(
            model_name='dutyevent',
            name='rule',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reminders.dutyrule', verbose_name='mốc nhắc việc'),
        ),
        migrations.AlterField(
            model_name='dutyevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị'),
        ),
        migrations.AlterField(
            model_name='dutystep',
            name='duty',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='steps', to='reminders.duty', verbose_name='việc cần làm'),
        ),
        migrations.AddIndex(
            model_name='dutyevent',
            index=models.Index(fields=['unit'], name='duty_unit_e'),
        ),
    ]
