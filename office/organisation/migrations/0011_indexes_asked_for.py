import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0010_key_units'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.AlterField(
            model_name='accountstep',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='steps', to=settings.AUTH_USER_MODEL, verbose_name='người dùng'),
        ),
        migrations.AlterField(
            model_name='body',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='organisation.unit', verbose_name='đơn vị'),
        ),
        migrations.AlterField(
            model_name='bodyevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị'),
        ),
        migrations.AlterField(
            model_name='bodysize',
            name='body',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='sizes', to='organisation.body', verbose_name='tập thể'),
        ),
        migrations.AlterField(
            model_name='bodysizeevent',
            name='body',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.body', verbose_name='tập thể'),
        ),
        migrations.AlterField(
            model_name='grant',
            name='user',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='grants', to=settings.AUTH_USER_MODEL, verbose_name='người dùng'),
        ),
        migrations.AlterField(
            model_name='grantevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='phạm vi'),
        ),
        migrations.AlterField(
            model_name='grantevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người dùng'),
        ),
        migrations.AlterField(
            model_name='post',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisation.unit', verbose_name='đơn vị'),
        ),
        migrations.AlterField(
            model_name='postevent',
            name='body',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.body', verbose_name='tập thể'),
        ),
        migrations.AlterField(
            model_name='postevent',
            name='title',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.posttitle', verbose_name='chức danh'),
        ),
        migrations.AlterField(
            model_name='postevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='đơn vị'),
        ),
        migrations.AlterField(
            model_name='postmanagementevent',
            name='authority',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.managingauthority', verbose_name='diện quản lý'),
        ),
        migrations.AlterField(
            model_name='postmanagementevent',
            name='post',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.post', verbose_name='chức vụ'),
        ),
        migrations.AlterField(
            model_name='unitevent',
            name='parent',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='trực thuộc'),
        ),
        migrations.AddIndex(
            model_name='bodyevent',
            index=models.Index(fields=['unit'], name='body_unit_e'),
        ),
        migrations.AddIndex(
            model_name='bodysizeevent',
            index=models.Index(fields=['body'], name='bodysize_body_e'),
        ),
        migrations.AddIndex(
            model_name='grantevent',
            index=models.Index(fields=['unit'], name='grant_unit_e'),
        ),
        migrations.AddIndex(
            model_name='grantevent',
            index=models.Index(fields=['user'], name='grant_user_e'),
        ),
        migrations.AddIndex(
            model_name='postevent',
            index=models.Index(fields=['unit'], name='post_unit_e'),
        ),
        migrations.AddIndex(
            model_name='postmanagementevent',
            index=models.Index(fields=['post'], name='postmanagement_post_e'),
        ),
    ]
