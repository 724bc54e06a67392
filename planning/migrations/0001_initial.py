import django.contrib.postgres.constraints
import django.db.models.deletion
import office.organisation.models.structure
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cadre', '0004_standard'),
        ('organisation', '0005_special_days'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='PlanningTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20, verbose_name='nhiệm kỳ')),
                ('kind', models.CharField(choices=[('party', 'Nhiệm kỳ cấp ủy'), ('government', 'Nhiệm kỳ chính quyền')], default='party', max_length=10, verbose_name='loại')),
                ('level', models.CharField(choices=[('province', 'Cấp tỉnh'), ('district', 'Cấp huyện'), ('commune', 'Cấp xã')], max_length=10, verbose_name='cấp')),
                ('begins_on', models.DateField(verbose_name='bắt đầu từ ngày')),
                ('ends_on', models.DateField(verbose_name='kết thúc vào ngày')),
            ],
            options={
                'verbose_name': 'nhiệm kỳ',
                'verbose_name_plural': 'Nhiệm kỳ',
                'ordering': ['-begins_on', 'level', 'kind', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('begins_on'))), name='term_ends_after_it_begins', violation_error_message='Ngày kết thúc phải sau ngày bắt đầu.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('kind', '='), ('level', '='), (office.organisation.models.structure.DateRange('begins_on', 'ends_on'), '&&')], name='one_term_at_a_time', violation_error_message='Cấp này đã có nhiệm kỳ khác cùng loại trong thời gian này.')],
            },
        ),
        migrations.CreateModel(
            name='PlanningTermEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=20, verbose_name='nhiệm kỳ')),
                ('kind', models.CharField(choices=[('party', 'Nhiệm kỳ cấp ủy'), ('government', 'Nhiệm kỳ chính quyền')], default='party', max_length=10, verbose_name='loại')),
                ('level', models.CharField(choices=[('province', 'Cấp tỉnh'), ('district', 'Cấp huyện'), ('commune', 'Cấp xã')], max_length=10, verbose_name='cấp')),
                ('begins_on', models.DateField(verbose_name='bắt đầu từ ngày')),
                ('ends_on', models.DateField(verbose_name='kết thúc vào ngày')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='planning.planningterm')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlanningRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, verbose_name='tên đợt')),
                ('kind', models.CharField(choices=[('build', 'Xây dựng quy hoạch'), ('review', 'Rà soát, bổ sung quy hoạch')], max_length=6, verbose_name='loại')),
                ('opens_on', models.DateField(verbose_name='từ ngày')),
                ('closes_on', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='planning_rounds', to='organisation.unit', verbose_name='đơn vị chủ trì')),
            ],
            options={
                'verbose_name': 'đợt quy hoạch',
                'verbose_name_plural': 'Đợt quy hoạch',
                'ordering': ['-opens_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'name'), name='round_once_at_a_unit', violation_error_message='Đơn vị đã có đợt quy hoạch cùng tên.'), models.CheckConstraint(condition=models.Q(('closes_on', None), ('closes_on__gte', models.F('opens_on')), _connector='OR'), name='round_closes_after_it_opens', violation_error_message='Ngày kết thúc đợt không được trước ngày bắt đầu.')],
            },
        ),
        migrations.CreateModel(
            name='PlanningTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='planning_targets', to='organisation.post', verbose_name='chức danh quy hoạch')),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='planning.planningterm', verbose_name='nhiệm kỳ')),
            ],
            options={
                'verbose_name': 'chức danh quy hoạch',
                'verbose_name_plural': 'Chức danh quy hoạch',
                'ordering': ['post__unit__official_key', 'post__title__order', 'term', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('post', 'term'), name='target_once_a_term', violation_error_message='Chức danh này đã có trong nhiệm kỳ.')],
            },
        ),
        migrations.CreateModel(
            name='PlanningEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'Dự kiến'), ('nominated', 'Đã đề xuất'), ('voted', 'Đã lấy phiếu giới thiệu'), ('checked', 'Đã thẩm định'), ('submitted', 'Đã trình'), ('sent_up', 'Đã trình cấp trên'), ('approved', 'Đã phê duyệt'), ('rejected', 'Không được phê duyệt'), ('withdrawn', 'Rút khỏi danh sách đề nghị'), ('fulfilled', 'Đã bổ nhiệm / Đã trúng cử'), ('removed', 'Đưa ra khỏi quy hoạch'), ('unit_ended', 'Kết thúc do sắp xếp đơn vị')], default='draft', max_length=10, verbose_name='trạng thái')),
                ('proposed_on', models.DateField(verbose_name='ngày đưa vào danh sách')),
                ('continuity', models.CharField(blank=True, choices=[('new', 'Quy hoạch mới'), ('continuing', 'Quy hoạch tiếp tục')], max_length=10, verbose_name='mới, tiếp tục')),
                ('source', models.CharField(blank=True, choices=[('internal', 'Nguồn tại chỗ'), ('external', 'Nguồn từ nơi khác')], max_length=8, verbose_name='nguồn')),
                ('reelected', models.BooleanField(default=False, help_text='Đang giữ chức danh này và được quy hoạch để tái cử.', verbose_name='tái cử')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định phê duyệt')),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='ngày phê duyệt')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='thôi quy hoạch từ ngày')),
                ('end_reason', models.CharField(blank=True, choices=[('over_age', 'Không đủ tuổi công tác'), ('disciplined', 'Bị kỷ luật'), ('standard', 'Không bảo đảm tiêu chuẩn, điều kiện'), ('tasks', 'Không hoàn thành nhiệm vụ'), ('title_limit', 'Quá số chức danh quy hoạch'), ('promoted', 'Đã giữ chức danh quy hoạch hoặc tương đương, cao hơn'), ('retired', 'Nghỉ hưu'), ('left', 'Thôi việc'), ('transferred', 'Chuyển công tác'), ('deceased', 'Từ trần')], max_length=12, verbose_name='lý do đưa ra')),
                ('end_decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định đưa ra')),
                ('special_basis', models.CharField(blank=True, max_length=160, verbose_name='trường hợp đặc biệt theo văn bản')),
                ('special_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do xem xét đặc biệt')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('cadre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='planning_entries', to='cadre.cadre', verbose_name='cán bộ')),
                ('round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='planning.planninground', verbose_name='đợt quy hoạch')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='planning.planningtarget', verbose_name='chức danh quy hoạch')),
            ],
            options={
                'verbose_name': 'trường hợp quy hoạch',
                'verbose_name_plural': 'Trường hợp quy hoạch',
                'ordering': ['target', 'cadre__sort_key', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('cadre', 'target'), name='entry_once_a_target', violation_error_message='Đồng chí này đã có trong danh sách quy hoạch chức danh này.'), models.CheckConstraint(condition=models.Q(models.Q(('approved_on', None), ('decision_no', '')), models.Q(('approved_on__isnull', False), models.Q(('decision_no', ''), _negated=True)), _connector='OR'), name='entry_approved_by_a_decision', violation_error_message='Ghi đủ số và ngày quyết định phê duyệt.'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['approved', 'fulfilled', 'removed']), _negated=True), ('approved_on__isnull', False), _connector='OR'), name='entry_status_has_its_decision', violation_error_message='Chỉ ghi đã phê duyệt khi có số, ngày quyết định.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('status__in', ['rejected', 'withdrawn', 'fulfilled', 'removed', 'unit_ended'])), models.Q(('ended_on', None), models.Q(('status__in', ['rejected', 'withdrawn', 'fulfilled', 'removed', 'unit_ended']), _negated=True)), _connector='OR'), name='entry_ends_with_its_status', violation_error_message='Ghi ngày thôi quy hoạch.'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('approved_on', None), ('ended_on__gte', models.F('approved_on')), _connector='OR'), name='entry_ends_after_approval', violation_error_message='Ngày thôi quy hoạch không được trước ngày phê duyệt.'), models.CheckConstraint(condition=models.Q(models.Q(('special_basis', ''), ('special_reason', '')), models.Q(models.Q(('special_basis', ''), _negated=True), models.Q(('special_reason', ''), _negated=True)), _connector='OR'), name='special_case_has_basis_and_reason', violation_error_message='Trường hợp đặc biệt phải ghi cả văn bản và lý do.')],
            },
        ),
        migrations.CreateModel(
            name='PlanningRoundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=160, verbose_name='tên đợt')),
                ('kind', models.CharField(choices=[('build', 'Xây dựng quy hoạch'), ('review', 'Rà soát, bổ sung quy hoạch')], max_length=6, verbose_name='loại')),
                ('opens_on', models.DateField(verbose_name='từ ngày')),
                ('closes_on', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='planning.planninground')),
                ('unit', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị chủ trì')),
            ],
            options={'indexes': [models.Index(fields=['unit'], name='planninground_unit_e')], 
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlanningEntryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('status', models.CharField(choices=[('draft', 'Dự kiến'), ('nominated', 'Đã đề xuất'), ('voted', 'Đã lấy phiếu giới thiệu'), ('checked', 'Đã thẩm định'), ('submitted', 'Đã trình'), ('sent_up', 'Đã trình cấp trên'), ('approved', 'Đã phê duyệt'), ('rejected', 'Không được phê duyệt'), ('withdrawn', 'Rút khỏi danh sách đề nghị'), ('fulfilled', 'Đã bổ nhiệm / Đã trúng cử'), ('removed', 'Đưa ra khỏi quy hoạch'), ('unit_ended', 'Kết thúc do sắp xếp đơn vị')], default='draft', max_length=10, verbose_name='trạng thái')),
                ('proposed_on', models.DateField(verbose_name='ngày đưa vào danh sách')),
                ('continuity', models.CharField(blank=True, choices=[('new', 'Quy hoạch mới'), ('continuing', 'Quy hoạch tiếp tục')], max_length=10, verbose_name='mới, tiếp tục')),
                ('source', models.CharField(blank=True, choices=[('internal', 'Nguồn tại chỗ'), ('external', 'Nguồn từ nơi khác')], max_length=8, verbose_name='nguồn')),
                ('reelected', models.BooleanField(default=False, help_text='Đang giữ chức danh này và được quy hoạch để tái cử.', verbose_name='tái cử')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định phê duyệt')),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='ngày phê duyệt')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='thôi quy hoạch từ ngày')),
                ('end_reason', models.CharField(blank=True, choices=[('over_age', 'Không đủ tuổi công tác'), ('disciplined', 'Bị kỷ luật'), ('standard', 'Không bảo đảm tiêu chuẩn, điều kiện'), ('tasks', 'Không hoàn thành nhiệm vụ'), ('title_limit', 'Quá số chức danh quy hoạch'), ('promoted', 'Đã giữ chức danh quy hoạch hoặc tương đương, cao hơn'), ('retired', 'Nghỉ hưu'), ('left', 'Thôi việc'), ('transferred', 'Chuyển công tác'), ('deceased', 'Từ trần')], max_length=12, verbose_name='lý do đưa ra')),
                ('end_decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định đưa ra')),
                ('special_basis', models.CharField(blank=True, max_length=160, verbose_name='trường hợp đặc biệt theo văn bản')),
                ('special_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do xem xét đặc biệt')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('cadre', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='planning.planningentry')),
                ('round', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='planning.planninground', verbose_name='đợt quy hoạch')),
                ('target', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='planning.planningtarget', verbose_name='chức danh quy hoạch')),
            ],
            options={'indexes': [models.Index(fields=['target'], name='planningentry_target_e'), models.Index(fields=['cadre'], name='planningentry_cadre_e')], 
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlanningTargetEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='planning.planningtarget')),
                ('post', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.post', verbose_name='chức danh quy hoạch')),
                ('term', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='planning.planningterm', verbose_name='nhiệm kỳ')),
            ],
            options={'indexes': [models.Index(fields=['post'], name='planningtarget_post_e')], 
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningterm',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_planningtermevent" ("begins_on", "ends_on", "id", "kind", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."begins_on", NEW."ends_on", NEW."id", NEW."kind", NEW."level", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='e5add0c73917ba03d769b069b3900a8b4c6c22b7', operation='INSERT', pgid='pgtrigger_insert_insert_7981e', table='planning_planningterm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningterm',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "planning_planningtermevent" ("begins_on", "ends_on", "id", "kind", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."begins_on", NEW."ends_on", NEW."id", NEW."kind", NEW."level", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='b20b17d6ea3ca4233654296c91a5cd2181a5c4f7', operation='UPDATE', pgid='pgtrigger_update_update_849a7', table='planning_planningterm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningterm',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_planningtermevent" ("begins_on", "ends_on", "id", "kind", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."begins_on", OLD."ends_on", OLD."id", OLD."kind", OLD."level", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='b6762596f2cdee0fbbda28c8fec555141b2360bc', operation='DELETE', pgid='pgtrigger_delete_delete_c6224', table='planning_planningterm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planninground',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_planningroundevent" ("closes_on", "id", "kind", "name", "note", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."closes_on", NEW."id", NEW."kind", NEW."name", NEW."note", NEW."opens_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."unit_id"); RETURN NULL;', hash='717fc37e404a75c729e5b364847a9de9144cce28', operation='INSERT', pgid='pgtrigger_insert_insert_8f342', table='planning_planninground', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planninground',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "planning_planningroundevent" ("closes_on", "id", "kind", "name", "note", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."closes_on", NEW."id", NEW."kind", NEW."name", NEW."note", NEW."opens_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id"); RETURN NULL;', hash='c9acdf32f688b1a6d02722209edbe93f1a27b346', operation='UPDATE', pgid='pgtrigger_update_update_14ca7', table='planning_planninground', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planninground',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_planningroundevent" ("closes_on", "id", "kind", "name", "note", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (OLD."closes_on", OLD."id", OLD."kind", OLD."name", OLD."note", OLD."opens_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."unit_id"); RETURN NULL;', hash='6ec0053f3a248f62d6854cc96a2bb806a19e3e27', operation='DELETE', pgid='pgtrigger_delete_delete_923be', table='planning_planninground', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningroundevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='63cc464029fbd1e411af7ad70a07ff23236a2c3f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a6cb1', table='planning_planningroundevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningentryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='65e82b333935be92abaa267b332f2cc59daa3114', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f9185', table='planning_planningentryevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningentry',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_planningentryevent" ("approved_on", "cadre_id", "continuity", "decision_no", "end_decision_no", "end_reason", "ended_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_on", "reelected", "round_id", "source", "special_basis", "special_reason", "status", "target_id") VALUES (NEW."approved_on", NEW."cadre_id", NEW."continuity", NEW."decision_no", NEW."end_decision_no", NEW."end_reason", NEW."ended_on", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_on", NEW."reelected", NEW."round_id", NEW."source", NEW."special_basis", NEW."special_reason", NEW."status", NEW."target_id"); RETURN NULL;', hash='84e213c9b9a50d9753f7d3c81023456e2bee06d3', operation='INSERT', pgid='pgtrigger_insert_insert_53f97', table='planning_planningentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningentry',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "planning_planningentryevent" ("approved_on", "cadre_id", "continuity", "decision_no", "end_decision_no", "end_reason", "ended_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_on", "reelected", "round_id", "source", "special_basis", "special_reason", "status", "target_id") VALUES (NEW."approved_on", NEW."cadre_id", NEW."continuity", NEW."decision_no", NEW."end_decision_no", NEW."end_reason", NEW."ended_on", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_on", NEW."reelected", NEW."round_id", NEW."source", NEW."special_basis", NEW."special_reason", NEW."status", NEW."target_id"); RETURN NULL;', hash='e7f4b251e8aa6c927d94b3f0e63425f28ded0b5a', operation='UPDATE', pgid='pgtrigger_update_update_e5633', table='planning_planningentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningentry',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_planningentryevent" ("approved_on", "cadre_id", "continuity", "decision_no", "end_decision_no", "end_reason", "ended_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_on", "reelected", "round_id", "source", "special_basis", "special_reason", "status", "target_id") VALUES (OLD."approved_on", OLD."cadre_id", OLD."continuity", OLD."decision_no", OLD."end_decision_no", OLD."end_reason", OLD."ended_on", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed_on", OLD."reelected", OLD."round_id", OLD."source", OLD."special_basis", OLD."special_reason", OLD."status", OLD."target_id"); RETURN NULL;', hash='10f161ef65c6f963d6399f27a0e1a93d78c40790', operation='DELETE', pgid='pgtrigger_delete_delete_772a4', table='planning_planningentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningtargetevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7893ef8213685e9e823cfc4b28515c7dfe96c937', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_65dea', table='planning_planningtargetevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningtarget',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_planningtargetevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "term_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."post_id", NEW."term_id"); RETURN NULL;', hash='3184d78d06cf76bb9ba4429ae77667d91e2867ff', operation='INSERT', pgid='pgtrigger_insert_insert_8074e', table='planning_planningtarget', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningtarget',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "planning_planningtargetevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "term_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post_id", NEW."term_id"); RETURN NULL;', hash='929664f4755ac0c642646b8f41f7fa102b493fe3', operation='UPDATE', pgid='pgtrigger_update_update_2d4b8', table='planning_planningtarget', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningtarget',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "planning_planningtargetevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "term_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."post_id", OLD."term_id"); RETURN NULL;', hash='aa852ec034b59bf5f231eefd0d2bc0b1fe2e14b1', operation='DELETE', pgid='pgtrigger_delete_delete_c1d73', table='planning_planningtarget', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningtermevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2a3d1495ee658583fcc59a69b61fb750ba225496', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f07fe', table='planning_planningtermevent', when='BEFORE')),
        ),
    ]
