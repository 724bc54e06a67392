import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cadre', '0010_indexes_asked_for'),
        ('organisation', '0011_indexes_asked_for'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('rotation', '0002_scope'),
    ]

    operations = [
        migrations.AlterField(
            model_name='rotationevent',
            name='after_post',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.post', verbose_name='bố trí sau luân chuyển'),
        ),
        migrations.AlterField(
            model_name='rotationevent',
            name='cadre',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AlterField(
            model_name='rotationevent',
            name='from_post',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.post', verbose_name='trước luân chuyển'),
        ),
        migrations.AlterField(
            model_name='rotationevent',
            name='to_post',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.post', verbose_name='nơi đến'),
        ),
        migrations.AddIndex(
            model_name='rotationevent',
            index=models.Index(fields=['cadre'], name='rotation_cadre_e'),
        ),
    ]
