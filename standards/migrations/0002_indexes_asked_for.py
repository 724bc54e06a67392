import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0011_indexes_asked_for'),
        ('regulations', '0002_indexes_asked_for'),
        ('standards', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='standardevent',
            name='document',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.document', verbose_name='văn bản'),
        ),
        migrations.AlterField(
            model_name='standardevent',
            name='title',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.posttitle', verbose_name='chức danh'),
        ),
        migrations.AlterField(
            model_name='standardevent',
            name='unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị, địa bàn'),
        ),
    ]
