import django.contrib.postgres.fields
import office.regulations.conditions
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Before the triggers are there, so that no history tells of it. A set with a parent asks what its parent does.
FILL = """
UPDATE regulations_ruleset SET conditions = ARRAY['time_left', 'standards', 'titles_of_person', 'people_of_title',
    'higher_title', 'committee_seat', 'grades', 'discipline', 'confidence', 'political', 'proposed', 'other_lists',
    'assets', 'health']
WHERE parent_id IS NULL AND subject = 'planning';
UPDATE regulations_ruleset SET conditions = ARRAY['time_left', 'standards', 'grades', 'discipline', 'political',
    'assets', 'health']
WHERE parent_id IS NULL AND subject = 'election';
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('regulations', '0002_retirement_subject'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='ruleset',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='ruleset',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='ruleset',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='ruleset',
            name='conditions',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=office.regulations.conditions.condition_choices, max_length=20), blank=True, default=list, size=None, verbose_name='điều kiện phải kiểm tra'),
        ),
        migrations.AddField(
            model_name='rulesetevent',
            name='conditions',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=office.regulations.conditions.condition_choices, max_length=20), blank=True, default=list, size=None, verbose_name='điều kiện phải kiểm tra'),
        ),
        migrations.AlterField(
            model_name='rule',
            name='measure',
            field=models.CharField(choices=[('months', 'tháng'), ('years', 'năm'), ('age', 'tuổi'), ('persons', 'người'), ('titles', 'chức danh'), ('terms', 'nhiệm kỳ'), ('days', 'ngày'), ('working_days', 'ngày làm việc'), ('times', 'lần'), ('share', 'phần trăm'), ('month', 'tháng của năm'), ('reckoning', 'mốc tính'), ('ages', 'bảng tuổi nghỉ hưu'), ('yes_no', 'có hoặc không'), ('words', 'lời văn')], max_length=12, verbose_name='đơn vị tính'),
        ),
        migrations.AlterField(
            model_name='ruleevent',
            name='measure',
            field=models.CharField(choices=[('months', 'tháng'), ('years', 'năm'), ('age', 'tuổi'), ('persons', 'người'), ('titles', 'chức danh'), ('terms', 'nhiệm kỳ'), ('days', 'ngày'), ('working_days', 'ngày làm việc'), ('times', 'lần'), ('share', 'phần trăm'), ('month', 'tháng của năm'), ('reckoning', 'mốc tính'), ('ages', 'bảng tuổi nghỉ hưu'), ('yes_no', 'có hoặc không'), ('words', 'lời văn')], max_length=12, verbose_name='đơn vị tính'),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name='ruleset',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "regulations_rulesetevent" ("conditions", "id", "in_force_from", "in_force_to", "name", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "unit_id") VALUES (NEW."conditions", NEW."id", NEW."in_force_from", NEW."in_force_to", NEW."name", NEW."note", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."subject", NEW."unit_id"); RETURN NULL;', hash='00b497200ba2c648a715d579cbd1418182f13b00', operation='INSERT', pgid='pgtrigger_insert_insert_3e74c', table='regulations_ruleset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ruleset',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "regulations_rulesetevent" ("conditions", "id", "in_force_from", "in_force_to", "name", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "unit_id") VALUES (NEW."conditions", NEW."id", NEW."in_force_from", NEW."in_force_to", NEW."name", NEW."note", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."subject", NEW."unit_id"); RETURN NULL;', hash='51f5c58a68f9d4242712a207d685d97d08e56b8a', operation='UPDATE', pgid='pgtrigger_update_update_bf141', table='regulations_ruleset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ruleset',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "regulations_rulesetevent" ("conditions", "id", "in_force_from", "in_force_to", "name", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "unit_id") VALUES (OLD."conditions", OLD."id", OLD."in_force_from", OLD."in_force_to", OLD."name", OLD."note", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."subject", OLD."unit_id"); RETURN NULL;', hash='501194206f4cf699dffdfeaacaa476f88130cb1b', operation='DELETE', pgid='pgtrigger_delete_delete_c61f4', table='regulations_ruleset', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='rule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('key', 'reckoning'), ('measure', 'reckoning')), models.Q(models.Q(('key', 'reckoning'), _negated=True), models.Q(('measure', 'reckoning'), _negated=True)), _connector='OR'), name='reckoning_is_measured_as_one', violation_error_message='Mốc tính ghi với đơn vị tính “mốc tính”, nội dung khác thì không.'),
        ),
    ]
