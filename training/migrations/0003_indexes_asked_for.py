import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cadre', '0010_indexes_asked_for'),
        ('organisation', '0011_indexes_asked_for'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('training', '0002_scope'),
    ]

    operations = [
        migrations.AlterField(
            model_name='enrolment',
            name='training_class',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='training.trainingclass', verbose_name='lớp'),
        ),
        migrations.AlterField(
            model_name='enrolmentevent',
            name='cadre',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AlterField(
            model_name='enrolmentevent',
            name='training_class',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.trainingclass', verbose_name='lớp'),
        ),
        migrations.AlterField(
            model_name='trainingclass',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='training_classes', to='organisation.unit', verbose_name='đơn vị theo dõi lớp'),
        ),
        migrations.AlterField(
            model_name='trainingclassevent',
            name='programme',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.programme', verbose_name='chương trình'),
        ),
        migrations.AlterField(
            model_name='trainingclassevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị theo dõi lớp'),
        ),
        migrations.AddIndex(
            model_name='enrolmentevent',
            index=models.Index(fields=['cadre'], name='enrolment_cadre_e'),
        ),
        migrations.AddIndex(
            model_name='trainingclassevent',
            index=models.Index(fields=['unit'], name='trainingclass_unit_e'),
        ),
    ]
