import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import office.organisation.models.structure
import pgtrigger.compiler
import pgtrigger.migrations
import office.regulations.keys
import office.regulations.lookup
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0002_official_key'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='RuleSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='tên bộ quy định')),
                ('subject', models.CharField(choices=[('planning', 'Quy hoạch'), ('election', 'Nhân sự cấp ủy'), ('appointment', 'Bổ nhiệm'), ('rotation', 'Luân chuyển')], default='planning', max_length=12, verbose_name='lĩnh vực')),
                ('in_force_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('in_force_to', models.DateField(blank=True, null=True, verbose_name='đến ngày')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='regulations.ruleset', verbose_name='bổ sung cho bộ')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rule_sets', to='organisation.unit', verbose_name='phạm vi áp dụng')),
            ],
            options={
                'verbose_name': 'bộ quy định',
                'verbose_name_plural': 'Bộ quy định áp dụng',
                'ordering': ['subject', 'in_force_from', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('in_force_to', None), ('in_force_to__gt', models.F('in_force_from')), _connector='OR'), name='rule_set_ends_after_it_begins', violation_error_message='Đến ngày phải sau ngày áp dụng.'), models.CheckConstraint(condition=models.Q(('parent', None), models.Q(('parent', models.F('pk')), _negated=True), _connector='OR'), name='rule_set_not_its_own_parent', violation_error_message='Bộ quy định không thể bổ sung cho chính nó.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('subject', '='), (django.db.models.functions.comparison.Coalesce(models.F('unit'), models.Value(0), output_field=models.BigIntegerField()), '='), (office.organisation.models.structure.DateRange('in_force_from', 'in_force_to'), '&&')], name='one_rule_set_at_a_time', violation_error_message='Phạm vi này đã có bộ quy định khác của cùng lĩnh vực trong thời gian này.')],
            },
            bases=(office.regulations.lookup.RuleLookup, models.Model),
        ),
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(choices=office.regulations.keys.key_choices, max_length=60, verbose_name='nội dung')),
                ('level', models.CharField(blank=True, choices=[('central', 'Trung ương'), ('province', 'Cấp tỉnh'), ('district', 'Cấp huyện'), ('commune', 'Cấp xã'), ('grassroots', 'Cấp cơ sở')], max_length=10, verbose_name='cấp')),
                ('kind', models.CharField(blank=True, choices=[('collective', 'Thành viên tập thể'), ('post', 'Chức danh, chức vụ')], max_length=10, verbose_name='loại chức danh')),
                ('horizon', models.CharField(blank=True, choices=[('current', 'Nhiệm kỳ hiện tại'), ('next', 'Nhiệm kỳ kế tiếp')], max_length=7, verbose_name='nhiệm kỳ quy hoạch')),
                ('value', models.JSONField(blank=True, null=True, verbose_name='giá trị')),
                ('measure', models.CharField(choices=[('months', 'tháng'), ('years', 'năm'), ('age', 'tuổi'), ('persons', 'người'), ('titles', 'chức danh'), ('terms', 'nhiệm kỳ'), ('days', 'ngày'), ('working_days', 'ngày làm việc'), ('times', 'lần'), ('share', 'phần trăm'), ('month', 'tháng của năm'), ('ages', 'bảng tuổi nghỉ hưu'), ('yes_no', 'có hoặc không'), ('words', 'lời văn')], max_length=12, verbose_name='đơn vị tính')),
                ('article', models.CharField(blank=True, max_length=200, verbose_name='điều, khoản')),
                ('confirmed', models.BooleanField(default=False, verbose_name='đã xác nhận')),
                ('remediable', models.BooleanField(default=False, verbose_name='có thể khắc phục')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('rule_set', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='own_rules', to='regulations.ruleset', verbose_name='bộ quy định')),
            ],
            options={
                'verbose_name': 'quy định',
                'ordering': ['rule_set', 'key', 'level', 'kind', 'horizon'],
                'constraints': [models.UniqueConstraint(fields=('rule_set', 'key', 'level', 'kind', 'horizon'), name='rule_once_in_a_set', violation_error_message='Bộ quy định đã có nội dung này cho cùng cấp, loại chức danh và nhiệm kỳ.'), models.CheckConstraint(condition=models.Q(('confirmed', False), ('value__isnull', False), _connector='OR'), name='confirmed_rule_has_a_value', violation_error_message='Chưa có giá trị thì chưa xác nhận được.')],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=60, verbose_name='số, ký hiệu')),
                ('kind', models.CharField(choices=[('rules', 'Quy định'), ('guidance', 'Hướng dẫn'), ('directive', 'Chỉ thị'), ('resolution', 'Nghị quyết'), ('conclusion', 'Kết luận'), ('plan', 'Kế hoạch'), ('letter', 'Công văn'), ('law', 'Luật'), ('decree', 'Nghị định'), ('circular', 'Thông tư'), ('decision', 'Quyết định')], max_length=12, verbose_name='loại')),
                ('issuer', models.CharField(max_length=120, verbose_name='cơ quan ban hành')),
                ('issued_on', models.DateField(verbose_name='ngày ban hành')),
                ('subject', models.CharField(max_length=300, verbose_name='trích yếu')),
                ('in_force_from', models.DateField(blank=True, null=True, verbose_name='có hiệu lực từ ngày')),
                ('in_force_to', models.DateField(blank=True, null=True, verbose_name='hết hiệu lực từ ngày')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='regulations.document', verbose_name='được thay bằng')),
            ],
            options={
                'verbose_name': 'văn bản',
                'verbose_name_plural': 'Văn bản, quy định',
                'ordering': ['issued_on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('number', 'issued_on'), name='document_once', violation_error_message='Văn bản có số và ngày này đã được ghi.'), models.CheckConstraint(condition=models.Q(('in_force_to', None), ('in_force_from', None), ('in_force_to__gt', models.F('in_force_from')), _connector='OR'), name='document_ends_after_it_begins', violation_error_message='Ngày hết hiệu lực phải sau ngày có hiệu lực.'), models.CheckConstraint(condition=models.Q(('replaced_by', None), models.Q(('replaced_by', models.F('pk')), _negated=True), _connector='OR'), name='document_not_replaced_by_itself', violation_error_message='Văn bản không thể được thay bằng chính nó.')],
            },
        ),
        migrations.CreateModel(
            name='DocumentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.CharField(max_length=60, verbose_name='số, ký hiệu')),
                ('kind', models.CharField(choices=[('rules', 'Quy định'), ('guidance', 'Hướng dẫn'), ('directive', 'Chỉ thị'), ('resolution', 'Nghị quyết'), ('conclusion', 'Kết luận'), ('plan', 'Kế hoạch'), ('letter', 'Công văn'), ('law', 'Luật'), ('decree', 'Nghị định'), ('circular', 'Thông tư'), ('decision', 'Quyết định')], max_length=12, verbose_name='loại')),
                ('issuer', models.CharField(max_length=120, verbose_name='cơ quan ban hành')),
                ('issued_on', models.DateField(verbose_name='ngày ban hành')),
                ('subject', models.CharField(max_length=300, verbose_name='trích yếu')),
                ('in_force_from', models.DateField(blank=True, null=True, verbose_name='có hiệu lực từ ngày')),
                ('in_force_to', models.DateField(blank=True, null=True, verbose_name='hết hiệu lực từ ngày')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='regulations.document')),
                ('replaced_by', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.document', verbose_name='được thay bằng')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RuleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.CharField(choices=office.regulations.keys.key_choices, max_length=60, verbose_name='nội dung')),
                ('level', models.CharField(blank=True, choices=[('central', 'Trung ương'), ('province', 'Cấp tỉnh'), ('district', 'Cấp huyện'), ('commune', 'Cấp xã'), ('grassroots', 'Cấp cơ sở')], max_length=10, verbose_name='cấp')),
                ('kind', models.CharField(blank=True, choices=[('collective', 'Thành viên tập thể'), ('post', 'Chức danh, chức vụ')], max_length=10, verbose_name='loại chức danh')),
                ('horizon', models.CharField(blank=True, choices=[('current', 'Nhiệm kỳ hiện tại'), ('next', 'Nhiệm kỳ kế tiếp')], max_length=7, verbose_name='nhiệm kỳ quy hoạch')),
                ('value', models.JSONField(blank=True, null=True, verbose_name='giá trị')),
                ('measure', models.CharField(choices=[('months', 'tháng'), ('years', 'năm'), ('age', 'tuổi'), ('persons', 'người'), ('titles', 'chức danh'), ('terms', 'nhiệm kỳ'), ('days', 'ngày'), ('working_days', 'ngày làm việc'), ('times', 'lần'), ('share', 'phần trăm'), ('month', 'tháng của năm'), ('ages', 'bảng tuổi nghỉ hưu'), ('yes_no', 'có hoặc không'), ('words', 'lời văn')], max_length=12, verbose_name='đơn vị tính')),
                ('article', models.CharField(blank=True, max_length=200, verbose_name='điều, khoản')),
                ('confirmed', models.BooleanField(default=False, verbose_name='đã xác nhận')),
                ('remediable', models.BooleanField(default=False, verbose_name='có thể khắc phục')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='regulations.rule')),
                ('rule_set', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.ruleset', verbose_name='bộ quy định')),
            ],
            options={'indexes': [models.Index(fields=['rule_set'], name='rule_rule_set_e')], 
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RuleSetDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='regulations.document', verbose_name='văn bản')),
                ('rule_set', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='regulations.ruleset', verbose_name='bộ quy định')),
            ],
            options={
                'verbose_name': 'văn bản căn cứ',
                'constraints': [models.UniqueConstraint(fields=('rule_set', 'document'), name='document_once_a_rule_set', violation_error_message='Văn bản này đã là căn cứ của bộ quy định.')],
            },
        ),
        migrations.CreateModel(
            name='RuleSetDocumentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('document', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.document', verbose_name='văn bản')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='regulations.rulesetdocument')),
                ('rule_set', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.ruleset', verbose_name='bộ quy định')),
            ],
            options={'indexes': [models.Index(fields=['rule_set'], name='rulesetdocument_rule_set_e')], 
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RuleSetEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=200, verbose_name='tên bộ quy định')),
                ('subject', models.CharField(choices=[('planning', 'Quy hoạch'), ('election', 'Nhân sự cấp ủy'), ('appointment', 'Bổ nhiệm'), ('rotation', 'Luân chuyển')], default='planning', max_length=12, verbose_name='lĩnh vực')),
                ('in_force_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('in_force_to', models.DateField(blank=True, null=True, verbose_name='đến ngày')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('parent', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.ruleset', verbose_name='bổ sung cho bộ')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='regulations.ruleset')),
                ('unit', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='phạm vi áp dụng')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='ruleset',
            name='documents',
            field=models.ManyToManyField(related_name='rule_sets', through='regulations.RuleSetDocument', to='regulations.document', verbose_name='văn bản căn cứ'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "regulations_documentevent" ("id", "in_force_from", "in_force_to", "issued_on", "issuer", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_by_id", "subject") VALUES (NEW."id", NEW."in_force_from", NEW."in_force_to", NEW."issued_on", NEW."issuer", NEW."kind", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."replaced_by_id", NEW."subject"); RETURN NULL;', hash='b9665d6d6f96bbca3d9d0d8479aa12b2928d15a9', operation='INSERT', pgid='pgtrigger_insert_insert_49309', table='regulations_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "regulations_documentevent" ("id", "in_force_from", "in_force_to", "issued_on", "issuer", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_by_id", "subject") VALUES (NEW."id", NEW."in_force_from", NEW."in_force_to", NEW."issued_on", NEW."issuer", NEW."kind", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."replaced_by_id", NEW."subject"); RETURN NULL;', hash='8f0ff06bebfe0c62936ea69aefc151c38383f3f9', operation='UPDATE', pgid='pgtrigger_update_update_6c11d', table='regulations_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "regulations_documentevent" ("id", "in_force_from", "in_force_to", "issued_on", "issuer", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_by_id", "subject") VALUES (OLD."id", OLD."in_force_from", OLD."in_force_to", OLD."issued_on", OLD."issuer", OLD."kind", OLD."note", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."replaced_by_id", OLD."subject"); RETURN NULL;', hash='10b4a2687a96d9958f42b32a9bb3c81fe1962031', operation='DELETE', pgid='pgtrigger_delete_delete_185f7', table='regulations_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='527a50cb99b79487fe2c5100d12ab10611ebe575', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c4aee', table='regulations_documentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ruleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a7ccced09751a411be44d4ac077c474940fa5490', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1899a', table='regulations_ruleevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rule',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "regulations_ruleevent" ("article", "confirmed", "horizon", "id", "key", "kind", "level", "measure", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remediable", "rule_set_id", "value") VALUES (NEW."article", NEW."confirmed", NEW."horizon", NEW."id", NEW."key", NEW."kind", NEW."level", NEW."measure", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."remediable", NEW."rule_set_id", NEW."value"); RETURN NULL;', hash='e443bc3adc063ed47e4114d90ae2d43cba44a09f', operation='INSERT', pgid='pgtrigger_insert_insert_01116', table='regulations_rule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rule',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "regulations_ruleevent" ("article", "confirmed", "horizon", "id", "key", "kind", "level", "measure", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remediable", "rule_set_id", "value") VALUES (NEW."article", NEW."confirmed", NEW."horizon", NEW."id", NEW."key", NEW."kind", NEW."level", NEW."measure", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."remediable", NEW."rule_set_id", NEW."value"); RETURN NULL;', hash='71226d09a25e1f3ca8c9cd6bbbb652c87b3c1d23', operation='UPDATE', pgid='pgtrigger_update_update_89682', table='regulations_rule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rule',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "regulations_ruleevent" ("article", "confirmed", "horizon", "id", "key", "kind", "level", "measure", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remediable", "rule_set_id", "value") VALUES (OLD."article", OLD."confirmed", OLD."horizon", OLD."id", OLD."key", OLD."kind", OLD."level", OLD."measure", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."remediable", OLD."rule_set_id", OLD."value"); RETURN NULL;', hash='39efce72bc4a224d7900ae1f48a25f3933efd794', operation='DELETE', pgid='pgtrigger_delete_delete_bc92f', table='regulations_rule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rulesetdocument',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "regulations_rulesetdocumentevent" ("document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_set_id") VALUES (NEW."document_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rule_set_id"); RETURN NULL;', hash='e27d1acb0adb8a665cf2060dc6757713dcd93e32', operation='INSERT', pgid='pgtrigger_insert_insert_c70f1', table='regulations_rulesetdocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rulesetdocument',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "regulations_rulesetdocumentevent" ("document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_set_id") VALUES (NEW."document_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rule_set_id"); RETURN NULL;', hash='3bb644ad2f83625427c9d89ad61c2de57af82a82', operation='UPDATE', pgid='pgtrigger_update_update_e33a4', table='regulations_rulesetdocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rulesetdocument',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "regulations_rulesetdocumentevent" ("document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_set_id") VALUES (OLD."document_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rule_set_id"); RETURN NULL;', hash='95a59525a0030367f2e6087e67b9c2c1188db728', operation='DELETE', pgid='pgtrigger_delete_delete_0aa39', table='regulations_rulesetdocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ruleset',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "regulations_rulesetevent" ("id", "in_force_from", "in_force_to", "name", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "unit_id") VALUES (NEW."id", NEW."in_force_from", NEW."in_force_to", NEW."name", NEW."note", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."subject", NEW."unit_id"); RETURN NULL;', hash='c05be6442fb797e925d21eca0ea13ec8aedcef07', operation='INSERT', pgid='pgtrigger_insert_insert_3e74c', table='regulations_ruleset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ruleset',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "regulations_rulesetevent" ("id", "in_force_from", "in_force_to", "name", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "unit_id") VALUES (NEW."id", NEW."in_force_from", NEW."in_force_to", NEW."name", NEW."note", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."subject", NEW."unit_id"); RETURN NULL;', hash='820400b38691a08fac8040096c22a9d28c9a2eb3', operation='UPDATE', pgid='pgtrigger_update_update_bf141', table='regulations_ruleset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ruleset',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "regulations_rulesetevent" ("id", "in_force_from", "in_force_to", "name", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "unit_id") VALUES (OLD."id", OLD."in_force_from", OLD."in_force_to", OLD."name", OLD."note", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."subject", OLD."unit_id"); RETURN NULL;', hash='00f426fc888e23bf64991dccca25d741381f5a82', operation='DELETE', pgid='pgtrigger_delete_delete_c61f4', table='regulations_ruleset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rulesetdocumentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='70efb887cacf5d9673421f667691bc9bf50505df', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b6408', table='regulations_rulesetdocumentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rulesetevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e21229d4d6d97714c074558cf69d956545d9c89', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1e4b1', table='regulations_rulesetevent', when='BEFORE')),
        ),
    ]
