import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from foundation.core.acts.steps import cascade


class Migration(migrations.Migration):

    dependencies = [
        ('cadre', '0024_scope_of_facts_that_decide'),
        ('jobs', '0001_jobs'),
        ('organisation', '0023_rank_of_a_title'),
        ('training', '0015_shipped_programmes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ClassCompletion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=60, verbose_name='việc')),
                ('on', models.DateField(verbose_name='ngày')),
                ('seal', models.CharField(max_length=64)),
                ('asked_at', models.DateTimeField(auto_now_add=True, verbose_name='lúc yêu cầu')),
                ('recorded', models.PositiveIntegerField(default=0, verbose_name='đã ghi vào hồ sơ')),
                ('left', models.JSONField(default=dict, verbose_name='chưa ghi')),
            ],
            options={
                'verbose_name': 'lần ghi kết quả lớp',
                'verbose_name_plural': 'Lần ghi kết quả lớp',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='RecordedResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('qualification', models.BigIntegerField(verbose_name='trình độ đã ghi')),
                ('event', models.BigIntegerField(verbose_name='lần ghi')),
            ],
            options={
                'verbose_name': 'kết quả đã ghi vào hồ sơ',
                'verbose_name_plural': 'Kết quả đã ghi vào hồ sơ',
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingclass',
            trigger=pgtrigger.compiler.Trigger(name='declared_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."completion", \':\', NEW."completion") = ANY(\'{open:recorded,recorded:open}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."completion" IS DISTINCT FROM NEW."completion") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "completion" from "%" to "%" on table %\', OLD."completion", NEW."completion", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='3bf9b337939387bad27cf9beaf4493d2c0683bec', operation='UPDATE', pgid='pgtrigger_declared_moves_9d5a6', table='training_trainingclass', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(('qualification', None), ('result', 'passed'), _connector='OR'), name='recorded_result_stays_passed', violation_error_message='Kết quả đã ghi vào hồ sơ cán bộ; hoàn tác việc ghi ở trang lớp rồi mới sửa.'),
        ),
        migrations.AddField(
            model_name='classcompletion',
            name='by',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi'),
        ),
        migrations.AddField(
            model_name='classcompletion',
            name='job',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='jobs.job'),
        ),
        migrations.AddField(
            model_name='classcompletion',
            name='training_class',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='completions', to='training.trainingclass', verbose_name='lớp'),
        ),
        migrations.AddField(
            model_name='recordedresult',
            name='enrolment',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='training.enrolment', verbose_name='học viên'),
        ),
        migrations.AddField(
            model_name='recordedresult',
            name='step',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='results', to='training.classstep', verbose_name='việc đã làm'),
        ),
        migrations.RunSQL(*cascade('training_recordedresult', 'step_id', 'training_classstep')),
    ]
