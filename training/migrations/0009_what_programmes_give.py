import django.contrib.postgres.constraints
import django.db.models.deletion
import office.organisation.models.structure
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# What is known of a programme by its level.
KINDS = """
UPDATE training_programme SET kind = CASE level / 10 WHEN 1 THEN 'degree' WHEN 2 THEN 'theory' ELSE 'state' END
WHERE level IS NOT NULL;
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('regulations', '0009_month_of_localities'),
        ('training', '0008_secret_classes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Admission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mode', models.CharField(blank=True, choices=[('full', 'Tập trung'), ('part', 'Không tập trung'), ('inservice', 'Vừa làm vừa học'), ('distance', 'Từ xa'), ('online', 'Trực tuyến')], max_length=10, verbose_name='hệ')),
                ('audience', models.CharField(blank=True, max_length=600, verbose_name='đối tượng')),
                ('min_age_men', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tuổi tối thiểu, nam')),
                ('min_age_women', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tuổi tối thiểu, nữ')),
                ('max_age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tuổi tối đa')),
                ('min_degree', models.PositiveSmallIntegerField(blank=True, choices=[(11, 'Sơ cấp'), (12, 'Trung cấp'), (13, 'Cao đẳng'), (14, 'Đại học'), (15, 'Thạc sĩ'), (16, 'Tiến sĩ')], null=True, verbose_name='trình độ chuyên môn tối thiểu')),
                ('party', models.CharField(blank=True, choices=[('member', 'Đảng viên (dự bị hoặc chính thức)'), ('full', 'Đảng viên chính thức')], max_length=6, verbose_name='đảng viên')),
                ('good_years', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số năm liên tục hoàn thành tốt')),
                ('service_years', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số năm công tác tối thiểu')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='thôi áp dụng từ ngày')),
                ('article', models.CharField(blank=True, max_length=200, verbose_name='điều, khoản')),
                ('confirmed', models.BooleanField(default=False, verbose_name='đã xác nhận')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
            ],
            options={
                'verbose_name': 'điều kiện dự học',
                'verbose_name_plural': 'Điều kiện dự học',
                'ordering': ['programme', '-valid_from', 'mode', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AdmissionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('mode', models.CharField(blank=True, choices=[('full', 'Tập trung'), ('part', 'Không tập trung'), ('inservice', 'Vừa làm vừa học'), ('distance', 'Từ xa'), ('online', 'Trực tuyến')], max_length=10, verbose_name='hệ')),
                ('audience', models.CharField(blank=True, max_length=600, verbose_name='đối tượng')),
                ('min_age_men', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tuổi tối thiểu, nam')),
                ('min_age_women', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tuổi tối thiểu, nữ')),
                ('max_age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tuổi tối đa')),
                ('min_degree', models.PositiveSmallIntegerField(blank=True, choices=[(11, 'Sơ cấp'), (12, 'Trung cấp'), (13, 'Cao đẳng'), (14, 'Đại học'), (15, 'Thạc sĩ'), (16, 'Tiến sĩ')], null=True, verbose_name='trình độ chuyên môn tối thiểu')),
                ('party', models.CharField(blank=True, choices=[('member', 'Đảng viên (dự bị hoặc chính thức)'), ('full', 'Đảng viên chính thức')], max_length=6, verbose_name='đảng viên')),
                ('good_years', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số năm liên tục hoàn thành tốt')),
                ('service_years', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số năm công tác tối thiểu')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='thôi áp dụng từ ngày')),
                ('article', models.CharField(blank=True, max_length=200, verbose_name='điều, khoản')),
                ('confirmed', models.BooleanField(default=False, verbose_name='đã xác nhận')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programme',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programme',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programme',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='programme',
            name='programme_level_is_of_the_group',
        ),
        migrations.AddField(
            model_name='programme',
            name='detail',
            field=models.CharField(blank=True, max_length=160, verbose_name='nội dung ghi vào hồ sơ'),
        ),
        migrations.AddField(
            model_name='programme',
            name='kind',
            field=models.CharField(blank=True, choices=[('degree', 'Trình độ chuyên môn'), ('theory', 'Lý luận chính trị'), ('state', 'Quản lý nhà nước'), ('language', 'Ngoại ngữ'), ('ethnic', 'Tiếng dân tộc thiểu số'), ('it', 'Tin học')], max_length=8, verbose_name='loại trình độ'),
        ),
        migrations.AddField(
            model_name='programme',
            name='length',
            field=models.CharField(blank=True, max_length=120, verbose_name='thời lượng'),
        ),
        migrations.AddField(
            model_name='programmeevent',
            name='detail',
            field=models.CharField(blank=True, max_length=160, verbose_name='nội dung ghi vào hồ sơ'),
        ),
        migrations.AddField(
            model_name='programmeevent',
            name='kind',
            field=models.CharField(blank=True, choices=[('degree', 'Trình độ chuyên môn'), ('theory', 'Lý luận chính trị'), ('state', 'Quản lý nhà nước'), ('language', 'Ngoại ngữ'), ('ethnic', 'Tiếng dân tộc thiểu số'), ('it', 'Tin học')], max_length=8, verbose_name='loại trình độ'),
        ),
        migrations.AddField(
            model_name='programmeevent',
            name='length',
            field=models.CharField(blank=True, max_length=120, verbose_name='thời lượng'),
        ),
        migrations.AlterField(
            model_name='programme',
            name='group',
            field=models.CharField(choices=[('elementary', 'Sơ cấp lý luận chính trị'), ('intermediate', 'Trung cấp lý luận chính trị'), ('advanced', 'Cao cấp lý luận chính trị'), ('state', 'Quản lý nhà nước'), ('defence', 'Quốc phòng, an ninh'), ('degree', 'Chuyên môn, nghiệp vụ'), ('language', 'Ngoại ngữ, tiếng dân tộc, tin học'), ('refresher', 'Bồi dưỡng nghiệp vụ, cập nhật kiến thức'), ('equivalent', 'Xác nhận trình độ tương đương')], max_length=12, verbose_name='nhóm chương trình'),
        ),
        migrations.AlterField(
            model_name='programmeevent',
            name='group',
            field=models.CharField(choices=[('elementary', 'Sơ cấp lý luận chính trị'), ('intermediate', 'Trung cấp lý luận chính trị'), ('advanced', 'Cao cấp lý luận chính trị'), ('state', 'Quản lý nhà nước'), ('defence', 'Quốc phòng, an ninh'), ('degree', 'Chuyên môn, nghiệp vụ'), ('language', 'Ngoại ngữ, tiếng dân tộc, tin học'), ('refresher', 'Bồi dưỡng nghiệp vụ, cập nhật kiến thức'), ('equivalent', 'Xác nhận trình độ tương đương')], max_length=12, verbose_name='nhóm chương trình'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('level', None), models.Q(('group', 'elementary'), ('level', 21)), models.Q(('group', 'intermediate'), ('level', 22)), models.Q(('group', 'advanced'), ('level__range', (23, 24))), models.Q(('group', 'state'), ('level__range', (31, 34))), models.Q(('group', 'degree'), ('level__range', (11, 16))), models.Q(('group', 'defence'), ('level__range', (41, 44))), models.Q(('group', 'equivalent'), ('level__range', (21, 24))), _connector='OR'), name='programme_level_is_of_the_group', violation_error_message='Trình độ đạt được không thuộc nhóm chương trình đã chọn.'),
        ),
        migrations.RunSQL(KINDS, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('level', None), models.Q(('kind', 'degree'), ('level__range', (11, 16))), models.Q(('kind', 'theory'), ('level__range', (21, 24))), models.Q(('kind', 'state'), ('level__range', (31, 34))), models.Q(('kind', 'defence'), ('level__range', (41, 44))), _connector='OR'), name='programme_level_is_of_the_kind', violation_error_message='Trình độ đạt được không thuộc loại trình độ đã chọn.'),
        ),
        migrations.AddField(
            model_name='admission',
            name='document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='admissions', to='regulations.document', verbose_name='văn bản'),
        ),
        migrations.AddField(
            model_name='admission',
            name='programme',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='admissions', to='training.programme', verbose_name='chương trình'),
        ),
        migrations.AddField(
            model_name='admissionevent',
            name='document',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regulations.document', verbose_name='văn bản'),
        ),
        migrations.AddField(
            model_name='admissionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='admissionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='training.admission'),
        ),
        migrations.AddField(
            model_name='admissionevent',
            name='programme',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.programme', verbose_name='chương trình'),
        ),
        migrations.AddConstraint(
            model_name='admission',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed', False), models.Q(('document', None), _negated=True), models.Q(('article', ''), _negated=True), _connector='OR'), name='confirmed_admission_has_a_basis', violation_error_message='Ghi văn bản hoặc điều, khoản làm căn cứ rồi mới xác nhận.'),
        ),
        migrations.AddConstraint(
            model_name='admission',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='admission_ends_after_it_begins', violation_error_message='Ngày thôi áp dụng phải sau từ ngày.'),
        ),
        migrations.AddConstraint(
            model_name='admission',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('programme', '='), ('mode', '='), (office.organisation.models.structure.DateRange('valid_from', 'valid_to'), '&&')], name='one_admission_at_a_time', violation_error_message='Chương trình đã có điều kiện dự học khác của hệ này trong thời gian này.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_programmeevent" ("aliases", "detail", "group", "id", "kind", "length", "level", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."detail", NEW."group", NEW."id", NEW."kind", NEW."length", NEW."level", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='7135839797f04dcb0fb2275c8d6b4648153f37d6', operation='INSERT', pgid='pgtrigger_insert_insert_db900', table='training_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."detail" IS DISTINCT FROM (NEW."detail") OR OLD."group" IS DISTINCT FROM (NEW."group") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."length" IS DISTINCT FROM (NEW."length") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."order" IS DISTINCT FROM (NEW."order"))', func='INSERT INTO "training_programmeevent" ("aliases", "detail", "group", "id", "kind", "length", "level", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."detail", NEW."group", NEW."id", NEW."kind", NEW."length", NEW."level", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='272d8eabecfc7b54c451cb5e13e061015789ea4b', operation='UPDATE', pgid='pgtrigger_update_update_189e2', table='training_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_programmeevent" ("aliases", "detail", "group", "id", "kind", "length", "level", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."aliases", OLD."detail", OLD."group", OLD."id", OLD."kind", OLD."length", OLD."level", OLD."name", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='f0ba8d3c96f1b5d82d8b5905942a57eba23cba0e', operation='DELETE', pgid='pgtrigger_delete_delete_fc30f', table='training_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='admission',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_admissionevent" ("article", "audience", "confirmed", "document_id", "good_years", "id", "max_age", "min_age_men", "min_age_women", "min_degree", "mode", "note", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "service_years", "valid_from", "valid_to") VALUES (NEW."article", NEW."audience", NEW."confirmed", NEW."document_id", NEW."good_years", NEW."id", NEW."max_age", NEW."min_age_men", NEW."min_age_women", NEW."min_degree", NEW."mode", NEW."note", NEW."party", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."service_years", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='f02211b57ae932aa8805464f389905431f38c9fc', operation='INSERT', pgid='pgtrigger_insert_insert_5851c', table='training_admission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='admission',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "training_admissionevent" ("article", "audience", "confirmed", "document_id", "good_years", "id", "max_age", "min_age_men", "min_age_women", "min_degree", "mode", "note", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "service_years", "valid_from", "valid_to") VALUES (NEW."article", NEW."audience", NEW."confirmed", NEW."document_id", NEW."good_years", NEW."id", NEW."max_age", NEW."min_age_men", NEW."min_age_women", NEW."min_degree", NEW."mode", NEW."note", NEW."party", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."service_years", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='455f5e926cff68046cb7bc062e8e024670ebbd1c', operation='UPDATE', pgid='pgtrigger_update_update_7411a', table='training_admission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='admission',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_admissionevent" ("article", "audience", "confirmed", "document_id", "good_years", "id", "max_age", "min_age_men", "min_age_women", "min_degree", "mode", "note", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "service_years", "valid_from", "valid_to") VALUES (OLD."article", OLD."audience", OLD."confirmed", OLD."document_id", OLD."good_years", OLD."id", OLD."max_age", OLD."min_age_men", OLD."min_age_women", OLD."min_degree", OLD."mode", OLD."note", OLD."party", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."service_years", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='91db5f2fb18985e873f0fbef0780587fc5cf9526', operation='DELETE', pgid='pgtrigger_delete_delete_d6b23', table='training_admission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='admissionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b0d718808829403dd6148111a276a243b7c20f7f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b5960', table='training_admissionevent', when='BEFORE')),
        ),
    ]
