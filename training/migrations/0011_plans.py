import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import foundation.core.dates
import foundation.core.typed.names
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from foundation.core.acts.steps import cascade


class Migration(migrations.Migration):

    dependencies = [
        ('cadre', '0024_scope_of_facts_that_decide'),
        ('organisation', '0023_rank_of_a_title'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('training', '0010_needs'),
    ]

    operations = [
        migrations.CreateModel(
            name='PlanPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('chosen', 'Được chọn'), ('reserve', 'Dự phòng'), ('sent', 'Đã gửi hồ sơ'), ('summoned', 'Được triệu tập'), ('refused', 'Không được triệu tập'), ('withdrawn', 'Đưa khỏi kế hoạch')], default='chosen', editable=False, max_length=9, verbose_name='trạng thái')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('findings', models.JSONField(default=list, verbose_name='kết quả xem xét')),
                ('facts_on', models.DateField(verbose_name='xem xét theo số liệu ngày')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='lý do')),
                ('papers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None, verbose_name='hồ sơ đã có')),
            ],
            options={
                'verbose_name': 'học viên dự kiến',
                'verbose_name_plural': 'Học viên dự kiến',
                'ordering': ['row', 'order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PlanPersonEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('state', models.CharField(choices=[('chosen', 'Được chọn'), ('reserve', 'Dự phòng'), ('sent', 'Đã gửi hồ sơ'), ('summoned', 'Được triệu tập'), ('refused', 'Không được triệu tập'), ('withdrawn', 'Đưa khỏi kế hoạch')], default='chosen', editable=False, max_length=9, verbose_name='trạng thái')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('findings', models.JSONField(default=list, verbose_name='kết quả xem xét')),
                ('facts_on', models.DateField(verbose_name='xem xét theo số liệu ngày')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='lý do')),
                ('papers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None, verbose_name='hồ sơ đã có')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlanPersonStep',
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
        migrations.CreateModel(
            name='PlanRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('own', 'Lớp cơ quan mở'), ('above', 'Chỉ tiêu cấp trên')], max_length=5, verbose_name='loại')),
                ('title', models.CharField(max_length=200, verbose_name='nội dung, tên lớp')),
                ('audience', models.CharField(blank=True, max_length=300, verbose_name='đối tượng')),
                ('mode', models.CharField(blank=True, choices=[('full', 'Tập trung'), ('part', 'Không tập trung'), ('inservice', 'Vừa làm vừa học'), ('distance', 'Từ xa'), ('online', 'Trực tuyến')], max_length=10, verbose_name='hệ')),
                ('places', models.PositiveIntegerField(blank=True, null=True, verbose_name='chỉ tiêu')),
                ('notice_no', models.CharField(blank=True, max_length=60, verbose_name='số thông báo chỉ tiêu')),
                ('notice_on', models.DateField(blank=True, null=True, verbose_name='ngày thông báo chỉ tiêu')),
                ('school', models.CharField(blank=True, max_length=200, verbose_name='cơ sở đào tạo')),
                ('starts', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='từ tháng')),
                ('ends', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='đến tháng')),
                ('funds', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='kinh phí (đồng)')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='thứ tự')),
            ],
            options={
                'verbose_name': 'mục kế hoạch',
                'verbose_name_plural': 'Mục kế hoạch',
                'ordering': ['plan', 'order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PlanRowEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('source', models.CharField(choices=[('own', 'Lớp cơ quan mở'), ('above', 'Chỉ tiêu cấp trên')], max_length=5, verbose_name='loại')),
                ('title', models.CharField(max_length=200, verbose_name='nội dung, tên lớp')),
                ('audience', models.CharField(blank=True, max_length=300, verbose_name='đối tượng')),
                ('mode', models.CharField(blank=True, choices=[('full', 'Tập trung'), ('part', 'Không tập trung'), ('inservice', 'Vừa làm vừa học'), ('distance', 'Từ xa'), ('online', 'Trực tuyến')], max_length=10, verbose_name='hệ')),
                ('places', models.PositiveIntegerField(blank=True, null=True, verbose_name='chỉ tiêu')),
                ('notice_no', models.CharField(blank=True, max_length=60, verbose_name='số thông báo chỉ tiêu')),
                ('notice_on', models.DateField(blank=True, null=True, verbose_name='ngày thông báo chỉ tiêu')),
                ('school', models.CharField(blank=True, max_length=200, verbose_name='cơ sở đào tạo')),
                ('starts', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='từ tháng')),
                ('ends', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='đến tháng')),
                ('funds', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='kinh phí (đồng)')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='thứ tự')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SendingList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='tên danh sách')),
                ('sent_to', models.CharField(blank=True, max_length=200, verbose_name='nơi nhận')),
                ('items', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None, verbose_name='hồ sơ mỗi người')),
                ('deadline', models.DateField(blank=True, null=True, verbose_name='hạn gửi')),
                ('state', models.CharField(choices=[('draft', 'Đang lập hồ sơ'), ('sent', 'Đã gửi'), ('answered', 'Đã có kết quả triệu tập')], default='draft', editable=False, max_length=8, verbose_name='trạng thái')),
                ('number', models.CharField(blank=True, editable=False, max_length=60, verbose_name='số tờ trình')),
                ('sent_on', models.DateField(blank=True, editable=False, null=True, verbose_name='gửi ngày')),
                ('summons_no', models.CharField(blank=True, editable=False, max_length=60, verbose_name='số giấy triệu tập')),
                ('summons_on', models.DateField(blank=True, editable=False, null=True, verbose_name='ngày triệu tập')),
                ('opens_on', foundation.core.dates.PartialDateField(blank=True, editable=False, null=True, verbose_name='khai giảng')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
            ],
            options={
                'verbose_name': 'danh sách cử đi học',
                'verbose_name_plural': 'Danh sách cử đi học',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='SendingListEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=200, verbose_name='tên danh sách')),
                ('sent_to', models.CharField(blank=True, max_length=200, verbose_name='nơi nhận')),
                ('items', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None, verbose_name='hồ sơ mỗi người')),
                ('deadline', models.DateField(blank=True, null=True, verbose_name='hạn gửi')),
                ('state', models.CharField(choices=[('draft', 'Đang lập hồ sơ'), ('sent', 'Đã gửi'), ('answered', 'Đã có kết quả triệu tập')], default='draft', editable=False, max_length=8, verbose_name='trạng thái')),
                ('number', models.CharField(blank=True, editable=False, max_length=60, verbose_name='số tờ trình')),
                ('sent_on', models.DateField(blank=True, editable=False, null=True, verbose_name='gửi ngày')),
                ('summons_no', models.CharField(blank=True, editable=False, max_length=60, verbose_name='số giấy triệu tập')),
                ('summons_on', models.DateField(blank=True, editable=False, null=True, verbose_name='ngày triệu tập')),
                ('opens_on', foundation.core.dates.PartialDateField(blank=True, editable=False, null=True, verbose_name='khai giảng')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SendingListStep',
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
        migrations.CreateModel(
            name='TrainingPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1990), django.core.validators.MaxValueValidator(2100)], verbose_name='năm')),
                ('name', models.CharField(max_length=200, verbose_name='tên kế hoạch')),
                ('state', models.CharField(choices=[('draft', 'Dự thảo'), ('issued', 'Đã ban hành'), ('running', 'Đang thực hiện'), ('closed', 'Đã kết thúc')], default='draft', editable=False, max_length=7, verbose_name='trạng thái')),
                ('number', models.CharField(blank=True, editable=False, max_length=60, verbose_name='số kế hoạch')),
                ('issued_on', models.DateField(blank=True, editable=False, null=True, verbose_name='ngày ban hành')),
                ('closed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='kết thúc từ ngày')),
                ('secret', models.BooleanField(default=False, verbose_name='có độ mật')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
            ],
            options={
                'verbose_name': 'kế hoạch đào tạo, bồi dưỡng',
                'verbose_name_plural': 'Kế hoạch đào tạo, bồi dưỡng',
                'ordering': ['-year', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TrainingPlanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1990), django.core.validators.MaxValueValidator(2100)], verbose_name='năm')),
                ('name', models.CharField(max_length=200, verbose_name='tên kế hoạch')),
                ('state', models.CharField(choices=[('draft', 'Dự thảo'), ('issued', 'Đã ban hành'), ('running', 'Đang thực hiện'), ('closed', 'Đã kết thúc')], default='draft', editable=False, max_length=7, verbose_name='trạng thái')),
                ('number', models.CharField(blank=True, editable=False, max_length=60, verbose_name='số kế hoạch')),
                ('issued_on', models.DateField(blank=True, editable=False, null=True, verbose_name='ngày ban hành')),
                ('closed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='kết thúc từ ngày')),
                ('secret', models.BooleanField(default=False, verbose_name='có độ mật')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TrainingPlanStep',
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
            model_name='planperson',
            name='cadre',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plan_places', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AddField(
            model_name='planperson',
            name='need',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='plan_places', to='training.need', verbose_name='nhu cầu'),
        ),
        migrations.AddField(
            model_name='planperson',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AddField(
            model_name='planpersonevent',
            name='cadre',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ'),
        ),
        migrations.AddField(
            model_name='planpersonevent',
            name='need',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.need', verbose_name='nhu cầu'),
        ),
        migrations.AddField(
            model_name='planpersonevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='planpersonevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='training.planperson'),
        ),
        migrations.AddField(
            model_name='planpersonstep',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi'),
        ),
        migrations.AddField(
            model_name='planpersonstep',
            name='plan_person',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='steps', to='training.planperson', verbose_name='học viên dự kiến'),
        ),
        migrations.AddField(
            model_name='planpersonstep',
            name='undoes',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='undone_by', to='training.planpersonstep', verbose_name='hoàn tác việc'),
        ),
        migrations.AddField(
            model_name='planrow',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plan_rows', to='training.programme', verbose_name='chương trình'),
        ),
        migrations.AddField(
            model_name='planrow',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AddField(
            model_name='planpersonevent',
            name='row',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.planrow', verbose_name='mục kế hoạch'),
        ),
        migrations.AddField(
            model_name='planperson',
            name='row',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='training.planrow', verbose_name='mục kế hoạch'),
        ),
        migrations.AddField(
            model_name='planrowevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='planrowevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='training.planrow'),
        ),
        migrations.AddField(
            model_name='planrowevent',
            name='programme',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.programme', verbose_name='chương trình'),
        ),
        migrations.AddField(
            model_name='sendinglist',
            name='row',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sending_lists', to='training.planrow', verbose_name='mục kế hoạch'),
        ),
        migrations.AddField(
            model_name='sendinglist',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AddField(
            model_name='sendinglist',
            name='training_class',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sending_lists', to='training.trainingclass', verbose_name='lớp'),
        ),
        migrations.AddField(
            model_name='planpersonevent',
            name='sending',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.sendinglist', verbose_name='danh sách cử đi học'),
        ),
        migrations.AddField(
            model_name='planperson',
            name='sending',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='training.sendinglist', verbose_name='danh sách cử đi học'),
        ),
        migrations.AddField(
            model_name='sendinglistevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='sendinglistevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='training.sendinglist'),
        ),
        migrations.AddField(
            model_name='sendinglistevent',
            name='row',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.planrow', verbose_name='mục kế hoạch'),
        ),
        migrations.AddField(
            model_name='sendinglistevent',
            name='training_class',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.trainingclass', verbose_name='lớp'),
        ),
        migrations.AddField(
            model_name='sendingliststep',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi'),
        ),
        migrations.AddField(
            model_name='sendingliststep',
            name='sending_list',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='steps', to='training.sendinglist', verbose_name='danh sách cử đi học'),
        ),
        migrations.AddField(
            model_name='sendingliststep',
            name='undoes',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='undone_by', to='training.sendingliststep', verbose_name='hoàn tác việc'),
        ),
        migrations.AddField(
            model_name='trainingplan',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='training_plans', to='organisation.unit', verbose_name='đơn vị lập kế hoạch'),
        ),
        migrations.AddField(
            model_name='planrowevent',
            name='plan',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.trainingplan', verbose_name='kế hoạch'),
        ),
        migrations.AddField(
            model_name='planrow',
            name='plan',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='training.trainingplan', verbose_name='kế hoạch'),
        ),
        migrations.AddField(
            model_name='trainingplanevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='trainingplanevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='training.trainingplan'),
        ),
        migrations.AddField(
            model_name='trainingplanevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị lập kế hoạch'),
        ),
        migrations.AddField(
            model_name='trainingplanstep',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi'),
        ),
        migrations.AddField(
            model_name='trainingplanstep',
            name='plan',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='steps', to='training.trainingplan', verbose_name='kế hoạch'),
        ),
        migrations.AddField(
            model_name='trainingplanstep',
            name='undoes',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='undone_by', to='training.trainingplanstep', verbose_name='hoàn tác việc'),
        ),
        migrations.AddIndex(
            model_name='planpersonstep',
            index=models.Index(fields=['plan_person', 'on'], name='steps_of_a_plan_person'),
        ),
        migrations.AddConstraint(
            model_name='sendinglist',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sent_on', None), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('sent_on__isnull', False)), _connector='OR'), name='sent_list_has_its_day'),
        ),
        migrations.AddIndex(
            model_name='planpersonevent',
            index=models.Index(fields=['cadre'], name='planperson_cadre_e'),
        ),
        migrations.AddConstraint(
            model_name='planperson',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('row', 'cadre'), name='person_once_in_a_row', violation_error_message='Đồng chí này đã có trong mục kế hoạch.'),
        ),
        migrations.AddIndex(
            model_name='sendinglistevent',
            index=models.Index(fields=['row'], name='sendinglist_row_e'),
        ),
        migrations.AddIndex(
            model_name='sendingliststep',
            index=models.Index(fields=['sending_list', 'on'], name='steps_of_a_sending_list'),
        ),
        migrations.AddConstraint(
            model_name='trainingplan',
            constraint=models.UniqueConstraint(foundation.core.typed.names.CleanKey('name'), models.F('unit'), name='plan_name_once_at_a_unit', violation_error_message='Đơn vị đã có kế hoạch cùng tên.'),
        ),
        migrations.AddConstraint(
            model_name='trainingplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('issued_on', None), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('issued_on__isnull', False)), _connector='OR'), name='issued_plan_has_its_day'),
        ),
        migrations.AddIndex(
            model_name='planrowevent',
            index=models.Index(fields=['plan'], name='planrow_plan_e'),
        ),
        migrations.AddConstraint(
            model_name='planrow',
            constraint=models.UniqueConstraint(fields=('plan', 'title', 'source'), name='row_once_in_a_plan', violation_error_message='Kế hoạch đã có mục cùng tên.'),
        ),
        migrations.AddConstraint(
            model_name='planrow',
            constraint=models.CheckConstraint(condition=models.Q(('starts', None), ('ends', None), django.db.models.lookups.GreaterThanOrEqual(models.F('ends'), django.db.models.functions.text.Left('starts', django.db.models.functions.text.Length('ends'))), _connector='OR'), name='plan_row_ends_after_it_starts', violation_error_message='Thời gian kết thúc phải sau thời gian bắt đầu.'),
        ),
        migrations.AddIndex(
            model_name='trainingplanevent',
            index=models.Index(fields=['unit'], name='trainingplan_unit_e'),
        ),
        migrations.AddIndex(
            model_name='trainingplanstep',
            index=models.Index(fields=['plan', 'on'], name='steps_of_a_plan'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sendinglist',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := training_scope_of_plan_row(NEW.row_id); RETURN NEW;', hash='1754e3bdfc673327087ff6d68d1cf0e3857af258', operation='INSERT', pgid='pgtrigger_scope_at_insert_968aa', table='training_sendinglist', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sendinglist',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.row_id IS DISTINCT FROM NEW.row_id)', func='NEW.scope_unit_id := training_scope_of_plan_row(NEW.row_id); RETURN NEW;', hash='3b31a01033cccff90e7e8c01ab2ccd0c7ee04f7e', operation='UPDATE', pgid='pgtrigger_scope_at_update_0d879', table='training_sendinglist', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sendinglist',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_sendinglistevent" ("deadline", "id", "items", "name", "note", "number", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_id", "sent_on", "sent_to", "state", "summons_no", "summons_on", "training_class_id") VALUES (NEW."deadline", NEW."id", NEW."items", NEW."name", NEW."note", NEW."number", NEW."opens_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."row_id", NEW."sent_on", NEW."sent_to", NEW."state", NEW."summons_no", NEW."summons_on", NEW."training_class_id"); RETURN NULL;', hash='f66a9eed18b62b293c32c5a9a413f705e90b40d7', operation='INSERT', pgid='pgtrigger_insert_insert_6b101', table='training_sendinglist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sendinglist',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."deadline" IS DISTINCT FROM (NEW."deadline") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."items" IS DISTINCT FROM (NEW."items") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."opens_on" IS DISTINCT FROM (NEW."opens_on") OR OLD."row_id" IS DISTINCT FROM (NEW."row_id") OR OLD."sent_on" IS DISTINCT FROM (NEW."sent_on") OR OLD."sent_to" IS DISTINCT FROM (NEW."sent_to") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."summons_no" IS DISTINCT FROM (NEW."summons_no") OR OLD."summons_on" IS DISTINCT FROM (NEW."summons_on") OR OLD."training_class_id" IS DISTINCT FROM (NEW."training_class_id"))', func='INSERT INTO "training_sendinglistevent" ("deadline", "id", "items", "name", "note", "number", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_id", "sent_on", "sent_to", "state", "summons_no", "summons_on", "training_class_id") VALUES (NEW."deadline", NEW."id", NEW."items", NEW."name", NEW."note", NEW."number", NEW."opens_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."row_id", NEW."sent_on", NEW."sent_to", NEW."state", NEW."summons_no", NEW."summons_on", NEW."training_class_id"); RETURN NULL;', hash='707c2d0e45a90db443cab481ac758d9d28f80435', operation='UPDATE', pgid='pgtrigger_update_update_293bb', table='training_sendinglist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sendinglist',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_sendinglistevent" ("deadline", "id", "items", "name", "note", "number", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_id", "sent_on", "sent_to", "state", "summons_no", "summons_on", "training_class_id") VALUES (OLD."deadline", OLD."id", OLD."items", OLD."name", OLD."note", OLD."number", OLD."opens_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."row_id", OLD."sent_on", OLD."sent_to", OLD."state", OLD."summons_no", OLD."summons_on", OLD."training_class_id"); RETURN NULL;', hash='73534c6df8ebe97bc15030bb8a0b4bf6a81ec27b', operation='DELETE', pgid='pgtrigger_delete_delete_23216', table='training_sendinglist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planpersonevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8b527336724b74c3f8a0a4e696d3989c1d2048d3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3cad4', table='training_planpersonevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planperson',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='9f939bddf750ac55ce6adc23b81bc2d7506d1041', operation='INSERT', pgid='pgtrigger_scope_at_insert_67498', table='training_planperson', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planperson',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.cadre_id IS DISTINCT FROM NEW.cadre_id)', func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='56b85599249a98c657e893f894e17c09fc366e53', operation='UPDATE', pgid='pgtrigger_scope_at_update_92470', table='training_planperson', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planperson',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "training_planpersonevent" ("cadre_id", "facts_on", "findings", "id", "need_id", "order", "papers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "row_id", "sending_id", "state") SELECT new_values."cadre_id", new_values."facts_on", new_values."findings", new_values."id", new_values."need_id", new_values."order", new_values."papers", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."row_id", new_values."sending_id", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='36c06a14ba842f2c125cce21532978609d7816f1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ecfa3', referencing='REFERENCING NEW TABLE AS new_values ', table='training_planperson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planperson',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."facts_on" IS DISTINCT FROM (NEW."facts_on") OR OLD."findings" IS DISTINCT FROM (NEW."findings") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."need_id" IS DISTINCT FROM (NEW."need_id") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."papers" IS DISTINCT FROM (NEW."papers") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."row_id" IS DISTINCT FROM (NEW."row_id") OR OLD."sending_id" IS DISTINCT FROM (NEW."sending_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))', func='INSERT INTO "training_planpersonevent" ("cadre_id", "facts_on", "findings", "id", "need_id", "order", "papers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "row_id", "sending_id", "state") VALUES (NEW."cadre_id", NEW."facts_on", NEW."findings", NEW."id", NEW."need_id", NEW."order", NEW."papers", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."row_id", NEW."sending_id", NEW."state"); RETURN NULL;', hash='523a7b727e8880f0008d052ff3b53652c630ef86', operation='UPDATE', pgid='pgtrigger_update_update_247a1', table='training_planperson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planperson',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "training_planpersonevent" ("cadre_id", "facts_on", "findings", "id", "need_id", "order", "papers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "row_id", "sending_id", "state") SELECT old_values."cadre_id", old_values."facts_on", old_values."findings", old_values."id", old_values."need_id", old_values."order", old_values."papers", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."row_id", old_values."sending_id", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='751c4f1a3ed18f7153cc72fe1d5d02608296290b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b1ed2', referencing='REFERENCING OLD TABLE AS old_values ', table='training_planperson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sendinglistevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f04ba80a86b2f6292bf2fe7add3274fbe8620f9c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d679d', table='training_sendinglistevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingplan',
            trigger=pgtrigger.compiler.Trigger(name='scope_leads', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM training_plans_moved(array_agg(after.id)) FROM after JOIN before USING (id) WHERE after.unit_id <> before.unit_id; RETURN NULL;', hash='323697b01c236a7849170ef9860e195655601c18', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_scope_leads_3160b', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS after ', table='training_trainingplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingplan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_trainingplanevent" ("closed_on", "id", "issued_on", "name", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "secret", "state", "unit_id", "year") VALUES (NEW."closed_on", NEW."id", NEW."issued_on", NEW."name", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."secret", NEW."state", NEW."unit_id", NEW."year"); RETURN NULL;', hash='0f1a50cb2e9a9e735333e288851bfb56dab88d8d', operation='INSERT', pgid='pgtrigger_insert_insert_79858', table='training_trainingplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingplan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "training_trainingplanevent" ("closed_on", "id", "issued_on", "name", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "secret", "state", "unit_id", "year") VALUES (NEW."closed_on", NEW."id", NEW."issued_on", NEW."name", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."secret", NEW."state", NEW."unit_id", NEW."year"); RETURN NULL;', hash='1f144bbfc00188e3be800400e225fc155b58dd28', operation='UPDATE', pgid='pgtrigger_update_update_7d39d', table='training_trainingplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingplan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_trainingplanevent" ("closed_on", "id", "issued_on", "name", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "secret", "state", "unit_id", "year") VALUES (OLD."closed_on", OLD."id", OLD."issued_on", OLD."name", OLD."note", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."secret", OLD."state", OLD."unit_id", OLD."year"); RETURN NULL;', hash='24bf0851ea5252b82a149c8570a6762e36343bd3', operation='DELETE', pgid='pgtrigger_delete_delete_cd6de', table='training_trainingplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planrowevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='87af1f759ec72111f04e4da40665892743b9da5b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a7b6d', table='training_planrowevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planrow',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := training_scope_of_plan(NEW.plan_id); RETURN NEW;', hash='ad8ec44a2d3f53bfe8d9407900ac7b8d4d46c110', operation='INSERT', pgid='pgtrigger_scope_at_insert_249b3', table='training_planrow', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planrow',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.plan_id IS DISTINCT FROM NEW.plan_id)', func='NEW.scope_unit_id := training_scope_of_plan(NEW.plan_id); RETURN NEW;', hash='8e83534f4300f25faea1511a3751fab7b60e224c', operation='UPDATE', pgid='pgtrigger_scope_at_update_014b4', table='training_planrow', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planrow',
            trigger=pgtrigger.compiler.Trigger(name='scope_leads', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM training_plan_rows_moved(array_agg(after.id)) FROM after JOIN before USING (id) WHERE after.scope_unit_id <> before.scope_unit_id; RETURN NULL;', hash='050aa302407f094483ab8532885e89c264d5f117', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_scope_leads_7e0d3', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS after ', table='training_planrow', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planrow',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_planrowevent" ("audience", "ends", "funds", "id", "mode", "note", "notice_no", "notice_on", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "plan_id", "programme_id", "school", "source", "starts", "title") VALUES (NEW."audience", NEW."ends", NEW."funds", NEW."id", NEW."mode", NEW."note", NEW."notice_no", NEW."notice_on", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places", NEW."plan_id", NEW."programme_id", NEW."school", NEW."source", NEW."starts", NEW."title"); RETURN NULL;', hash='70c81d3c79a2f35ca73b2dd8eaeba501c6899411', operation='INSERT', pgid='pgtrigger_insert_insert_1db72', table='training_planrow', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planrow',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."funds" IS DISTINCT FROM (NEW."funds") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."mode" IS DISTINCT FROM (NEW."mode") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."notice_no" IS DISTINCT FROM (NEW."notice_no") OR OLD."notice_on" IS DISTINCT FROM (NEW."notice_on") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."school" IS DISTINCT FROM (NEW."school") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "training_planrowevent" ("audience", "ends", "funds", "id", "mode", "note", "notice_no", "notice_on", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "plan_id", "programme_id", "school", "source", "starts", "title") VALUES (NEW."audience", NEW."ends", NEW."funds", NEW."id", NEW."mode", NEW."note", NEW."notice_no", NEW."notice_on", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places", NEW."plan_id", NEW."programme_id", NEW."school", NEW."source", NEW."starts", NEW."title"); RETURN NULL;', hash='e1cd76d611d606858b2cb1f56f1ce6bf184dea7b', operation='UPDATE', pgid='pgtrigger_update_update_f12bb', table='training_planrow', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planrow',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_planrowevent" ("audience", "ends", "funds", "id", "mode", "note", "notice_no", "notice_on", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "plan_id", "programme_id", "school", "source", "starts", "title") VALUES (OLD."audience", OLD."ends", OLD."funds", OLD."id", OLD."mode", OLD."note", OLD."notice_no", OLD."notice_on", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."places", OLD."plan_id", OLD."programme_id", OLD."school", OLD."source", OLD."starts", OLD."title"); RETURN NULL;', hash='0a8169c7bc7e4a02ca6415851e5cda871a6a38d6', operation='DELETE', pgid='pgtrigger_delete_delete_bc4ef', table='training_planrow', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingplanevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2fcdf817f4750330f55cffd4a1d77469a4460278', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_47672', table='training_trainingplanevent', when='BEFORE')),
        ),
        migrations.RunSQL(*cascade("training_trainingplanstep", "plan_id", "training_trainingplan")),
        migrations.RunSQL(*cascade("training_planpersonstep", "plan_person_id", "training_planperson")),
        migrations.RunSQL(*cascade("training_sendingliststep", "sending_list_id", "training_sendinglist")),
    ]
