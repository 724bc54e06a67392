import django.contrib.postgres.functions
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from foundation.core.acts.steps import cascade
from foundation.core.scope.functions import FunctionsInForce

BEFORE = """
CREATE OR REPLACE FUNCTION training_people_moved() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE training_enrolment enrolment SET scope_unit_id = rows.scope_unit_id
    FROM rows WHERE rows.id = enrolment.cadre_id AND enrolment.scope_unit_id <> rows.scope_unit_id;
    RETURN NULL;
END $$;
DROP FUNCTION training_scope_of_plan(bigint); DROP FUNCTION training_scope_of_plan_row(bigint);
DROP FUNCTION training_plans_moved(bigint[]); DROP FUNCTION training_plan_rows_moved(bigint[]);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cadre', '0024_scope_of_facts_that_decide'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('training', '0011_plans'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClassStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=60, verbose_name='việc')),
                ('from_state', models.CharField(blank=True, max_length=20, verbose_name='từ trạng thái')),
                ('to_state', models.CharField(max_length=20, verbose_name='sang trạng thái')),
                ('on', models.DateField(verbose_name='có hiệu lực từ ngày')),
                ('at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False, verbose_name='ghi lúc')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='lý do')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định')),
                ('decision_on', models.DateField(null=True, verbose_name='ngày quyết định')),
                ('issuer', models.CharField(blank=True, max_length=160, verbose_name='cơ quan ban hành')),
                ('signer', models.CharField(blank=True, max_length=120, verbose_name='người ký')),
                ('origin', models.CharField(choices=[('act', 'Thao tác'), ('import', 'Danh sách nhập'), ('upgrade', 'Chuyển từ dữ liệu cũ')], default='act', max_length=7, verbose_name='nguồn')),
                ('before', models.JSONField(default=dict)),
            ],
            options={
                'verbose_name': 'việc đã làm',
                'verbose_name_plural': 'Việc đã làm',
                'ordering': ['on', 'pk'],
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='enrolment',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='enrolment',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='enrolment',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='trainingclass',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='trainingclass',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='trainingclass',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='enrolment',
            name='qualification',
            field=models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='enrolment', to='cadre.qualification', verbose_name='trình độ đã ghi vào hồ sơ'),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='sent_no',
            field=models.CharField(blank=True, max_length=60, verbose_name='số quyết định cử đi học'),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='sent_on',
            field=models.DateField(blank=True, null=True, verbose_name='ngày quyết định cử đi học'),
        ),
        migrations.AddField(
            model_name='enrolmentevent',
            name='qualification',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.qualification', verbose_name='trình độ đã ghi vào hồ sơ'),
        ),
        migrations.AddField(
            model_name='enrolmentevent',
            name='sent_no',
            field=models.CharField(blank=True, max_length=60, verbose_name='số quyết định cử đi học'),
        ),
        migrations.AddField(
            model_name='enrolmentevent',
            name='sent_on',
            field=models.DateField(blank=True, null=True, verbose_name='ngày quyết định cử đi học'),
        ),
        migrations.AddField(
            model_name='trainingclass',
            name='completion',
            field=models.CharField(choices=[('open', 'Chưa ghi kết quả vào hồ sơ'), ('recorded', 'Đã bế giảng, ghi kết quả')], default='open', editable=False, max_length=8, verbose_name='ghi kết quả'),
        ),
        migrations.AddField(
            model_name='trainingclassevent',
            name='completion',
            field=models.CharField(choices=[('open', 'Chưa ghi kết quả vào hồ sơ'), ('recorded', 'Đã bế giảng, ghi kết quả')], default='open', editable=False, max_length=8, verbose_name='ghi kết quả'),
        ),
        migrations.AddField(
            model_name='classstep',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi'),
        ),
        migrations.AddField(
            model_name='classstep',
            name='training_class',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='steps', to='training.trainingclass', verbose_name='lớp'),
        ),
        migrations.AddField(
            model_name='classstep',
            name='undoes',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='undone_by', to='training.classstep', verbose_name='hoàn tác việc'),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='plan_person',
            field=models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='enrolment', to='training.planperson', verbose_name='theo kế hoạch'),
        ),
        migrations.AddField(
            model_name='enrolmentevent',
            name='plan_person',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.planperson', verbose_name='theo kế hoạch'),
        ),
        migrations.AddField(
            model_name='trainingclass',
            name='plan_row',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='classes', to='training.planrow', verbose_name='mục kế hoạch'),
        ),
        migrations.AddField(
            model_name='trainingclassevent',
            name='plan_row',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.planrow', verbose_name='mục kế hoạch'),
        ),
        migrations.AddIndex(
            model_name='classstep',
            index=models.Index(fields=['training_class', 'on'], name='steps_of_a_class'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "training_enrolmentevent" ("birth", "cadre_id", "certificate_no", "certificate_on", "full_name", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_person_id", "qualification_id", "result", "sent_no", "sent_on", "training_class_id", "workplace") SELECT new_values."birth", new_values."cadre_id", new_values."certificate_no", new_values."certificate_on", new_values."full_name", new_values."grade", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_person_id", new_values."qualification_id", new_values."result", new_values."sent_no", new_values."sent_on", new_values."training_class_id", new_values."workplace" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='167871db5c77be2a7978bf147cf370dfece399a3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c3fe7', referencing='REFERENCING NEW TABLE AS new_values ', table='training_enrolment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."birth" IS DISTINCT FROM (NEW."birth") OR OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."certificate_no" IS DISTINCT FROM (NEW."certificate_no") OR OLD."certificate_on" IS DISTINCT FROM (NEW."certificate_on") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."grade" IS DISTINCT FROM (NEW."grade") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."plan_person_id" IS DISTINCT FROM (NEW."plan_person_id") OR OLD."qualification_id" IS DISTINCT FROM (NEW."qualification_id") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."sent_no" IS DISTINCT FROM (NEW."sent_no") OR OLD."sent_on" IS DISTINCT FROM (NEW."sent_on") OR OLD."training_class_id" IS DISTINCT FROM (NEW."training_class_id") OR OLD."workplace" IS DISTINCT FROM (NEW."workplace"))', func='INSERT INTO "training_enrolmentevent" ("birth", "cadre_id", "certificate_no", "certificate_on", "full_name", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_person_id", "qualification_id", "result", "sent_no", "sent_on", "training_class_id", "workplace") VALUES (NEW."birth", NEW."cadre_id", NEW."certificate_no", NEW."certificate_on", NEW."full_name", NEW."grade", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_person_id", NEW."qualification_id", NEW."result", NEW."sent_no", NEW."sent_on", NEW."training_class_id", NEW."workplace"); RETURN NULL;', hash='1aeb2a6a6d96617aad0a3ad1eeb1eb29c52220aa', operation='UPDATE', pgid='pgtrigger_update_update_39c3a', table='training_enrolment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "training_enrolmentevent" ("birth", "cadre_id", "certificate_no", "certificate_on", "full_name", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_person_id", "qualification_id", "result", "sent_no", "sent_on", "training_class_id", "workplace") SELECT old_values."birth", old_values."cadre_id", old_values."certificate_no", old_values."certificate_on", old_values."full_name", old_values."grade", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_person_id", old_values."qualification_id", old_values."result", old_values."sent_no", old_values."sent_on", old_values."training_class_id", old_values."workplace" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5d7ea83a51507072fa2c511f786edc94dbccb228', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_438a2', referencing='REFERENCING OLD TABLE AS old_values ', table='training_enrolment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingclass',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_trainingclassevent" ("cancelled_on", "closes_on", "completion", "decision_no", "decision_on", "enrolling_on", "head_count", "id", "mode", "name", "note", "opens_on", "organiser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "plan_row_id", "programme_id", "secret", "unit_id") VALUES (NEW."cancelled_on", NEW."closes_on", NEW."completion", NEW."decision_no", NEW."decision_on", NEW."enrolling_on", NEW."head_count", NEW."id", NEW."mode", NEW."name", NEW."note", NEW."opens_on", NEW."organiser", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places", NEW."plan_row_id", NEW."programme_id", NEW."secret", NEW."unit_id"); RETURN NULL;', hash='0906b91d88e661eb3ba238fbbd492fd194b3f42c', operation='INSERT', pgid='pgtrigger_insert_insert_f7692', table='training_trainingclass', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingclass',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "training_trainingclassevent" ("cancelled_on", "closes_on", "completion", "decision_no", "decision_on", "enrolling_on", "head_count", "id", "mode", "name", "note", "opens_on", "organiser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "plan_row_id", "programme_id", "secret", "unit_id") VALUES (NEW."cancelled_on", NEW."closes_on", NEW."completion", NEW."decision_no", NEW."decision_on", NEW."enrolling_on", NEW."head_count", NEW."id", NEW."mode", NEW."name", NEW."note", NEW."opens_on", NEW."organiser", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places", NEW."plan_row_id", NEW."programme_id", NEW."secret", NEW."unit_id"); RETURN NULL;', hash='0bdb5a398c1e37077587b5bcf99b972ab40477a3', operation='UPDATE', pgid='pgtrigger_update_update_c2a60', table='training_trainingclass', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingclass',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_trainingclassevent" ("cancelled_on", "closes_on", "completion", "decision_no", "decision_on", "enrolling_on", "head_count", "id", "mode", "name", "note", "opens_on", "organiser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "plan_row_id", "programme_id", "secret", "unit_id") VALUES (OLD."cancelled_on", OLD."closes_on", OLD."completion", OLD."decision_no", OLD."decision_on", OLD."enrolling_on", OLD."head_count", OLD."id", OLD."mode", OLD."name", OLD."note", OLD."opens_on", OLD."organiser", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."places", OLD."plan_row_id", OLD."programme_id", OLD."secret", OLD."unit_id"); RETURN NULL;', hash='de7693608af3e0fea1b078951430681505ff19ad', operation='DELETE', pgid='pgtrigger_delete_delete_9cd84', table='training_trainingclass', when='AFTER')),
        ),
        migrations.RunSQL(*cascade("training_classstep", "training_class_id", "training_trainingclass")),
        FunctionsInForce("fb40f57817071d35", BEFORE),
    ]
