import cadre.models.facts
import foundation.core.dates
import foundation.core.models
import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0002_official_key'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='EthnicGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='tên')),
                ('code', models.CharField(blank=True, max_length=10, verbose_name='mã')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='thứ tự')),
                ('aliases', models.JSONField(blank=True, default=list, verbose_name='cách ghi khác')),
            ],
            options={
                'verbose_name': 'dân tộc',
                'ordering': ['order', 'name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Cadre',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('full_name', models.CharField(max_length=120, verbose_name='họ và tên')),
                ('other_names', models.CharField(blank=True, max_length=120, verbose_name='tên gọi khác')),
                ('sex', models.CharField(choices=[('M', 'Nam'), ('F', 'Nữ')], max_length=1, verbose_name='giới tính')),
                ('birth', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='ngày sinh')),
                ('home_town', models.CharField(blank=True, max_length=200, verbose_name='quê quán')),
                ('party_joined_on', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='ngày vào Đảng')),
                ('party_official_on', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='ngày chính thức')),
                ('general_education', models.CharField(blank=True, max_length=20, verbose_name='giáo dục phổ thông')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('name_fold', models.GeneratedField(db_persist=True, expression=models.Func(models.F('full_name'), function='vn_fold'), output_field=models.TextField())),
                ('sort_key', models.GeneratedField(db_persist=True, expression=models.Func(models.F('full_name'), function='vn_sort_key'), output_field=models.TextField(db_collation='C'))),
                ('entered_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entered_cadres', to='organisation.unit', verbose_name='đơn vị lập hồ sơ')),
                ('ethnic_group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cadres', to='cadre.ethnicgroup', verbose_name='dân tộc')),
            ],
            options={
                'verbose_name': 'cán bộ',
                'verbose_name_plural': 'Hồ sơ cán bộ',
                'ordering': ['sort_key', 'pk'],
                'indexes': [models.Index(fields=['sort_key', 'id'], name='cadre_by_given_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(('birth', None), ('party_joined_on', None), ('party_joined_on__gte', models.F('birth')), _connector='OR'), name='party_joined_after_birth', violation_error_message='Ngày vào Đảng phải sau ngày sinh.'), models.CheckConstraint(condition=models.Q(('party_joined_on', None), ('party_official_on', None), ('party_official_on__gte', models.F('party_joined_on')), _connector='OR'), name='party_official_after_joined', violation_error_message='Ngày chính thức phải sau ngày vào Đảng.')],
            },
        ),
        migrations.CreateModel(
            name='EthnicGroupEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='tên')),
                ('code', models.CharField(blank=True, max_length=10, verbose_name='mã')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='thứ tự')),
                ('aliases', models.JSONField(blank=True, default=list, verbose_name='cách ghi khác')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cadre.ethnicgroup')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PostHeld',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='từ ngày')),
                ('valid_to', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='đến ngày')),
                ('known_on', models.DateField(blank=True, null=True, verbose_name='theo số liệu ngày')),
                ('counts_from', models.DateField(editable=False, null=True)),
                ('main', models.BooleanField(default=True, verbose_name='chức vụ chính')),
                ('taking_form', models.CharField(blank=True, choices=[('elected', 'Bầu cử'), ('confirmed', 'Chuẩn y kết quả bầu cử'), ('designated', 'Chỉ định'), ('appointed', 'Bổ nhiệm'), ('reappointed', 'Bổ nhiệm lại'), ('ratified', 'Phê chuẩn'), ('transferred', 'Điều động, phân công'), ('rotated', 'Luân chuyển'), ('seconded', 'Biệt phái'), ('acting', 'Giao phụ trách / giao quyền'), ('concurrent', 'Kiêm nhiệm')], max_length=12, verbose_name='hình thức')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định')),
                ('decision_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                ('leaving_form', models.CharField(blank=True, choices=[('term_ended', 'Hết nhiệm kỳ'), ('relieved', 'Thôi giữ chức vụ'), ('dismissed', 'Miễn nhiệm'), ('resigned', 'Từ chức'), ('removed', 'Cách chức'), ('recalled', 'Bãi nhiệm'), ('transferred', 'Điều động'), ('retired', 'Nghỉ hưu'), ('retired_early', 'Nghỉ trước tuổi, tinh giản'), ('moved_away', 'Chuyển công tác'), ('deceased', 'Từ trần')], max_length=14, verbose_name='lý do thôi giữ')),
                ('leaving_decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định thôi giữ')),
                ('leaving_decision_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định thôi giữ')),
                ('moved_to', models.CharField(blank=True, max_length=200, verbose_name='nơi chuyển đến')),
                ('cadre', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='cadre.cadre', verbose_name='cán bộ')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='organisation.post', verbose_name='chức vụ')),
            ],
            options={
                'verbose_name': 'chức vụ',
                'verbose_name_plural': 'Quá trình công tác',
                'ordering': ['-main', '-valid_from', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', False), ('known_on__isnull', False), _connector='OR'), name='post_held_begins_or_is_known', violation_error_message='Ghi từ ngày; nếu chưa rõ thì ghi ngày của số liệu.'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='post_held_ends_after_it_begins', violation_error_message='Đến ngày phải sau từ ngày.'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', False), ('valid_to__isnull', True), django.db.models.lookups.GreaterThan(foundation.core.models.FirstDay('valid_to'), models.F('known_on')), _connector='OR'), name='post_held_ends_after_it_is_known', violation_error_message='Đến ngày phải sau ngày của số liệu.'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('main', True)), expressions=[('cadre', '='), (cadre.models.facts.HeldRange(), '&&')], name='one_main_post_at_a_time', violation_error_message='Trong thời gian này cán bộ đã có chức vụ chính khác.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('cadre', '='), ('post', '='), (cadre.models.facts.HeldRange(), '&&')], name='same_post_once_at_a_time', violation_error_message='Trong thời gian này cán bộ đã giữ chính chức vụ này.')],
            },
        ),
        migrations.CreateModel(
            name='PostHeldEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('valid_from', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='từ ngày')),
                ('valid_to', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='đến ngày')),
                ('known_on', models.DateField(blank=True, null=True, verbose_name='theo số liệu ngày')),
                ('main', models.BooleanField(default=True, verbose_name='chức vụ chính')),
                ('taking_form', models.CharField(blank=True, choices=[('elected', 'Bầu cử'), ('confirmed', 'Chuẩn y kết quả bầu cử'), ('designated', 'Chỉ định'), ('appointed', 'Bổ nhiệm'), ('reappointed', 'Bổ nhiệm lại'), ('ratified', 'Phê chuẩn'), ('transferred', 'Điều động, phân công'), ('rotated', 'Luân chuyển'), ('seconded', 'Biệt phái'), ('acting', 'Giao phụ trách / giao quyền'), ('concurrent', 'Kiêm nhiệm')], max_length=12, verbose_name='hình thức')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định')),
                ('decision_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                ('leaving_form', models.CharField(blank=True, choices=[('term_ended', 'Hết nhiệm kỳ'), ('relieved', 'Thôi giữ chức vụ'), ('dismissed', 'Miễn nhiệm'), ('resigned', 'Từ chức'), ('removed', 'Cách chức'), ('recalled', 'Bãi nhiệm'), ('transferred', 'Điều động'), ('retired', 'Nghỉ hưu'), ('retired_early', 'Nghỉ trước tuổi, tinh giản'), ('moved_away', 'Chuyển công tác'), ('deceased', 'Từ trần')], max_length=14, verbose_name='lý do thôi giữ')),
                ('leaving_decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định thôi giữ')),
                ('leaving_decision_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định thôi giữ')),
                ('moved_to', models.CharField(blank=True, max_length=200, verbose_name='nơi chuyển đến')),
                ('cadre', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cadre.postheld')),
                ('post', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.post', verbose_name='chức vụ')),
            ],
            options={'indexes': [models.Index(fields=['cadre'], name='postheld_cadre_e')], 
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Qualification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='từ ngày')),
                ('valid_to', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='đến ngày')),
                ('known_on', models.DateField(blank=True, null=True, verbose_name='theo số liệu ngày')),
                ('counts_from', models.DateField(editable=False, null=True)),
                ('kind', models.CharField(choices=[('degree', 'Trình độ chuyên môn'), ('theory', 'Lý luận chính trị'), ('state', 'Quản lý nhà nước'), ('language', 'Ngoại ngữ'), ('ethnic', 'Tiếng dân tộc thiểu số'), ('it', 'Tin học')], max_length=8, verbose_name='loại')),
                ('level', models.PositiveSmallIntegerField(blank=True, choices=[(11, 'Sơ cấp'), (12, 'Trung cấp'), (13, 'Cao đẳng'), (14, 'Đại học'), (15, 'Thạc sĩ'), (16, 'Tiến sĩ'), (21, 'Sơ cấp'), (22, 'Trung cấp'), (23, 'Cao cấp'), (24, 'Cử nhân'), (31, 'Cán sự'), (32, 'Chuyên viên'), (33, 'Chuyên viên chính'), (34, 'Chuyên viên cao cấp')], null=True, verbose_name='mức')),
                ('detail', models.CharField(blank=True, max_length=160, verbose_name='chuyên ngành, nội dung')),
                ('certificate_no', models.CharField(blank=True, max_length=40, verbose_name='số bằng, chứng chỉ')),
                ('cadre', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='qualifications', to='cadre.cadre', verbose_name='cán bộ')),
            ],
            options={
                'verbose_name': 'trình độ',
                'verbose_name_plural': 'Trình độ',
                'ordering': ['kind', '-level', '-valid_from', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', False), ('known_on__isnull', False), _connector='OR'), name='qualification_begins_or_is_known', violation_error_message='Ghi từ ngày; nếu chưa rõ thì ghi ngày của số liệu.'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='qualification_ends_after_it_begins', violation_error_message='Đến ngày phải sau từ ngày.'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', False), ('valid_to__isnull', True), django.db.models.lookups.GreaterThan(foundation.core.models.FirstDay('valid_to'), models.F('known_on')), _connector='OR'), name='qualification_ends_after_it_is_known', violation_error_message='Đến ngày phải sau ngày của số liệu.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'degree'), ('level__range', (11, 16))), models.Q(('kind', 'theory'), ('level__range', (21, 24))), models.Q(('kind', 'state'), ('level__range', (31, 34))), models.Q(('kind__in', ['language', 'ethnic', 'it']), ('level', None)), _connector='OR'), name='level_is_of_the_kind', violation_error_message='Mức không thuộc loại trình độ đã chọn.')],
            },
        ),
        migrations.CreateModel(
            name='QualificationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('valid_from', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='từ ngày')),
                ('valid_to', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='đến ngày')),
                ('known_on', models.DateField(blank=True, null=True, verbose_name='theo số liệu ngày')),
                ('kind', models.CharField(choices=[('degree', 'Trình độ chuyên môn'), ('theory', 'Lý luận chính trị'), ('state', 'Quản lý nhà nước'), ('language', 'Ngoại ngữ'), ('ethnic', 'Tiếng dân tộc thiểu số'), ('it', 'Tin học')], max_length=8, verbose_name='loại')),
                ('level', models.PositiveSmallIntegerField(blank=True, choices=[(11, 'Sơ cấp'), (12, 'Trung cấp'), (13, 'Cao đẳng'), (14, 'Đại học'), (15, 'Thạc sĩ'), (16, 'Tiến sĩ'), (21, 'Sơ cấp'), (22, 'Trung cấp'), (23, 'Cao cấp'), (24, 'Cử nhân'), (31, 'Cán sự'), (32, 'Chuyên viên'), (33, 'Chuyên viên chính'), (34, 'Chuyên viên cao cấp')], null=True, verbose_name='mức')),
                ('detail', models.CharField(blank=True, max_length=160, verbose_name='chuyên ngành, nội dung')),
                ('certificate_no', models.CharField(blank=True, max_length=40, verbose_name='số bằng, chứng chỉ')),
                ('cadre', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cadre.qualification')),
            ],
            options={'indexes': [models.Index(fields=['cadre'], name='qualification_cadre_e')], 
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Religion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='tên')),
                ('code', models.CharField(blank=True, max_length=10, verbose_name='mã')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='thứ tự')),
                ('aliases', models.JSONField(blank=True, default=list, verbose_name='cách ghi khác')),
            ],
            options={
                'verbose_name': 'tôn giáo',
                'ordering': ['order', 'name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReligionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='tên')),
                ('code', models.CharField(blank=True, max_length=10, verbose_name='mã')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='thứ tự')),
                ('aliases', models.JSONField(blank=True, default=list, verbose_name='cách ghi khác')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cadre.religion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CadreNow',
            fields=[
                ('cadre', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='now', serialize=False, to='cadre.cadre')),
                ('status', models.CharField(choices=[('serving', 'Đang công tác'), ('left', 'Đã nghỉ, chuyển đi'), ('no_post', 'Chưa có chức vụ')], max_length=8, verbose_name='tình trạng')),
                ('degree', models.PositiveSmallIntegerField(choices=[(11, 'Sơ cấp'), (12, 'Trung cấp'), (13, 'Cao đẳng'), (14, 'Đại học'), (15, 'Thạc sĩ'), (16, 'Tiến sĩ'), (21, 'Sơ cấp'), (22, 'Trung cấp'), (23, 'Cao cấp'), (24, 'Cử nhân'), (31, 'Cán sự'), (32, 'Chuyên viên'), (33, 'Chuyên viên chính'), (34, 'Chuyên viên cao cấp')], null=True, verbose_name='trình độ chuyên môn')),
                ('theory', models.PositiveSmallIntegerField(choices=[(11, 'Sơ cấp'), (12, 'Trung cấp'), (13, 'Cao đẳng'), (14, 'Đại học'), (15, 'Thạc sĩ'), (16, 'Tiến sĩ'), (21, 'Sơ cấp'), (22, 'Trung cấp'), (23, 'Cao cấp'), (24, 'Cử nhân'), (31, 'Cán sự'), (32, 'Chuyên viên'), (33, 'Chuyên viên chính'), (34, 'Chuyên viên cao cấp')], null=True, verbose_name='lý luận chính trị')),
                ('state', models.PositiveSmallIntegerField(choices=[(11, 'Sơ cấp'), (12, 'Trung cấp'), (13, 'Cao đẳng'), (14, 'Đại học'), (15, 'Thạc sĩ'), (16, 'Tiến sĩ'), (21, 'Sơ cấp'), (22, 'Trung cấp'), (23, 'Cao cấp'), (24, 'Cử nhân'), (31, 'Cán sự'), (32, 'Chuyên viên'), (33, 'Chuyên viên chính'), (34, 'Chuyên viên cao cấp')], null=True, verbose_name='quản lý nhà nước')),
                ('retire_on', models.DateField(null=True, verbose_name='nghỉ hưu')),
                ('official_key', models.TextField(db_collation='C')),
                ('search_text', models.TextField()),
                ('held', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cadre.postheld')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'hiện trạng',
                'indexes': [models.Index(fields=['official_key', 'cadre'], name='now_official_order'), models.Index(fields=['unit', 'official_key', 'cadre'], name='now_unit_official_order')],
            },
        ),
        migrations.CreateModel(
            name='CadrePrivate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('citizen_id', models.CharField(blank=True, max_length=12, null=True, verbose_name='số định danh cá nhân (CCCD)')),
                ('party_card_no', models.CharField(blank=True, max_length=8, null=True, verbose_name='số thẻ đảng viên')),
                ('cadre', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='private', to='cadre.cadre', verbose_name='cán bộ')),
                ('religion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cadre.religion', verbose_name='tôn giáo')),
            ],
            options={
                'verbose_name': 'thông tin hạn chế',
                'constraints': [models.UniqueConstraint(fields=('citizen_id',), name='citizen_id_once', violation_error_message='Số CCCD này đã có trong hồ sơ khác.'), models.UniqueConstraint(fields=('party_card_no',), name='party_card_once', violation_error_message='Số thẻ đảng viên này đã có trong hồ sơ khác.'), models.CheckConstraint(condition=models.Q(('citizen_id', None), ('citizen_id__regex', '^\\d{12}$'), _connector='OR'), name='citizen_id_has_12_digits', violation_error_message='Số CCCD phải có 12 chữ số.'), models.CheckConstraint(condition=models.Q(('party_card_no', None), ('party_card_no__regex', '^\\d{8}$'), _connector='OR'), name='party_card_has_8_digits', violation_error_message='Số thẻ đảng viên phải có 8 chữ số.')],
            },
        ),
        migrations.CreateModel(
            name='CadrePrivateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('citizen_id', models.CharField(blank=True, max_length=12, null=True, verbose_name='số định danh cá nhân (CCCD)')),
                ('party_card_no', models.CharField(blank=True, max_length=8, null=True, verbose_name='số thẻ đảng viên')),
                ('cadre', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cadre.cadreprivate')),
                ('religion', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.religion', verbose_name='tôn giáo')),
            ],
            options={'indexes': [models.Index(fields=['cadre'], name='cadreprivate_cadre_e')], 
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CadreEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('full_name', models.CharField(max_length=120, verbose_name='họ và tên')),
                ('other_names', models.CharField(blank=True, max_length=120, verbose_name='tên gọi khác')),
                ('sex', models.CharField(choices=[('M', 'Nam'), ('F', 'Nữ')], max_length=1, verbose_name='giới tính')),
                ('birth', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='ngày sinh')),
                ('home_town', models.CharField(blank=True, max_length=200, verbose_name='quê quán')),
                ('party_joined_on', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='ngày vào Đảng')),
                ('party_official_on', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='ngày chính thức')),
                ('general_education', models.CharField(blank=True, max_length=20, verbose_name='giáo dục phổ thông')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('entered_unit', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị lập hồ sơ')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cadre.cadre')),
                ('ethnic_group', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.ethnicgroup', verbose_name='dân tộc')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ethnicgroup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cadre_ethnicgroupevent" ("aliases", "code", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."code", NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='f11f1a894f20cb6343fcc08749f18799690b6a73', operation='INSERT', pgid='pgtrigger_insert_insert_73b5d', table='cadre_ethnicgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ethnicgroup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cadre_ethnicgroupevent" ("aliases", "code", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."code", NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='ab33ed3e2f5d775bf622e31da2c79ce125a29ec2', operation='UPDATE', pgid='pgtrigger_update_update_3be54', table='cadre_ethnicgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ethnicgroup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cadre_ethnicgroupevent" ("aliases", "code", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."aliases", OLD."code", OLD."id", OLD."name", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='ad3d895965f30058c88181ff4ecc194f906ca3be', operation='DELETE', pgid='pgtrigger_delete_delete_d8b51', table='cadre_ethnicgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='religion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cadre_religionevent" ("aliases", "code", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."code", NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='45add4eb257bd25f163d5eafff9cf52cbf1c80ff', operation='INSERT', pgid='pgtrigger_insert_insert_10454', table='cadre_religion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='religion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cadre_religionevent" ("aliases", "code", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."code", NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='0464474fdfef4f22717d6d8ab3ee4323a53de87d', operation='UPDATE', pgid='pgtrigger_update_update_91908', table='cadre_religion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='religion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cadre_religionevent" ("aliases", "code", "id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."aliases", OLD."code", OLD."id", OLD."name", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='b080d417d53a6cb83e4574eb9456e6832d3ef21a', operation='DELETE', pgid='pgtrigger_delete_delete_967dc', table='cadre_religion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadreevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='90ad6995e0c6a9c4d61ff253a3accb4d8106a15f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_30a7a', table='cadre_cadreevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadre',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cadre_cadreevent" ("birth", "entered_unit_id", "ethnic_group_id", "full_name", "general_education", "home_town", "id", "note", "other_names", "party_joined_on", "party_official_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex") VALUES (NEW."birth", NEW."entered_unit_id", NEW."ethnic_group_id", NEW."full_name", NEW."general_education", NEW."home_town", NEW."id", NEW."note", NEW."other_names", NEW."party_joined_on", NEW."party_official_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sex"); RETURN NULL;', hash='47df3cf22057ab6ed7381c04cb0f9eee2e133ece', operation='INSERT', pgid='pgtrigger_insert_insert_84e50', table='cadre_cadre', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadre',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."birth" IS DISTINCT FROM (NEW."birth") OR OLD."entered_unit_id" IS DISTINCT FROM (NEW."entered_unit_id") OR OLD."ethnic_group_id" IS DISTINCT FROM (NEW."ethnic_group_id") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."general_education" IS DISTINCT FROM (NEW."general_education") OR OLD."home_town" IS DISTINCT FROM (NEW."home_town") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."other_names" IS DISTINCT FROM (NEW."other_names") OR OLD."party_joined_on" IS DISTINCT FROM (NEW."party_joined_on") OR OLD."party_official_on" IS DISTINCT FROM (NEW."party_official_on") OR OLD."sex" IS DISTINCT FROM (NEW."sex"))', func='INSERT INTO "cadre_cadreevent" ("birth", "entered_unit_id", "ethnic_group_id", "full_name", "general_education", "home_town", "id", "note", "other_names", "party_joined_on", "party_official_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex") VALUES (NEW."birth", NEW."entered_unit_id", NEW."ethnic_group_id", NEW."full_name", NEW."general_education", NEW."home_town", NEW."id", NEW."note", NEW."other_names", NEW."party_joined_on", NEW."party_official_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sex"); RETURN NULL;', hash='6d05dc9a57abe2188c6a45e75fc8f4e5060a8287', operation='UPDATE', pgid='pgtrigger_update_update_e1316', table='cadre_cadre', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadre',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cadre_cadreevent" ("birth", "entered_unit_id", "ethnic_group_id", "full_name", "general_education", "home_town", "id", "note", "other_names", "party_joined_on", "party_official_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex") VALUES (OLD."birth", OLD."entered_unit_id", OLD."ethnic_group_id", OLD."full_name", OLD."general_education", OLD."home_town", OLD."id", OLD."note", OLD."other_names", OLD."party_joined_on", OLD."party_official_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sex"); RETURN NULL;', hash='f105cc793635b075b0d38862821aef6f292cdc2b', operation='DELETE', pgid='pgtrigger_delete_delete_e941f', table='cadre_cadre', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ethnicgroupevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='18fd7231c0341b19029e90a0d9551856730e91c3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a155a', table='cadre_ethnicgroupevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postheld',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cadre_postheldevent" ("cadre_id", "decision_no", "decision_on", "id", "known_on", "leaving_decision_no", "leaving_decision_on", "leaving_form", "main", "moved_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "taking_form", "valid_from", "valid_to") VALUES (NEW."cadre_id", NEW."decision_no", NEW."decision_on", NEW."id", NEW."known_on", NEW."leaving_decision_no", NEW."leaving_decision_on", NEW."leaving_form", NEW."main", NEW."moved_to", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."post_id", NEW."taking_form", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='3a282b4686e55c3c0ad50badc2effad1a65e06ad', operation='INSERT', pgid='pgtrigger_insert_insert_3497c', table='cadre_postheld', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postheld',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."decision_no" IS DISTINCT FROM (NEW."decision_no") OR OLD."decision_on" IS DISTINCT FROM (NEW."decision_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."known_on" IS DISTINCT FROM (NEW."known_on") OR OLD."leaving_decision_no" IS DISTINCT FROM (NEW."leaving_decision_no") OR OLD."leaving_decision_on" IS DISTINCT FROM (NEW."leaving_decision_on") OR OLD."leaving_form" IS DISTINCT FROM (NEW."leaving_form") OR OLD."main" IS DISTINCT FROM (NEW."main") OR OLD."moved_to" IS DISTINCT FROM (NEW."moved_to") OR OLD."post_id" IS DISTINCT FROM (NEW."post_id") OR OLD."taking_form" IS DISTINCT FROM (NEW."taking_form") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='INSERT INTO "cadre_postheldevent" ("cadre_id", "decision_no", "decision_on", "id", "known_on", "leaving_decision_no", "leaving_decision_on", "leaving_form", "main", "moved_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "taking_form", "valid_from", "valid_to") VALUES (NEW."cadre_id", NEW."decision_no", NEW."decision_on", NEW."id", NEW."known_on", NEW."leaving_decision_no", NEW."leaving_decision_on", NEW."leaving_form", NEW."main", NEW."moved_to", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post_id", NEW."taking_form", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='ce400154ef406ae00ef07ec87bc209d6cd91eceb', operation='UPDATE', pgid='pgtrigger_update_update_090fc', table='cadre_postheld', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postheld',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cadre_postheldevent" ("cadre_id", "decision_no", "decision_on", "id", "known_on", "leaving_decision_no", "leaving_decision_on", "leaving_form", "main", "moved_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "taking_form", "valid_from", "valid_to") VALUES (OLD."cadre_id", OLD."decision_no", OLD."decision_on", OLD."id", OLD."known_on", OLD."leaving_decision_no", OLD."leaving_decision_on", OLD."leaving_form", OLD."main", OLD."moved_to", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."post_id", OLD."taking_form", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='2416a8bf97ee0d70d51f89316d83705fb12108de', operation='DELETE', pgid='pgtrigger_delete_delete_0c323', table='cadre_postheld', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postheldevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4a7be8aedaaa3678835085e4e9d87244bd8515cf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cab73', table='cadre_postheldevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qualification',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cadre_qualificationevent" ("cadre_id", "certificate_no", "detail", "id", "kind", "known_on", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."cadre_id", NEW."certificate_no", NEW."detail", NEW."id", NEW."kind", NEW."known_on", NEW."level", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='0a4f2f800958a2b3341f0bfd8a85cc29441a0179', operation='INSERT', pgid='pgtrigger_insert_insert_2d17e', table='cadre_qualification', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qualification',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."certificate_no" IS DISTINCT FROM (NEW."certificate_no") OR OLD."detail" IS DISTINCT FROM (NEW."detail") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."known_on" IS DISTINCT FROM (NEW."known_on") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='INSERT INTO "cadre_qualificationevent" ("cadre_id", "certificate_no", "detail", "id", "kind", "known_on", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."cadre_id", NEW."certificate_no", NEW."detail", NEW."id", NEW."kind", NEW."known_on", NEW."level", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='24cb9d76d2d5dbaea3da4b8470e482597c02f43a', operation='UPDATE', pgid='pgtrigger_update_update_75e34', table='cadre_qualification', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qualification',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cadre_qualificationevent" ("cadre_id", "certificate_no", "detail", "id", "kind", "known_on", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."cadre_id", OLD."certificate_no", OLD."detail", OLD."id", OLD."kind", OLD."known_on", OLD."level", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='c729309668458fe99c9d30f3ccbf106ee86ea88f', operation='DELETE', pgid='pgtrigger_delete_delete_12eaf', table='cadre_qualification', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qualificationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0bc98154f7c8b390066b1e41b65514efa70ecd0c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_227e4', table='cadre_qualificationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadreprivateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d83f889b4a4179c880679a44f4ef6e01cdf635ac', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b92a0', table='cadre_cadreprivateevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadreprivate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cadre_cadreprivateevent" ("cadre_id", "citizen_id", "id", "party_card_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "religion_id") VALUES (NEW."cadre_id", NEW."citizen_id", NEW."id", NEW."party_card_no", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."religion_id"); RETURN NULL;', hash='a3bd6fac13cc64cede61e97f2ef6aaa38bc9d424', operation='INSERT', pgid='pgtrigger_insert_insert_8f9ba', table='cadre_cadreprivate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadreprivate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cadre_cadreprivateevent" ("cadre_id", "citizen_id", "id", "party_card_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "religion_id") VALUES (NEW."cadre_id", NEW."citizen_id", NEW."id", NEW."party_card_no", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."religion_id"); RETURN NULL;', hash='a1e8a30bbaf14b8222de9a520885c14f40b4056d', operation='UPDATE', pgid='pgtrigger_update_update_9b979', table='cadre_cadreprivate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadreprivate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cadre_cadreprivateevent" ("cadre_id", "citizen_id", "id", "party_card_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "religion_id") VALUES (OLD."cadre_id", OLD."citizen_id", OLD."id", OLD."party_card_no", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."religion_id"); RETURN NULL;', hash='88324cf4b605115a1fdff1a7c1ec6a0d49ad2623', operation='DELETE', pgid='pgtrigger_delete_delete_973b0', table='cadre_cadreprivate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='religionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d00846fc611d708e4d489f07e8532f460d6e87c2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5b693', table='cadre_religionevent', when='BEFORE')),
        ),
    ]
