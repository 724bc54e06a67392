import django.db.models.deletion
import foundation.core.dates
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('planning', '0007_lists_approved_before'),
        ('regulations', '0003_conditions_and_reckoning'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='planningterm',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='planningterm',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='planningterm',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='planningterm',
            name='congress_article',
            field=models.CharField(blank=True, max_length=200, verbose_name='điều, khoản'),
        ),
        migrations.AddField(
            model_name='planningterm',
            name='congress_confirmed',
            field=models.BooleanField(default=False, verbose_name='đã xác nhận tháng đại hội'),
        ),
        migrations.AddField(
            model_name='planningterm',
            name='congress_document',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='regulations.document', verbose_name='văn bản về tháng đại hội'),
        ),
        migrations.AddField(
            model_name='planningterm',
            name='congress_month',
            field=foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='tháng đại hội'),
        ),
        migrations.AddField(
            model_name='planningtermevent',
            name='congress_article',
            field=models.CharField(blank=True, max_length=200, verbose_name='điều, khoản'),
        ),
        migrations.AddField(
            model_name='planningtermevent',
            name='congress_confirmed',
            field=models.BooleanField(default=False, verbose_name='đã xác nhận tháng đại hội'),
        ),
        migrations.AddField(
            model_name='planningtermevent',
            name='congress_document',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.document', verbose_name='văn bản về tháng đại hội'),
        ),
        migrations.AddField(
            model_name='planningtermevent',
            name='congress_month',
            field=foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='tháng đại hội'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningterm',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_planningtermevent" ("begins_on", "congress_article", "congress_confirmed", "congress_document_id", "congress_month", "ends_on", "id", "kind", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."begins_on", NEW."congress_article", NEW."congress_confirmed", NEW."congress_document_id", NEW."congress_month", NEW."ends_on", NEW."id", NEW."kind", NEW."level", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='456801240421957fc32789f8915f71cc11e80d7d', operation='INSERT', pgid='pgtrigger_insert_insert_7981e', table='planning_planningterm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningterm',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "planning_planningtermevent" ("begins_on", "congress_article", "congress_confirmed", "congress_document_id", "congress_month", "ends_on", "id", "kind", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."begins_on", NEW."congress_article", NEW."congress_confirmed", NEW."congress_document_id", NEW."congress_month", NEW."ends_on", NEW."id", NEW."kind", NEW."level", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='acc30b01ffece8ae43a3b591cd32186e673788f6', operation='UPDATE', pgid='pgtrigger_update_update_849a7', table='planning_planningterm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningterm',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_planningtermevent" ("begins_on", "congress_article", "congress_confirmed", "congress_document_id", "congress_month", "ends_on", "id", "kind", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."begins_on", OLD."congress_article", OLD."congress_confirmed", OLD."congress_document_id", OLD."congress_month", OLD."ends_on", OLD."id", OLD."kind", OLD."level", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='bb289b68867e9e6186fd8f62e76fa8dd2eae6b17', operation='DELETE', pgid='pgtrigger_delete_delete_c6224', table='planning_planningterm', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='planningterm',
            constraint=models.CheckConstraint(condition=models.Q(('congress_month', None), ('congress_month__regex', '^\\d{4}-\\d{2}$'), _connector='OR'), name='congress_is_known_to_the_month', violation_error_message='Tháng đại hội ghi tháng và năm, ví dụ 06/2025.'),
        ),
        migrations.AddConstraint(
            model_name='planningterm',
            constraint=models.CheckConstraint(condition=models.Q(('congress_confirmed', False), ('congress_month__isnull', False), _connector='OR'), name='confirmed_congress_has_a_month', violation_error_message='Chưa ghi tháng đại hội thì chưa xác nhận được.'),
        ),
    ]
