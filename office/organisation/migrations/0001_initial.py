import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import office.organisation.models.structure
import office.organisation.rights
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('core', '0001_foundations'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(db_index=False, max_length=40, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='tên đơn vị')),
                ('short_name', models.CharField(blank=True, max_length=60, verbose_name='tên viết tắt')),
                ('level', models.CharField(choices=[('province', 'Cấp tỉnh'), ('district', 'Cấp huyện'), ('commune', 'Cấp xã')], max_length=10, verbose_name='cấp')),
                ('kind', models.CharField(choices=[('1', 'Khối Đảng'), ('2', 'MTTQ – đoàn thể'), ('3', 'HĐND – UBND'), ('4', 'Xã – thị trấn')], max_length=1, verbose_name='khối')),
                ('order', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến ngày')),
                ('official_key', models.TextField(db_collation='C', default='', editable=False)),
                ('name_fold', models.GeneratedField(db_persist=True, expression=models.Func(models.F('name'), function='vn_fold'), output_field=models.TextField())),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organisation.unit', verbose_name='trực thuộc')),
            ],
            options={
                'verbose_name': 'đơn vị',
                'verbose_name_plural': 'Cơ quan, đơn vị',
                'ordering': ['official_key', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='unit_ends_after_it_begins', violation_error_message='Đến ngày phải sau từ ngày.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('code', '='), (office.organisation.models.structure.DateRange('valid_from', 'valid_to'), '&&')], name='unit_code_once_at_a_time', violation_error_message='Mã này đang dùng cho một đơn vị khác trong cùng thời gian.')],
            },
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('executive', 'Ban Chấp hành'), ('standing', 'Ban Thường vụ'), ('inspection', 'Ủy ban Kiểm tra'), ('leadership', 'Tập thể lãnh đạo')], max_length=12, verbose_name='loại')),
                ('name', models.CharField(max_length=200, verbose_name='tên gọi')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='organisation.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'tập thể',
                'verbose_name_plural': 'Cấp ủy, ban thường vụ, tập thể lãnh đạo',
                'ordering': ['unit', 'kind'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'kind'), name='body_once_at_a_unit', violation_error_message='Đơn vị đã có tập thể này.')],
            },
        ),
        migrations.CreateModel(
            name='ManagingAuthority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='diện quản lý')),
                ('order', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
            ],
            options={
                'verbose_name': 'diện quản lý',
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='ManagingAuthorityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120, verbose_name='diện quản lý')),
                ('order', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisation.managingauthority')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PostTitle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='chức danh')),
                ('kind', models.CharField(choices=[('post', 'Chức danh, chức vụ'), ('collective', 'Thành viên tập thể')], default='post', max_length=10, verbose_name='loại')),
                ('body_kind', models.CharField(blank=True, choices=[('executive', 'Ban Chấp hành'), ('standing', 'Ban Thường vụ'), ('inspection', 'Ủy ban Kiểm tra'), ('leadership', 'Tập thể lãnh đạo')], max_length=12, verbose_name='tập thể')),
                ('level', models.CharField(choices=[('province', 'Cấp tỉnh'), ('district', 'Cấp huyện'), ('commune', 'Cấp xã')], max_length=10, verbose_name='cấp')),
                ('is_leader', models.BooleanField(default=False, verbose_name='lãnh đạo, quản lý')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='thứ bậc')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, size=None, verbose_name='cách ghi khác')),
                ('name_fold', models.GeneratedField(db_persist=True, expression=models.Func(models.F('name'), function='vn_fold'), output_field=models.TextField())),
            ],
            options={
                'verbose_name': 'chức danh',
                'verbose_name_plural': 'Chức danh, chức vụ',
                'ordering': ['level', 'order', 'name'],
                'constraints': [models.UniqueConstraint(fields=('name', 'level'), name='title_once_a_level', violation_error_message='Cấp này đã có chức danh cùng tên.'), models.CheckConstraint(condition=models.Q(models.Q(('body_kind', ''), ('kind', 'post')), models.Q(('kind', 'collective'), models.Q(('body_kind', ''), _negated=True)), _connector='OR'), name='collective_title_names_its_body', violation_error_message='Chức danh thành viên phải ghi rõ tập thể; chức vụ thì để trống.')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisation.body', verbose_name='tập thể')),
                ('title', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisation.posttitle', verbose_name='chức danh')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisation.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'chức vụ tại đơn vị',
                'verbose_name_plural': 'Chức vụ tại đơn vị',
                'ordering': ['unit__official_key', 'title__order', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'title'), name='post_once_at_a_unit', violation_error_message='Đơn vị đã có chức danh này.')],
            },
        ),
        migrations.CreateModel(
            name='PostEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('body', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.body', verbose_name='tập thể')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisation.post')),
                ('title', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.posttitle', verbose_name='chức danh')),
                ('unit', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị')),
            ],
            options={'indexes': [models.Index(fields=['unit'], name='post_unit_e')], 
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PostManagement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến ngày')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='managements', to='organisation.managingauthority', verbose_name='diện quản lý')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='managements', to='organisation.post', verbose_name='chức vụ')),
            ],
            options={
                'verbose_name': 'diện quản lý của chức vụ',
                'ordering': ['post', 'valid_from'],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('post', '='), (office.organisation.models.structure.DateRange('valid_from', 'valid_to'), '&&')], name='one_authority_at_a_time', violation_error_message='Chức vụ đã có diện quản lý khác trong thời gian này.')],
            },
        ),
        migrations.CreateModel(
            name='PostManagementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến ngày')),
                ('authority', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.managingauthority', verbose_name='diện quản lý')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisation.postmanagement')),
                ('post', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.post', verbose_name='chức vụ')),
            ],
            options={'indexes': [models.Index(fields=['post'], name='postmanagement_post_e')], 
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PostTitleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=200, verbose_name='chức danh')),
                ('kind', models.CharField(choices=[('post', 'Chức danh, chức vụ'), ('collective', 'Thành viên tập thể')], default='post', max_length=10, verbose_name='loại')),
                ('body_kind', models.CharField(blank=True, choices=[('executive', 'Ban Chấp hành'), ('standing', 'Ban Thường vụ'), ('inspection', 'Ủy ban Kiểm tra'), ('leadership', 'Tập thể lãnh đạo')], max_length=12, verbose_name='tập thể')),
                ('level', models.CharField(choices=[('province', 'Cấp tỉnh'), ('district', 'Cấp huyện'), ('commune', 'Cấp xã')], max_length=10, verbose_name='cấp')),
                ('is_leader', models.BooleanField(default=False, verbose_name='lãnh đạo, quản lý')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='thứ bậc')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, size=None, verbose_name='cách ghi khác')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisation.posttitle')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UnitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=40, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='tên đơn vị')),
                ('short_name', models.CharField(blank=True, max_length=60, verbose_name='tên viết tắt')),
                ('level', models.CharField(choices=[('province', 'Cấp tỉnh'), ('district', 'Cấp huyện'), ('commune', 'Cấp xã')], max_length=10, verbose_name='cấp')),
                ('kind', models.CharField(choices=[('1', 'Khối Đảng'), ('2', 'MTTQ – đoàn thể'), ('3', 'HĐND – UBND'), ('4', 'Xã – thị trấn')], max_length=1, verbose_name='khối')),
                ('order', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến ngày')),
                ('parent', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='trực thuộc')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisation.unit')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('full_name', models.CharField(blank=True, max_length=120, verbose_name='họ và tên')),
                ('layouts', models.JSONField(blank=True, default=dict, editable=False, verbose_name='cách xem danh sách')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'người dùng',
                'verbose_name_plural': 'Người dùng',
                'ordering': ['username'],
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='UserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('full_name', models.CharField(blank=True, max_length=120, verbose_name='họ và tên')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BodyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('executive', 'Ban Chấp hành'), ('standing', 'Ban Thường vụ'), ('inspection', 'Ủy ban Kiểm tra'), ('leadership', 'Tập thể lãnh đạo')], max_length=12, verbose_name='loại')),
                ('name', models.CharField(max_length=200, verbose_name='tên gọi')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisation.body')),
                ('unit', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị')),
            ],
            options={'indexes': [models.Index(fields=['unit'], name='body_unit_e')], 
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BodySize',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.PositiveSmallIntegerField(verbose_name='số lượng được giao')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định')),
                ('body', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='sizes', to='organisation.body', verbose_name='tập thể')),
            ],
            options={
                'verbose_name': 'số lượng được giao',
                'ordering': ['body', '-valid_from'],
                'constraints': [models.UniqueConstraint(fields=('body', 'valid_from'), name='body_size_once_a_day', violation_error_message='Tập thể đã có số lượng từ ngày này.')],
            },
        ),
        migrations.CreateModel(
            name='BodySizeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('size', models.PositiveSmallIntegerField(verbose_name='số lượng được giao')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định')),
                ('body', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.body', verbose_name='tập thể')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisation.bodysize')),
            ],
            options={'indexes': [models.Index(fields=['body'], name='bodysize_body_e')], 
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=office.organisation.rights.role_choices, max_length=12, verbose_name='vai trò')),
                ('until', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='grants', to=settings.AUTH_USER_MODEL, verbose_name='người dùng')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='organisation.unit', verbose_name='phạm vi')),
            ],
            options={
                'verbose_name': 'phân quyền',
                'verbose_name_plural': 'Phân quyền',
                'ordering': ['user', 'role', 'unit'],
                'constraints': [models.UniqueConstraint(fields=('user', 'role', 'unit'), name='grant_once', violation_error_message='Người dùng đã có vai trò này tại đơn vị này.')],
            },
        ),
        migrations.CreateModel(
            name='GrantEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=office.organisation.rights.role_choices, max_length=12, verbose_name='vai trò')),
                ('until', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisation.grant')),
                ('user', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người dùng')),
                ('unit', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='phạm vi')),
            ],
            options={'indexes': [models.Index(fields=['user'], name='grant_user_e'), models.Index(fields=['unit'], name='grant_unit_e')], 
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='managingauthority',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_managingauthorityevent" ("id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='2514282ffe505e736f041f9f4b49fe13123db2c2', operation='INSERT', pgid='pgtrigger_insert_insert_fef1f', table='organisation_managingauthority', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='managingauthority',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisation_managingauthorityevent" ("id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='6e3273b3e3d5225eeeae80f614a7bc1ab9d99c43', operation='UPDATE', pgid='pgtrigger_update_update_b305d', table='organisation_managingauthority', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='managingauthority',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_managingauthorityevent" ("id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."name", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='75f90b108dfee80269988cc9a59de1eacfb68169', operation='DELETE', pgid='pgtrigger_delete_delete_7c667', table='organisation_managingauthority', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='posttitle',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_posttitleevent" ("aliases", "body_kind", "id", "is_leader", "kind", "level", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."body_kind", NEW."id", NEW."is_leader", NEW."kind", NEW."level", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='b89b0ac2459d03b23181a3346c7f808d52b4fb14', operation='INSERT', pgid='pgtrigger_insert_insert_ccbcc', table='organisation_posttitle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='posttitle',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."body_kind" IS DISTINCT FROM (NEW."body_kind") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_leader" IS DISTINCT FROM (NEW."is_leader") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."order" IS DISTINCT FROM (NEW."order"))', func='INSERT INTO "organisation_posttitleevent" ("aliases", "body_kind", "id", "is_leader", "kind", "level", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."body_kind", NEW."id", NEW."is_leader", NEW."kind", NEW."level", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='458a7ef6a7cd0e674ce50f2fab9f246c5fe7bfa6', operation='UPDATE', pgid='pgtrigger_update_update_0e9b4', table='organisation_posttitle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='posttitle',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_posttitleevent" ("aliases", "body_kind", "id", "is_leader", "kind", "level", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."aliases", OLD."body_kind", OLD."id", OLD."is_leader", OLD."kind", OLD."level", OLD."name", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='43aff34622b58c3a9cbdeca2daa96b2e4a7e8668', operation='DELETE', pgid='pgtrigger_delete_delete_77bc2', table='organisation_posttitle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_userevent" ("date_joined", "email", "first_name", "full_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."full_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."username"); RETURN NULL;', hash='6fb9525a3812e13ccbe1dc14927213dc584aa4f7', operation='INSERT', pgid='pgtrigger_insert_insert_8dce9', table='organisation_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."username" IS DISTINCT FROM (NEW."username"))', func='INSERT INTO "organisation_userevent" ("date_joined", "email", "first_name", "full_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."full_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."username"); RETURN NULL;', hash='e4d0adfc0f0d80edbad8e596159a8c5b8affc26b', operation='UPDATE', pgid='pgtrigger_update_update_d7eb0', table='organisation_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_userevent" ("date_joined", "email", "first_name", "full_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (OLD."date_joined", OLD."email", OLD."first_name", OLD."full_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."last_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."username"); RETURN NULL;', hash='d0cc7d1a1e3235f32652d6a64c55f6d291470851', operation='DELETE', pgid='pgtrigger_delete_delete_b3007', table='organisation_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bodysize',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_bodysizeevent" ("body_id", "decision_no", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "valid_from") VALUES (NEW."body_id", NEW."decision_no", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."size", NEW."valid_from"); RETURN NULL;', hash='7ef2bc7ef3de65e2261b854f2c875a39892c287f', operation='INSERT', pgid='pgtrigger_insert_insert_7eef9', table='organisation_bodysize', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bodysize',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisation_bodysizeevent" ("body_id", "decision_no", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "valid_from") VALUES (NEW."body_id", NEW."decision_no", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."size", NEW."valid_from"); RETURN NULL;', hash='c7f22b97890b4b2af2ac69c08c9aee3b127e93dd', operation='UPDATE', pgid='pgtrigger_update_update_50cc8', table='organisation_bodysize', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bodysize',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_bodysizeevent" ("body_id", "decision_no", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "valid_from") VALUES (OLD."body_id", OLD."decision_no", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."size", OLD."valid_from"); RETURN NULL;', hash='c55ab0a33c69e3d602fcd84a74ac396d7c32a64e', operation='DELETE', pgid='pgtrigger_delete_delete_32e52', table='organisation_bodysize', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bodysizeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='621d2154e7128363844973c98af1165f1f938aa8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0185b', table='organisation_bodysizeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='managingauthorityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='80cc08f454886f44098b304874aaf8430485f215', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_55144', table='organisation_managingauthorityevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postmanagement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_postmanagementevent" ("authority_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "valid_from", "valid_to") VALUES (NEW."authority_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."post_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='243c47dfb33245765ddfb443eab9036c34797846', operation='INSERT', pgid='pgtrigger_insert_insert_e4f89', table='organisation_postmanagement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postmanagement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisation_postmanagementevent" ("authority_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "valid_from", "valid_to") VALUES (NEW."authority_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='7e9deeaf52f4446d96c36bdd7133094e66035c0c', operation='UPDATE', pgid='pgtrigger_update_update_7adb4', table='organisation_postmanagement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postmanagement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_postmanagementevent" ("authority_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "valid_from", "valid_to") VALUES (OLD."authority_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."post_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='a7593448fef99b9bffa6018a46c522de3bd16c48', operation='DELETE', pgid='pgtrigger_delete_delete_9e333', table='organisation_postmanagement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postmanagementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='18a3088e1d2d4525f4dabeb46d4d99b8fbf1fcc3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_34f27', table='organisation_postmanagementevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='posttitleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8ac16b98e3178cb50026c592ff27db61edea67aa', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3bbf2', table='organisation_posttitleevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_unitevent" ("code", "id", "kind", "level", "name", "order", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."kind", NEW."level", NEW."name", NEW."order", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."short_name", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='c8def0d2c886bbdcf6ef3179a3779d08e1371637', operation='INSERT', pgid='pgtrigger_insert_insert_52bc6', table='organisation_unit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."short_name" IS DISTINCT FROM (NEW."short_name") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='INSERT INTO "organisation_unitevent" ("code", "id", "kind", "level", "name", "order", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."kind", NEW."level", NEW."name", NEW."order", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."short_name", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='18060bcf63e9949e372d0db0216b0b6cf30393f8', operation='UPDATE', pgid='pgtrigger_update_update_4a72a', table='organisation_unit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_unitevent" ("code", "id", "kind", "level", "name", "order", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "valid_from", "valid_to") VALUES (OLD."code", OLD."id", OLD."kind", OLD."level", OLD."name", OLD."order", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."short_name", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='fd33c5f78d12cdac7d12eb51c3411d1250f6f876', operation='DELETE', pgid='pgtrigger_delete_delete_dc536', table='organisation_unit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='836b43f046b53df01eafeeefd5ec43fa70d49d9f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7e3c1', table='organisation_postevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_postevent" ("body_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_id", "unit_id") VALUES (NEW."body_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title_id", NEW."unit_id"); RETURN NULL;', hash='71ddf73a6a55933c518d27d7f61b9118b63e3d66', operation='INSERT', pgid='pgtrigger_insert_insert_6684d', table='organisation_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisation_postevent" ("body_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_id", "unit_id") VALUES (NEW."body_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title_id", NEW."unit_id"); RETURN NULL;', hash='e170b21cd79b060378c37114a71780190c2faeb4', operation='UPDATE', pgid='pgtrigger_update_update_a9d5d', table='organisation_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_postevent" ("body_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_id", "unit_id") VALUES (OLD."body_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title_id", OLD."unit_id"); RETURN NULL;', hash='1e25e7dd12c2955ef2250bbfb56b3faaa2010c28', operation='DELETE', pgid='pgtrigger_delete_delete_6e55f', table='organisation_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grantevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2b16befaf0bdcb382e902c1c4c248afa5bea1f64', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9c3fd', table='organisation_grantevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grant',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_grantevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "until", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."unit_id", NEW."until", NEW."user_id"); RETURN NULL;', hash='e02e46105ed68a3851601d5bb0073816cee701e2', operation='INSERT', pgid='pgtrigger_insert_insert_04272', table='organisation_grant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grant',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisation_grantevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "until", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."unit_id", NEW."until", NEW."user_id"); RETURN NULL;', hash='495bfb8e754ca2440e582deb87d8a6ccd2d8e30f', operation='UPDATE', pgid='pgtrigger_update_update_7420b', table='organisation_grant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grant',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_grantevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "until", "user_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."unit_id", OLD."until", OLD."user_id"); RETURN NULL;', hash='fcd58b0b1742036391fa7f8456961524cef59d1f', operation='DELETE', pgid='pgtrigger_delete_delete_a5b6d', table='organisation_grant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bodyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='680c10355ad745e06bf2afbd05c77c22fc4febe9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_339d6', table='organisation_bodyevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='body',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_bodyevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."unit_id"); RETURN NULL;', hash='b987683e643c1b5a39247a2933cebb610b2c84f4', operation='INSERT', pgid='pgtrigger_insert_insert_bf5e1', table='organisation_body', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='body',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisation_bodyevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id"); RETURN NULL;', hash='c31d2080ed6fe9fa5c641767a7de8a308d6f00ea', operation='UPDATE', pgid='pgtrigger_update_update_52c8f', table='organisation_body', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='body',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisation_bodyevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."unit_id"); RETURN NULL;', hash='639bb92c30baeaf5278fb18a2620ff12d3f2d8e2', operation='DELETE', pgid='pgtrigger_delete_delete_57615', table='organisation_body', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='71ad66a10642cf37ba51a0aa4054c370a4f814c3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ab73d', table='organisation_unitevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='userevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='879cf9bd59aa5e233987f12efde35cd26441c868', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1706f', table='organisation_userevent', when='BEFORE')),
        ),
    ]
