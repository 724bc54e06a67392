import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cadre', '0003_kin'),
        ('organisation', '0004_who_may_grant'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('post_words', models.CharField(blank=True, max_length=200, verbose_name='chức vụ khi xếp loại')),
                ('self_grade', models.CharField(blank=True, choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('completed', 'Hoàn thành nhiệm vụ'), ('not_completed', 'Không hoàn thành nhiệm vụ')], max_length=13, verbose_name='tự xếp loại')),
                ('collective_grade', models.CharField(blank=True, choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('completed', 'Hoàn thành nhiệm vụ'), ('not_completed', 'Không hoàn thành nhiệm vụ')], max_length=13, verbose_name='tập thể đề nghị')),
                ('proposed', models.CharField(blank=True, choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('completed', 'Hoàn thành nhiệm vụ'), ('not_completed', 'Không hoàn thành nhiệm vụ')], max_length=13, verbose_name='cơ quan tổ chức đề xuất')),
                ('grade', models.CharField(blank=True, choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('completed', 'Hoàn thành nhiệm vụ'), ('not_completed', 'Không hoàn thành nhiệm vụ')], max_length=13, verbose_name='mức xếp loại')),
                ('not_graded_reason', models.CharField(blank=True, max_length=200, verbose_name='lý do không đánh giá, xếp loại')),
                ('member_grade', models.CharField(blank=True, choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('completed', 'Hoàn thành nhiệm vụ'), ('not_completed', 'Không hoàn thành nhiệm vụ')], max_length=13, verbose_name='xếp loại đảng viên')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định')),
                ('decision_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('cadre', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='evaluations', to='cadre.cadre', verbose_name='cán bộ')),
                ('title', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisation.posttitle')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit', verbose_name='đơn vị khi xếp loại')),
            ],
            options={
                'verbose_name': 'kết quả xếp loại',
                'verbose_name_plural': 'Bảng xếp loại',
                'ordering': ['-year', 'pk'],
                'indexes': [models.Index(fields=['unit', 'year', 'grade'], name='grades_of_a_unit')],
                'constraints': [models.UniqueConstraint(fields=('cadre', 'year'), name='graded_once_a_year', violation_error_message='Đồng chí này đã có kết quả xếp loại của năm này.'), models.CheckConstraint(condition=models.Q(models.Q(('grade', ''), ('not_graded_reason__gt', '')), models.Q(models.Q(('grade', ''), _negated=True), ('not_graded_reason', '')), _connector='OR'), name='graded_or_a_reason', violation_error_message='Ghi mức xếp loại; không đánh giá, xếp loại thì ghi lý do.'), models.CheckConstraint(condition=models.Q(('year__range', (1950, 2100))), name='year_of_grading_is_real', violation_error_message='Năm đánh giá ghi bốn chữ số, ví dụ 2020.')],
            },
        ),
        migrations.CreateModel(
            name='EvaluationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('post_words', models.CharField(blank=True, max_length=200, verbose_name='chức vụ khi xếp loại')),
                ('self_grade', models.CharField(blank=True, choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('completed', 'Hoàn thành nhiệm vụ'), ('not_completed', 'Không hoàn thành nhiệm vụ')], max_length=13, verbose_name='tự xếp loại')),
                ('collective_grade', models.CharField(blank=True, choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('completed', 'Hoàn thành nhiệm vụ'), ('not_completed', 'Không hoàn thành nhiệm vụ')], max_length=13, verbose_name='tập thể đề nghị')),
                ('proposed', models.CharField(blank=True, choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('completed', 'Hoàn thành nhiệm vụ'), ('not_completed', 'Không hoàn thành nhiệm vụ')], max_length=13, verbose_name='cơ quan tổ chức đề xuất')),
                ('grade', models.CharField(blank=True, choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('completed', 'Hoàn thành nhiệm vụ'), ('not_completed', 'Không hoàn thành nhiệm vụ')], max_length=13, verbose_name='mức xếp loại')),
                ('not_graded_reason', models.CharField(blank=True, max_length=200, verbose_name='lý do không đánh giá, xếp loại')),
                ('member_grade', models.CharField(blank=True, choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('completed', 'Hoàn thành nhiệm vụ'), ('not_completed', 'Không hoàn thành nhiệm vụ')], max_length=13, verbose_name='xếp loại đảng viên')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định')),
                ('decision_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('cadre', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluation.evaluation')),
                ('unit', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị khi xếp loại')),
            ],
            options={'indexes': [models.Index(fields=['unit'], name='evaluation_unit_e'), models.Index(fields=['cadre'], name='evaluation_cadre_e')], 
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluation_evaluationevent" ("cadre_id", "collective_grade", "decision_no", "decision_on", "grade", "id", "member_grade", "not_graded_reason", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_words", "proposed", "self_grade", "unit_id", "year") VALUES (NEW."cadre_id", NEW."collective_grade", NEW."decision_no", NEW."decision_on", NEW."grade", NEW."id", NEW."member_grade", NEW."not_graded_reason", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."post_words", NEW."proposed", NEW."self_grade", NEW."unit_id", NEW."year"); RETURN NULL;', hash='b6c4f7dfa2308ecf14946c9e12f9e62df14679b4', operation='INSERT', pgid='pgtrigger_insert_insert_99147', table='evaluation_evaluation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."collective_grade" IS DISTINCT FROM (NEW."collective_grade") OR OLD."decision_no" IS DISTINCT FROM (NEW."decision_no") OR OLD."decision_on" IS DISTINCT FROM (NEW."decision_on") OR OLD."grade" IS DISTINCT FROM (NEW."grade") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."member_grade" IS DISTINCT FROM (NEW."member_grade") OR OLD."not_graded_reason" IS DISTINCT FROM (NEW."not_graded_reason") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."post_words" IS DISTINCT FROM (NEW."post_words") OR OLD."proposed" IS DISTINCT FROM (NEW."proposed") OR OLD."self_grade" IS DISTINCT FROM (NEW."self_grade") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='INSERT INTO "evaluation_evaluationevent" ("cadre_id", "collective_grade", "decision_no", "decision_on", "grade", "id", "member_grade", "not_graded_reason", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_words", "proposed", "self_grade", "unit_id", "year") VALUES (NEW."cadre_id", NEW."collective_grade", NEW."decision_no", NEW."decision_on", NEW."grade", NEW."id", NEW."member_grade", NEW."not_graded_reason", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post_words", NEW."proposed", NEW."self_grade", NEW."unit_id", NEW."year"); RETURN NULL;', hash='c188cf86d0168f96d268bd68d46fde28295134a2', operation='UPDATE', pgid='pgtrigger_update_update_a4f92', table='evaluation_evaluation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluation_evaluationevent" ("cadre_id", "collective_grade", "decision_no", "decision_on", "grade", "id", "member_grade", "not_graded_reason", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_words", "proposed", "self_grade", "unit_id", "year") VALUES (OLD."cadre_id", OLD."collective_grade", OLD."decision_no", OLD."decision_on", OLD."grade", OLD."id", OLD."member_grade", OLD."not_graded_reason", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."post_words", OLD."proposed", OLD."self_grade", OLD."unit_id", OLD."year"); RETURN NULL;', hash='59f55f4d7d6310a36fb995d28d7a6c63f3c569c6', operation='DELETE', pgid='pgtrigger_delete_delete_38f22', table='evaluation_evaluation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ff8a7e72ca91f817c79e6fcf73dcc19a3131d04f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_161fc', table='evaluation_evaluationevent', when='BEFORE')),
        ),
    ]
