import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cadre', '0010_indexes_asked_for'),
        ('organisation', '0011_indexes_asked_for'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('planning', '0005_scope'),
    ]

    operations = [
        migrations.AlterField(
            model_name='entrystep',
            name='entry',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='steps', to='planning.planningentry', verbose_name='trường hợp'),
        ),
        migrations.AlterField(
            model_name='planningentryevent',
            name='cadre',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AlterField(
            model_name='planningentryevent',
            name='round',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='planning.planninground', verbose_name='đợt quy hoạch'),
        ),
        migrations.AlterField(
            model_name='planningentryevent',
            name='target',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='planning.planningtarget', verbose_name='chức danh quy hoạch'),
        ),
        migrations.AlterField(
            model_name='planninground',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='planning_rounds', to='organisation.unit', verbose_name='đơn vị chủ trì'),
        ),
        migrations.AlterField(
            model_name='planningroundevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị chủ trì'),
        ),
        migrations.AlterField(
            model_name='planningtarget',
            name='post',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='planning_targets', to='organisation.post', verbose_name='chức danh quy hoạch'),
        ),
        migrations.AlterField(
            model_name='planningtargetevent',
            name='post',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.post', verbose_name='chức danh quy hoạch'),
        ),
        migrations.AlterField(
            model_name='planningtargetevent',
            name='term',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='planning.planningterm', verbose_name='nhiệm kỳ'),
        ),
        migrations.AddIndex(
            model_name='planningentryevent',
            index=models.Index(fields=['cadre'], name='planningentry_cadre_e'),
        ),
        migrations.AddIndex(
            model_name='planningentryevent',
            index=models.Index(fields=['target'], name='planningentry_target_e'),
        ),
        migrations.AddIndex(
            model_name='planningroundevent',
            index=models.Index(fields=['unit'], name='planninground_unit_e'),
        ),
        migrations.AddIndex(
            model_name='planningtargetevent',
            index=models.Index(fields=['post'], name='planningtarget_post_e'),
        ),
    ]
