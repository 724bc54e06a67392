import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.comparison
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from foundation.core.acts.steps import cascade


class Migration(migrations.Migration):

    dependencies = [
        ('cadre', '0024_scope_of_facts_that_decide'),
        ('campaigns', '0004_lines_of_archives'),
        ('organisation', '0023_rank_of_a_title'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('planning', '0027_words_of_added_above'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('training', '0009_what_programmes_give'),
    ]

    operations = [
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('degree', 'Trình độ chuyên môn'), ('theory', 'Lý luận chính trị'), ('state', 'Quản lý nhà nước'), ('language', 'Ngoại ngữ'), ('ethnic', 'Tiếng dân tộc thiểu số'), ('it', 'Tin học')], max_length=8, verbose_name='loại')),
                ('level', models.PositiveSmallIntegerField(blank=True, choices=[(11, 'Sơ cấp'), (12, 'Trung cấp'), (13, 'Cao đẳng'), (14, 'Đại học'), (15, 'Thạc sĩ'), (16, 'Tiến sĩ'), (21, 'Sơ cấp'), (22, 'Trung cấp'), (23, 'Cao cấp'), (24, 'Cử nhân'), (31, 'Cán sự'), (32, 'Chuyên viên'), (33, 'Chuyên viên chính'), (34, 'Chuyên viên cao cấp')], null=True, verbose_name='mức')),
                ('cycle', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='năm bồi dưỡng')),
                ('why', models.CharField(choices=[('held', 'Tiêu chuẩn chức danh đang giữ'), ('planned', 'Tiêu chuẩn chức danh quy hoạch'), ('unit', 'Đơn vị đề nghị'), ('yearly', 'Bồi dưỡng hằng năm')], max_length=7, verbose_name='lý do')),
                ('reserved', models.BooleanField(default=False, editable=False, verbose_name='chỉ cơ quan tổ chức biết')),
                ('opened_on', models.DateField(verbose_name='ghi nhu cầu ngày')),
                ('wanted_by', models.DateField(blank=True, null=True, verbose_name='cần trước ngày')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('state', models.CharField(choices=[('open', 'Có nhu cầu'), ('registered', 'Đã đăng ký'), ('dropped', 'Không còn nhu cầu')], default='open', editable=False, max_length=10, verbose_name='trạng thái')),
            ],
            options={
                'verbose_name': 'nhu cầu đào tạo, bồi dưỡng',
                'verbose_name_plural': 'Nhu cầu đào tạo, bồi dưỡng',
                'ordering': ['kind', 'level', 'cadre', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='NeedEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('degree', 'Trình độ chuyên môn'), ('theory', 'Lý luận chính trị'), ('state', 'Quản lý nhà nước'), ('language', 'Ngoại ngữ'), ('ethnic', 'Tiếng dân tộc thiểu số'), ('it', 'Tin học')], max_length=8, verbose_name='loại')),
                ('level', models.PositiveSmallIntegerField(blank=True, choices=[(11, 'Sơ cấp'), (12, 'Trung cấp'), (13, 'Cao đẳng'), (14, 'Đại học'), (15, 'Thạc sĩ'), (16, 'Tiến sĩ'), (21, 'Sơ cấp'), (22, 'Trung cấp'), (23, 'Cao cấp'), (24, 'Cử nhân'), (31, 'Cán sự'), (32, 'Chuyên viên'), (33, 'Chuyên viên chính'), (34, 'Chuyên viên cao cấp')], null=True, verbose_name='mức')),
                ('cycle', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='năm bồi dưỡng')),
                ('why', models.CharField(choices=[('held', 'Tiêu chuẩn chức danh đang giữ'), ('planned', 'Tiêu chuẩn chức danh quy hoạch'), ('unit', 'Đơn vị đề nghị'), ('yearly', 'Bồi dưỡng hằng năm')], max_length=7, verbose_name='lý do')),
                ('reserved', models.BooleanField(default=False, editable=False, verbose_name='chỉ cơ quan tổ chức biết')),
                ('opened_on', models.DateField(verbose_name='ghi nhu cầu ngày')),
                ('wanted_by', models.DateField(blank=True, null=True, verbose_name='cần trước ngày')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('state', models.CharField(choices=[('open', 'Có nhu cầu'), ('registered', 'Đã đăng ký'), ('dropped', 'Không còn nhu cầu')], default='open', editable=False, max_length=10, verbose_name='trạng thái')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NeedStep',
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
        migrations.AddField(
            model_name='need',
            name='cadre',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='training_needs', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AddField(
            model_name='need',
            name='campaign_unit',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='training_needs', to='campaigns.campaignunit', verbose_name='đầu mối đăng ký'),
        ),
        migrations.AddField(
            model_name='need',
            name='entry',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='training_needs', to='planning.planningentry', verbose_name='trường hợp quy hoạch'),
        ),
        migrations.AddField(
            model_name='need',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='cadre',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='campaign_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaignunit', verbose_name='đầu mối đăng ký'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='entry',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='planning.planningentry', verbose_name='trường hợp quy hoạch'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='training.need'),
        ),
        migrations.AddField(
            model_name='needstep',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi'),
        ),
        migrations.AddField(
            model_name='needstep',
            name='need',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='steps', to='training.need', verbose_name='nhu cầu'),
        ),
        migrations.AddField(
            model_name='needstep',
            name='undoes',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='undone_by', to='training.needstep', verbose_name='hoàn tác việc'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.UniqueConstraint(models.F('cadre'), models.F('kind'), django.db.models.functions.comparison.Coalesce(models.F('level'), 0), django.db.models.functions.comparison.Coalesce(models.F('cycle'), 0), models.F('reserved'), condition=models.Q(('state', 'dropped'), _negated=True), name='need_once_a_person', violation_error_message='Đồng chí này đã có nhu cầu cùng loại, cùng mức.'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'degree'), ('level__range', (11, 16))), models.Q(('kind', 'theory'), ('level__range', (21, 24))), models.Q(('kind', 'state'), ('level__range', (31, 34))), models.Q(('kind', 'defence'), ('level__range', (41, 44))), models.Q(('kind__in', ('language', 'ethnic', 'it', 'refresh', 'update')), ('level', None)), _connector='OR'), name='need_level_is_of_the_kind', violation_error_message='Mức không thuộc loại đã chọn.'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('entry', None), models.Q(('reserved', True), ('why', 'planned')), _connector='OR'), name='need_of_an_entry_is_reserved', violation_error_message='Nhu cầu theo quy hoạch chỉ cơ quan tổ chức biết.'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'update'), ('cycle', None), _connector='XOR'), name='yearly_need_names_its_year', violation_error_message='Nhu cầu cập nhật kiến thức hằng năm ghi theo năm.'),
        ),
        migrations.AddIndex(
            model_name='needevent',
            index=models.Index(fields=['cadre'], name='need_cadre_e'),
        ),
        migrations.AddIndex(
            model_name='needstep',
            index=models.Index(fields=['need', 'on'], name='steps_of_a_need'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='ac8dd99c2f32782b371358e11edcaf395a422588', operation='INSERT', pgid='pgtrigger_scope_at_insert_a0440', table='training_need', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.cadre_id IS DISTINCT FROM NEW.cadre_id)', func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='926fb3088b2528e7325641a80851bc76252c67a5', operation='UPDATE', pgid='pgtrigger_scope_at_update_160d9', table='training_need', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "training_needevent" ("cadre_id", "campaign_unit_id", "cycle", "entry_id", "id", "kind", "level", "note", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reserved", "state", "wanted_by", "why") SELECT new_values."cadre_id", new_values."campaign_unit_id", new_values."cycle", new_values."entry_id", new_values."id", new_values."kind", new_values."level", new_values."note", new_values."opened_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reserved", new_values."state", new_values."wanted_by", new_values."why" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7c699e6dd0760fd6b18ed0cd83d8382a41114ddc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_13c82', referencing='REFERENCING NEW TABLE AS new_values ', table='training_need', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."campaign_unit_id" IS DISTINCT FROM (NEW."campaign_unit_id") OR OLD."cycle" IS DISTINCT FROM (NEW."cycle") OR OLD."entry_id" IS DISTINCT FROM (NEW."entry_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."reserved" IS DISTINCT FROM (NEW."reserved") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."wanted_by" IS DISTINCT FROM (NEW."wanted_by") OR OLD."why" IS DISTINCT FROM (NEW."why"))', func='INSERT INTO "training_needevent" ("cadre_id", "campaign_unit_id", "cycle", "entry_id", "id", "kind", "level", "note", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reserved", "state", "wanted_by", "why") VALUES (NEW."cadre_id", NEW."campaign_unit_id", NEW."cycle", NEW."entry_id", NEW."id", NEW."kind", NEW."level", NEW."note", NEW."opened_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reserved", NEW."state", NEW."wanted_by", NEW."why"); RETURN NULL;', hash='e0e234ee5b4156709ee5719d5fe3ef5f80c4e37a', operation='UPDATE', pgid='pgtrigger_update_update_2542e', table='training_need', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "training_needevent" ("cadre_id", "campaign_unit_id", "cycle", "entry_id", "id", "kind", "level", "note", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reserved", "state", "wanted_by", "why") SELECT old_values."cadre_id", old_values."campaign_unit_id", old_values."cycle", old_values."entry_id", old_values."id", old_values."kind", old_values."level", old_values."note", old_values."opened_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reserved", old_values."state", old_values."wanted_by", old_values."why" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='229b30fbff619b574c5336debca978883953c394', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_37c23', referencing='REFERENCING OLD TABLE AS old_values ', table='training_need', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='needevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='44824bcd3aab61c144ce3c40be727a1f69e8f226', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5cf3e', table='training_needevent', when='BEFORE')),
        ),
        migrations.RunSQL(*cascade("training_needstep", "need_id", "training_need")),
    ]
