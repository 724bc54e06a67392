import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cadre', '0010_indexes_asked_for'),
        ('evaluation', '0001_initial'),
        ('organisation', '0010_key_units'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.AlterField(
            model_name='evaluation',
            name='cadre',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='evaluations', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AlterField(
            model_name='evaluation',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit', verbose_name='đơn vị khi xếp loại'),
        ),
        migrations.AlterField(
            model_name='evaluationevent',
            name='cadre',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AlterField(
            model_name='evaluationevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị khi xếp loại'),
        ),
        migrations.AddIndex(
            model_name='evaluationevent',
            index=models.Index(fields=['cadre'], name='evaluation_cadre_e'),
        ),
        migrations.AddIndex(
            model_name='evaluationevent',
            index=models.Index(fields=['unit'], name='evaluation_unit_e'),
        ),
    ]
