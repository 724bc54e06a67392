import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import reminders.kinds
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cadre', '0002_projection'),
        ('organisation', '0005_special_days'),
        ('organisation', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='DutyRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(blank=True, editable=False, max_length=40, null=True, unique=True, verbose_name='mã')),
                ('kind', models.CharField(choices=reminders.kinds.kind_choices, max_length=20, verbose_name='loại việc')),
                ('task', models.CharField(max_length=160, verbose_name='việc phải làm')),
                ('lead', models.PositiveSmallIntegerField(verbose_name='nhắc trước')),
                ('due_lead', models.PositiveSmallIntegerField(default=0, verbose_name='hạn xử lý trước')),
                ('measure', models.CharField(choices=[('day', 'ngày'), ('working_day', 'ngày làm việc'), ('month', 'tháng')], default='month', max_length=12, verbose_name='đơn vị tính')),
                ('by_regulation', models.BooleanField(default=False, verbose_name='nhắc theo quy định đang áp dụng')),
                ('month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tháng đến hạn hằng năm')),
                ('day', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='ngày đến hạn hằng năm')),
                ('since', models.DateField(blank=True, null=True, verbose_name='áp dụng cho hạn từ ngày')),
                ('active', models.BooleanField(default=True, verbose_name='đang áp dụng')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='căn cứ')),
                ('confirmed', models.BooleanField(default=False, verbose_name='đã xác nhận')),
            ],
            options={
                'verbose_name': 'mốc nhắc việc',
                'verbose_name_plural': 'Mốc nhắc việc',
                'ordering': ['kind', '-lead', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'lead', 'measure', 'by_regulation'), name='duty_rule_once', violation_error_message='Loại việc này đã có mốc nhắc trước như vậy.'), models.CheckConstraint(condition=models.Q(('due_lead__lte', models.F('lead'))), name='duty_rule_shows_before_due', violation_error_message='Hạn xử lý không thể đến trước lúc nhắc.'), models.CheckConstraint(condition=models.Q(models.Q(('day', None), ('month', None)), models.Q(('day__range', (1, 31)), ('month__range', (1, 12))), _connector='OR'), name='duty_rule_yearly_date', violation_error_message='Ghi cả ngày và tháng đến hạn hằng năm, hoặc để trống cả hai.'), models.CheckConstraint(condition=models.Q(('confirmed', False), models.Q(('basis', ''), _negated=True), _connector='OR'), name='confirmed_duty_rule_has_a_basis', violation_error_message='Chưa ghi căn cứ thì chưa xác nhận được.')],
            },
        ),
        migrations.CreateModel(
            name='DutyRuleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(blank=True, db_index=False, editable=False, max_length=40, null=True, verbose_name='mã')),
                ('kind', models.CharField(choices=reminders.kinds.kind_choices, max_length=20, verbose_name='loại việc')),
                ('task', models.CharField(max_length=160, verbose_name='việc phải làm')),
                ('lead', models.PositiveSmallIntegerField(verbose_name='nhắc trước')),
                ('due_lead', models.PositiveSmallIntegerField(default=0, verbose_name='hạn xử lý trước')),
                ('measure', models.CharField(choices=[('day', 'ngày'), ('working_day', 'ngày làm việc'), ('month', 'tháng')], default='month', max_length=12, verbose_name='đơn vị tính')),
                ('by_regulation', models.BooleanField(default=False, verbose_name='nhắc theo quy định đang áp dụng')),
                ('month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tháng đến hạn hằng năm')),
                ('day', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='ngày đến hạn hằng năm')),
                ('since', models.DateField(blank=True, null=True, verbose_name='áp dụng cho hạn từ ngày')),
                ('active', models.BooleanField(default=True, verbose_name='đang áp dụng')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='căn cứ')),
                ('confirmed', models.BooleanField(default=False, verbose_name='đã xác nhận')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reminders.dutyrule')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(max_length=8, verbose_name='tuần')),
                ('state', models.CharField(choices=[('waiting', 'Chờ gửi'), ('sent', 'Đã gửi'), ('refused', 'Máy chủ thư không nhận')], default='waiting', max_length=8, verbose_name='trạng thái')),
                ('duties', models.PositiveIntegerField(default=0, verbose_name='số việc')),
                ('claimed_at', models.DateTimeField(auto_now_add=True, verbose_name='lúc lập')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='lúc gửi')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người dùng')),
            ],
            options={
                'verbose_name': 'thư tổng hợp việc cần làm',
                'ordering': ['-period', 'user'],
                'constraints': [models.UniqueConstraint(fields=('user', 'period'), name='digest_once_a_week', violation_error_message='Thư của tuần này đã được lập.')],
            },
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_key', models.BigIntegerField(verbose_name='đối tượng')),
                ('cycle', models.CharField(blank=True, max_length=10, verbose_name='kỳ')),
                ('event_on', models.DateField(verbose_name='ngày của sự kiện')),
                ('due_on', models.DateField(verbose_name='hạn')),
                ('shown_from', models.DateField(verbose_name='nhắc từ ngày')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='căn cứ')),
                ('confirmed', models.BooleanField(default=False, verbose_name='căn cứ đã xác nhận')),
                ('state', models.CharField(choices=[('open', 'Cần xử lý'), ('done', 'Đã xong'), ('closed', 'Tự đóng')], default='open', max_length=6, verbose_name='tình trạng')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='lý do')),
                ('snoozed_until', models.DateField(blank=True, null=True, verbose_name='nhắc lại ngày')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='lúc xong, lúc đóng')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('cadre', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cadre.cadre', verbose_name='cán bộ')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người làm xong')),
                ('handler', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xử lý')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.unit', verbose_name='đơn vị')),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='reminders.dutyrule', verbose_name='mốc nhắc việc')),
            ],
            options={
                'verbose_name': 'việc cần làm',
                'verbose_name_plural': 'Việc cần làm',
                'ordering': ['due_on', 'pk'],
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['unit', 'due_on'], name='duty_open_in_a_unit'), models.Index(fields=['due_on', 'id'], name='duty_by_due_day')],
                'constraints': [models.UniqueConstraint(fields=('subject_key', 'rule', 'cycle'), name='duty_once', violation_error_message='Việc này đã có trong sổ.'), models.CheckConstraint(condition=models.Q(('due_on__lte', models.F('event_on')), ('shown_from__lte', models.F('due_on'))), name='duty_shown_before_due', violation_error_message='Ngày nhắc, hạn và ngày của sự kiện không theo thứ tự.'), models.CheckConstraint(condition=models.Q(models.Q(('done_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('done_at__isnull', False)), _connector='OR'), name='duty_ended_has_a_moment', violation_error_message='Việc đã xong phải có thời điểm.'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='duty_closed_says_why', violation_error_message='Việc tự đóng phải có lý do.'), models.CheckConstraint(condition=models.Q(('snoozed_until', None), ('state', 'open'), _connector='OR'), name='duty_put_off_is_open', violation_error_message='Chỉ việc chưa xong mới được nhắc lại sau.')],
            },
        ),
        migrations.CreateModel(
            name='DutyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('subject_key', models.BigIntegerField(verbose_name='đối tượng')),
                ('cycle', models.CharField(blank=True, max_length=10, verbose_name='kỳ')),
                ('event_on', models.DateField(verbose_name='ngày của sự kiện')),
                ('due_on', models.DateField(verbose_name='hạn')),
                ('shown_from', models.DateField(verbose_name='nhắc từ ngày')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='căn cứ')),
                ('confirmed', models.BooleanField(default=False, verbose_name='căn cứ đã xác nhận')),
                ('state', models.CharField(choices=[('open', 'Cần xử lý'), ('done', 'Đã xong'), ('closed', 'Tự đóng')], default='open', max_length=6, verbose_name='tình trạng')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='lý do')),
                ('snoozed_until', models.DateField(blank=True, null=True, verbose_name='nhắc lại ngày')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='lúc xong, lúc đóng')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('done_by', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người làm xong')),
                ('handler', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xử lý')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reminders.duty')),
                ('unit', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị')),
                ('rule', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reminders.dutyrule', verbose_name='mốc nhắc việc')),
            ],
            options={'indexes': [models.Index(fields=['unit'], name='duty_unit_e')], 
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyrule',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reminders_dutyruleevent" ("active", "basis", "by_regulation", "code", "confirmed", "day", "due_lead", "id", "kind", "lead", "measure", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "task") VALUES (NEW."active", NEW."basis", NEW."by_regulation", NEW."code", NEW."confirmed", NEW."day", NEW."due_lead", NEW."id", NEW."kind", NEW."lead", NEW."measure", NEW."month", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."task"); RETURN NULL;', hash='dad0e92217a7789499f30bd43c7babae00926efa', operation='INSERT', pgid='pgtrigger_insert_insert_51183', table='reminders_dutyrule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyrule',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "reminders_dutyruleevent" ("active", "basis", "by_regulation", "code", "confirmed", "day", "due_lead", "id", "kind", "lead", "measure", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "task") VALUES (NEW."active", NEW."basis", NEW."by_regulation", NEW."code", NEW."confirmed", NEW."day", NEW."due_lead", NEW."id", NEW."kind", NEW."lead", NEW."measure", NEW."month", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."task"); RETURN NULL;', hash='9aec65da1eb6b8dcd780b9ca3762b96821db740b', operation='UPDATE', pgid='pgtrigger_update_update_318ac', table='reminders_dutyrule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyrule',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reminders_dutyruleevent" ("active", "basis", "by_regulation", "code", "confirmed", "day", "due_lead", "id", "kind", "lead", "measure", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "task") VALUES (OLD."active", OLD."basis", OLD."by_regulation", OLD."code", OLD."confirmed", OLD."day", OLD."due_lead", OLD."id", OLD."kind", OLD."lead", OLD."measure", OLD."month", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."task"); RETURN NULL;', hash='04ad69e376a6b78332147e32d10c54f8191aff8e', operation='DELETE', pgid='pgtrigger_delete_delete_af5b8', table='reminders_dutyrule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bdcbb215b0328dd78352c757e2a2e1c2cd8c0350', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8d1c1', table='reminders_dutyevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duty',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reminders_dutyevent" ("basis", "confirmed", "cycle", "done_at", "done_by_id", "due_on", "event_on", "handler_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule_id", "shown_from", "snoozed_until", "state", "subject_key", "unit_id") VALUES (NEW."basis", NEW."confirmed", NEW."cycle", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."event_on", NEW."handler_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."rule_id", NEW."shown_from", NEW."snoozed_until", NEW."state", NEW."subject_key", NEW."unit_id"); RETURN NULL;', hash='f7cbfe8b79e54921b5be6cae1dbed518ee1d4304', operation='INSERT', pgid='pgtrigger_insert_insert_c379d', table='reminders_duty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duty',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."confirmed" IS DISTINCT FROM (NEW."confirmed") OR OLD."cycle" IS DISTINCT FROM (NEW."cycle") OR OLD."done_at" IS DISTINCT FROM (NEW."done_at") OR OLD."done_by_id" IS DISTINCT FROM (NEW."done_by_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."event_on" IS DISTINCT FROM (NEW."event_on") OR OLD."handler_id" IS DISTINCT FROM (NEW."handler_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."rule_id" IS DISTINCT FROM (NEW."rule_id") OR OLD."shown_from" IS DISTINCT FROM (NEW."shown_from") OR OLD."snoozed_until" IS DISTINCT FROM (NEW."snoozed_until") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."subject_key" IS DISTINCT FROM (NEW."subject_key") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))', func='INSERT INTO "reminders_dutyevent" ("basis", "confirmed", "cycle", "done_at", "done_by_id", "due_on", "event_on", "handler_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule_id", "shown_from", "snoozed_until", "state", "subject_key", "unit_id") VALUES (NEW."basis", NEW."confirmed", NEW."cycle", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."event_on", NEW."handler_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."rule_id", NEW."shown_from", NEW."snoozed_until", NEW."state", NEW."subject_key", NEW."unit_id"); RETURN NULL;', hash='cad901b2a9b96592d626275713a81d02806df9e2', operation='UPDATE', pgid='pgtrigger_update_update_7674f', table='reminders_duty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duty',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reminders_dutyevent" ("basis", "confirmed", "cycle", "done_at", "done_by_id", "due_on", "event_on", "handler_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule_id", "shown_from", "snoozed_until", "state", "subject_key", "unit_id") VALUES (OLD."basis", OLD."confirmed", OLD."cycle", OLD."done_at", OLD."done_by_id", OLD."due_on", OLD."event_on", OLD."handler_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."rule_id", OLD."shown_from", OLD."snoozed_until", OLD."state", OLD."subject_key", OLD."unit_id"); RETURN NULL;', hash='f79d7a5e92b6977740545c40559ed745a55b3faa', operation='DELETE', pgid='pgtrigger_delete_delete_343d4', table='reminders_duty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyruleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5367763dae1ebdd99a6e606615e3ac3fd1a2299e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e2fd0', table='reminders_dutyruleevent', when='BEFORE')),
        ),
    ]
