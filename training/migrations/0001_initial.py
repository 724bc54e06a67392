import foundation.core.dates
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cadre', '0002_projection'),
        ('organisation', '0004_who_may_grant'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='chương trình')),
                ('group', models.CharField(choices=[('elementary', 'Sơ cấp lý luận chính trị'), ('intermediate', 'Trung cấp lý luận chính trị'), ('advanced', 'Cao cấp lý luận chính trị'), ('state', 'Quản lý nhà nước'), ('defence', 'Quốc phòng, an ninh'), ('degree', 'Chuyên môn, nghiệp vụ'), ('language', 'Ngoại ngữ, tiếng dân tộc, tin học'), ('refresher', 'Bồi dưỡng nghiệp vụ, cập nhật kiến thức')], max_length=12, verbose_name='nhóm chương trình')),
                ('level', models.PositiveSmallIntegerField(blank=True, choices=[(11, 'Sơ cấp'), (12, 'Trung cấp'), (13, 'Cao đẳng'), (14, 'Đại học'), (15, 'Thạc sĩ'), (16, 'Tiến sĩ'), (21, 'Sơ cấp'), (22, 'Trung cấp'), (23, 'Cao cấp'), (24, 'Cử nhân'), (31, 'Cán sự'), (32, 'Chuyên viên'), (33, 'Chuyên viên chính'), (34, 'Chuyên viên cao cấp')], null=True, verbose_name='trình độ đạt được')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='thứ tự')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, size=None, verbose_name='cách ghi khác')),
                ('name_fold', models.GeneratedField(db_persist=True, expression=models.Func(models.F('name'), function='vn_fold'), output_field=models.TextField())),
            ],
            options={
                'verbose_name': 'chương trình',
                'verbose_name_plural': 'Chương trình đào tạo, bồi dưỡng',
                'ordering': ['order', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('level', None), models.Q(('group', 'elementary'), ('level', 21)), models.Q(('group', 'intermediate'), ('level', 22)), models.Q(('group', 'advanced'), ('level__range', (23, 24))), models.Q(('group', 'state'), ('level__range', (31, 34))), models.Q(('group', 'degree'), ('level__range', (11, 16))), _connector='OR'), name='programme_level_is_of_the_group', violation_error_message='Trình độ đạt được không thuộc nhóm chương trình đã chọn.')],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=200, verbose_name='chương trình')),
                ('group', models.CharField(choices=[('elementary', 'Sơ cấp lý luận chính trị'), ('intermediate', 'Trung cấp lý luận chính trị'), ('advanced', 'Cao cấp lý luận chính trị'), ('state', 'Quản lý nhà nước'), ('defence', 'Quốc phòng, an ninh'), ('degree', 'Chuyên môn, nghiệp vụ'), ('language', 'Ngoại ngữ, tiếng dân tộc, tin học'), ('refresher', 'Bồi dưỡng nghiệp vụ, cập nhật kiến thức')], max_length=12, verbose_name='nhóm chương trình')),
                ('level', models.PositiveSmallIntegerField(blank=True, choices=[(11, 'Sơ cấp'), (12, 'Trung cấp'), (13, 'Cao đẳng'), (14, 'Đại học'), (15, 'Thạc sĩ'), (16, 'Tiến sĩ'), (21, 'Sơ cấp'), (22, 'Trung cấp'), (23, 'Cao cấp'), (24, 'Cử nhân'), (31, 'Cán sự'), (32, 'Chuyên viên'), (33, 'Chuyên viên chính'), (34, 'Chuyên viên cao cấp')], null=True, verbose_name='trình độ đạt được')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='thứ tự')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, size=None, verbose_name='cách ghi khác')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='training.programme')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TrainingClass',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='tên lớp')),
                ('mode', models.CharField(blank=True, choices=[('full', 'Tập trung'), ('part', 'Không tập trung'), ('inservice', 'Vừa làm vừa học'), ('distance', 'Từ xa'), ('online', 'Trực tuyến')], max_length=10, verbose_name='hệ')),
                ('organiser', models.CharField(blank=True, max_length=200, verbose_name='cơ quan mở lớp')),
                ('opens_on', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='khai giảng')),
                ('closes_on', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='bế giảng')),
                ('enrolling_on', models.DateField(blank=True, null=True, verbose_name='tuyển sinh từ ngày')),
                ('cancelled_on', models.DateField(blank=True, null=True, verbose_name='không mở, theo quyết định ngày')),
                ('places', models.PositiveIntegerField(blank=True, null=True, verbose_name='chỉ tiêu')),
                ('head_count', models.PositiveIntegerField(blank=True, null=True, verbose_name='lượt học viên')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định mở lớp')),
                ('decision_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='classes', to='training.programme', verbose_name='chương trình')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='training_classes', to='organisation.unit', verbose_name='đơn vị theo dõi lớp')),
            ],
            options={
                'verbose_name': 'lớp',
                'verbose_name_plural': 'Lớp đào tạo, bồi dưỡng',
                'ordering': ['-opens_on', '-pk'],
                'indexes': [models.Index(fields=['opens_on'], name='class_by_opening')],
                'constraints': [models.UniqueConstraint(fields=('unit', 'name', 'opens_on'), name='class_once', nulls_distinct=False, violation_error_message='Đã có lớp cùng tên, cùng ngày khai giảng.'), models.CheckConstraint(condition=models.Q(('opens_on', None), ('closes_on', None), django.db.models.lookups.GreaterThanOrEqual(models.F('closes_on'), django.db.models.functions.text.Left('opens_on', django.db.models.functions.text.Length('closes_on'))), _connector='OR'), name='class_closes_after_it_opens', violation_error_message='Ngày bế giảng phải sau ngày khai giảng.')],
            },
        ),
        migrations.CreateModel(
            name='TrainingClassEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=200, verbose_name='tên lớp')),
                ('mode', models.CharField(blank=True, choices=[('full', 'Tập trung'), ('part', 'Không tập trung'), ('inservice', 'Vừa làm vừa học'), ('distance', 'Từ xa'), ('online', 'Trực tuyến')], max_length=10, verbose_name='hệ')),
                ('organiser', models.CharField(blank=True, max_length=200, verbose_name='cơ quan mở lớp')),
                ('opens_on', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='khai giảng')),
                ('closes_on', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='bế giảng')),
                ('enrolling_on', models.DateField(blank=True, null=True, verbose_name='tuyển sinh từ ngày')),
                ('cancelled_on', models.DateField(blank=True, null=True, verbose_name='không mở, theo quyết định ngày')),
                ('places', models.PositiveIntegerField(blank=True, null=True, verbose_name='chỉ tiêu')),
                ('head_count', models.PositiveIntegerField(blank=True, null=True, verbose_name='lượt học viên')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định mở lớp')),
                ('decision_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='training.trainingclass')),
                ('programme', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.programme', verbose_name='chương trình')),
                ('unit', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị theo dõi lớp')),
            ],
            options={'indexes': [models.Index(fields=['unit'], name='trainingclass_unit_e')], 
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('full_name', models.CharField(blank=True, max_length=120, verbose_name='họ và tên')),
                ('birth', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='ngày sinh')),
                ('workplace', models.CharField(blank=True, max_length=200, verbose_name='đơn vị khi học')),
                ('result', models.CharField(choices=[('sent', 'Đã cử đi học'), ('studying', 'Đang học'), ('passed', 'Hoàn thành (tốt nghiệp)'), ('failed', 'Không hoàn thành khóa học'), ('deferred', 'Bảo lưu'), ('withdrawn', 'Thôi học')], default='sent', max_length=10, verbose_name='kết quả')),
                ('grade', models.CharField(blank=True, choices=[('excellent', 'Xuất sắc'), ('very_good', 'Giỏi'), ('good', 'Khá'), ('fair', 'Trung bình khá'), ('average', 'Trung bình')], max_length=10, verbose_name='xếp loại')),
                ('certificate_no', models.CharField(blank=True, max_length=40, verbose_name='số bằng, chứng chỉ')),
                ('certificate_on', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='ngày cấp')),
                ('name_fold', models.GeneratedField(db_persist=True, expression=models.Func(models.F('full_name'), function='vn_fold'), output_field=models.TextField())),
                ('sort_key', models.GeneratedField(db_persist=True, expression=models.Func(models.F('full_name'), function='vn_sort_key'), output_field=models.TextField(db_collation='C'))),
                ('cadre', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='enrolments', to='cadre.cadre', verbose_name='cán bộ')),
                ('training_class', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='training.trainingclass', verbose_name='lớp')),
            ],
            options={
                'verbose_name': 'học viên',
                'verbose_name_plural': 'Học viên',
                'ordering': ['training_class', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('birth', None), ('cadre__isnull', False), ('full_name', '')), models.Q(('cadre', None), models.Q(('full_name', ''), _negated=True)), _connector='OR'), name='enrolment_names_a_record_or_a_person', violation_error_message='Ghi họ và tên học viên, hoặc chọn đúng một hồ sơ cán bộ.'), models.UniqueConstraint(fields=('training_class', 'cadre'), name='enrolled_once_a_class', violation_error_message='Đồng chí này đã có trong danh sách học viên của lớp.'), models.UniqueConstraint(condition=models.Q(('cadre', None)), fields=('training_class', 'full_name', 'birth', 'workplace'), name='outsider_enrolled_once_a_class', nulls_distinct=False, violation_error_message='Học viên cùng họ tên, ngày sinh, đơn vị đã có trong lớp.'), models.CheckConstraint(condition=models.Q(('result', 'passed'), models.Q(('certificate_no', ''), ('certificate_on', None), ('grade', '')), _connector='OR'), name='certificate_only_for_who_passed', violation_error_message='Xếp loại, số bằng chỉ ghi khi học viên đã hoàn thành khóa học.')],
            },
        ),
        migrations.CreateModel(
            name='EnrolmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('full_name', models.CharField(blank=True, max_length=120, verbose_name='họ và tên')),
                ('birth', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='ngày sinh')),
                ('workplace', models.CharField(blank=True, max_length=200, verbose_name='đơn vị khi học')),
                ('result', models.CharField(choices=[('sent', 'Đã cử đi học'), ('studying', 'Đang học'), ('passed', 'Hoàn thành (tốt nghiệp)'), ('failed', 'Không hoàn thành khóa học'), ('deferred', 'Bảo lưu'), ('withdrawn', 'Thôi học')], default='sent', max_length=10, verbose_name='kết quả')),
                ('grade', models.CharField(blank=True, choices=[('excellent', 'Xuất sắc'), ('very_good', 'Giỏi'), ('good', 'Khá'), ('fair', 'Trung bình khá'), ('average', 'Trung bình')], max_length=10, verbose_name='xếp loại')),
                ('certificate_no', models.CharField(blank=True, max_length=40, verbose_name='số bằng, chứng chỉ')),
                ('certificate_on', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='ngày cấp')),
                ('cadre', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='training.enrolment')),
                ('training_class', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.trainingclass', verbose_name='lớp')),
            ],
            options={'indexes': [models.Index(fields=['cadre'], name='enrolment_cadre_e')], 
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_programmeevent" ("aliases", "group", "id", "level", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."group", NEW."id", NEW."level", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='46441caed95f9e318adadac7cc7eca0e28ddd1e2', operation='INSERT', pgid='pgtrigger_insert_insert_db900', table='training_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."group" IS DISTINCT FROM (NEW."group") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."order" IS DISTINCT FROM (NEW."order"))', func='INSERT INTO "training_programmeevent" ("aliases", "group", "id", "level", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."group", NEW."id", NEW."level", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='5a6ce7812bceb8d121958f45920d653bebbf5eb2', operation='UPDATE', pgid='pgtrigger_update_update_189e2', table='training_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_programmeevent" ("aliases", "group", "id", "level", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."aliases", OLD."group", OLD."id", OLD."level", OLD."name", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='a7a8a9c1332103895a6467bb958afb00be4a3180', operation='DELETE', pgid='pgtrigger_delete_delete_fc30f', table='training_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b75bdc13805585113041fa6a1c1cab3533a36ae3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f02d9', table='training_programmeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingclass',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_trainingclassevent" ("cancelled_on", "closes_on", "decision_no", "decision_on", "enrolling_on", "head_count", "id", "mode", "name", "note", "opens_on", "organiser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "unit_id") VALUES (NEW."cancelled_on", NEW."closes_on", NEW."decision_no", NEW."decision_on", NEW."enrolling_on", NEW."head_count", NEW."id", NEW."mode", NEW."name", NEW."note", NEW."opens_on", NEW."organiser", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places", NEW."programme_id", NEW."unit_id"); RETURN NULL;', hash='5a2cc702e8b51a1d3a6af63db041656e709c4263', operation='INSERT', pgid='pgtrigger_insert_insert_f7692', table='training_trainingclass', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingclass',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "training_trainingclassevent" ("cancelled_on", "closes_on", "decision_no", "decision_on", "enrolling_on", "head_count", "id", "mode", "name", "note", "opens_on", "organiser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "unit_id") VALUES (NEW."cancelled_on", NEW."closes_on", NEW."decision_no", NEW."decision_on", NEW."enrolling_on", NEW."head_count", NEW."id", NEW."mode", NEW."name", NEW."note", NEW."opens_on", NEW."organiser", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places", NEW."programme_id", NEW."unit_id"); RETURN NULL;', hash='856ab3d196f96fc3168913ef2c68783a5f30e4ab', operation='UPDATE', pgid='pgtrigger_update_update_c2a60', table='training_trainingclass', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingclass',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_trainingclassevent" ("cancelled_on", "closes_on", "decision_no", "decision_on", "enrolling_on", "head_count", "id", "mode", "name", "note", "opens_on", "organiser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "unit_id") VALUES (OLD."cancelled_on", OLD."closes_on", OLD."decision_no", OLD."decision_on", OLD."enrolling_on", OLD."head_count", OLD."id", OLD."mode", OLD."name", OLD."note", OLD."opens_on", OLD."organiser", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."places", OLD."programme_id", OLD."unit_id"); RETURN NULL;', hash='1c11b3c504b66576865c3b0e8c66dab47b300f11', operation='DELETE', pgid='pgtrigger_delete_delete_9cd84', table='training_trainingclass', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d0a0f937e2548a61687aee6abe2578b162c63b46', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c8300', table='training_enrolmentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_enrolmentevent" ("birth", "cadre_id", "certificate_no", "certificate_on", "full_name", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "training_class_id", "workplace") VALUES (NEW."birth", NEW."cadre_id", NEW."certificate_no", NEW."certificate_on", NEW."full_name", NEW."grade", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."result", NEW."training_class_id", NEW."workplace"); RETURN NULL;', hash='0c05583f3c705237ab03784fb8f6aa4c485703a0', operation='INSERT', pgid='pgtrigger_insert_insert_c3fe7', table='training_enrolment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."birth" IS DISTINCT FROM (NEW."birth") OR OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."certificate_no" IS DISTINCT FROM (NEW."certificate_no") OR OLD."certificate_on" IS DISTINCT FROM (NEW."certificate_on") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."grade" IS DISTINCT FROM (NEW."grade") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."training_class_id" IS DISTINCT FROM (NEW."training_class_id") OR OLD."workplace" IS DISTINCT FROM (NEW."workplace"))', func='INSERT INTO "training_enrolmentevent" ("birth", "cadre_id", "certificate_no", "certificate_on", "full_name", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "training_class_id", "workplace") VALUES (NEW."birth", NEW."cadre_id", NEW."certificate_no", NEW."certificate_on", NEW."full_name", NEW."grade", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."result", NEW."training_class_id", NEW."workplace"); RETURN NULL;', hash='96935134475956858cc15f0e3682a6802006c6ff', operation='UPDATE', pgid='pgtrigger_update_update_39c3a', table='training_enrolment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_enrolmentevent" ("birth", "cadre_id", "certificate_no", "certificate_on", "full_name", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "training_class_id", "workplace") VALUES (OLD."birth", OLD."cadre_id", OLD."certificate_no", OLD."certificate_on", OLD."full_name", OLD."grade", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."result", OLD."training_class_id", OLD."workplace"); RETURN NULL;', hash='39f9182128026e2320560ffdb66e4c0973c15937', operation='DELETE', pgid='pgtrigger_delete_delete_438a2', table='training_enrolment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingclassevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='780aef5b51293afd9f2d3d4d18b5fa0266e0d7ae', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4947d', table='training_trainingclassevent', when='BEFORE')),
        ),
    ]
