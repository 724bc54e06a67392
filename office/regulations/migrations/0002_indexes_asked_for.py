import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0011_indexes_asked_for'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('regulations', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='documentevent',
            name='replaced_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.document', verbose_name='được thay bằng'),
        ),
        migrations.AlterField(
            model_name='rule',
            name='rule_set',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='own_rules', to='regulations.ruleset', verbose_name='bộ quy định'),
        ),
        migrations.AlterField(
            model_name='ruleevent',
            name='rule_set',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.ruleset', verbose_name='bộ quy định'),
        ),
        migrations.AlterField(
            model_name='rulesetdocument',
            name='rule_set',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='regulations.ruleset', verbose_name='bộ quy định'),
        ),
        migrations.AlterField(
            model_name='rulesetdocumentevent',
            name='document',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.document', verbose_name='văn bản'),
        ),
        migrations.AlterField(
            model_name='rulesetdocumentevent',
            name='rule_set',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.ruleset', verbose_name='bộ quy định'),
        ),
        migrations.AlterField(
            model_name='rulesetevent',
            name='parent',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.ruleset', verbose_name='bổ sung cho bộ'),
        ),
        migrations.AlterField(
            model_name='rulesetevent',
            name='unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='phạm vi áp dụng'),
        ),
        migrations.AddIndex(
            model_name='ruleevent',
            index=models.Index(fields=['rule_set'], name='rule_rule_set_e'),
        ),
        migrations.AddIndex(
            model_name='rulesetdocumentevent',
            index=models.Index(fields=['rule_set'], name='rulesetdocument_rule_set_e'),
        ),
    ]
