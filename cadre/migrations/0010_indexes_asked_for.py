import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cadre', '0009_one_after_the_other'),
        ('organisation', '0010_key_units'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='accountevent',
            name='cadre',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AlterField(
            model_name='accountevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người dùng'),
        ),
        migrations.AlterField(
            model_name='cadreevent',
            name='entered_unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị lập hồ sơ'),
        ),
        migrations.AlterField(
            model_name='cadreevent',
            name='ethnic_group',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.ethnicgroup', verbose_name='dân tộc'),
        ),
        migrations.AlterField(
            model_name='cadrenow',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit'),
        ),
        migrations.AlterField(
            model_name='cadreprivateevent',
            name='cadre',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AlterField(
            model_name='cadreprivateevent',
            name='religion',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.religion', verbose_name='tôn giáo'),
        ),
        migrations.AlterField(
            model_name='cadrestep',
            name='cadre',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='steps', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AlterField(
            model_name='postheldevent',
            name='cadre',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AlterField(
            model_name='postheldevent',
            name='post',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.post', verbose_name='chức vụ'),
        ),
        migrations.AlterField(
            model_name='qualificationevent',
            name='cadre',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AlterField(
            model_name='relativeevent',
            name='cadre',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AlterField(
            model_name='relativeevent',
            name='relative',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='người thân'),
        ),
        migrations.AddIndex(
            model_name='accountevent',
            index=models.Index(fields=['cadre'], name='account_cadre_e'),
        ),
        migrations.AddIndex(
            model_name='cadreprivateevent',
            index=models.Index(fields=['cadre'], name='cadreprivate_cadre_e'),
        ),
        migrations.AddIndex(
            model_name='postheldevent',
            index=models.Index(fields=['cadre'], name='postheld_cadre_e'),
        ),
        migrations.AddIndex(
            model_name='qualificationevent',
            index=models.Index(fields=['cadre'], name='qualification_cadre_e'),
        ),
        migrations.AddIndex(
            model_name='relativeevent',
            index=models.Index(fields=['cadre'], name='relative_cadre_e'),
        ),
        migrations.AddIndex(
            model_name='relativeevent',
            index=models.Index(fields=['relative'], name='relative_relative_e'),
        ),
    ]
