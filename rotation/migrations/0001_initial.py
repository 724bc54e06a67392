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
        ('cadre', '0004_standard'),
        ('organisation', '0005_special_days'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Rotation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('rotation', 'Luân chuyển'), ('transfer', 'Điều động'), ('secondment', 'Biệt phái')], default='rotation', max_length=10, verbose_name='loại')),
                ('direction', models.CharField(blank=True, choices=[('down', 'Từ trên xuống'), ('up', 'Từ dưới lên'), ('across', 'Ngang cấp (giữa các địa phương, cơ quan)')], max_length=6, verbose_name='hình thức')),
                ('from_words', models.CharField(blank=True, max_length=200, verbose_name='trước luân chuyển, ghi theo văn bản')),
                ('valid_from', foundation.core.dates.PartialDateField(verbose_name='từ ngày')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='dự kiến đến ngày')),
                ('valid_to', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='đến ngày')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định')),
                ('decision_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                ('purpose', models.CharField(blank=True, max_length=200, verbose_name='mục đích')),
                ('after_words', models.CharField(blank=True, max_length=200, verbose_name='bố trí sau luân chuyển, ghi theo văn bản')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('after_post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.post', verbose_name='bố trí sau luân chuyển')),
                ('cadre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rotations', to='cadre.cadre', verbose_name='cán bộ')),
                ('from_post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.post', verbose_name='trước luân chuyển')),
                ('to_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rotations', to='organisation.post', verbose_name='nơi đến')),
            ],
            options={
                'verbose_name': 'lần luân chuyển',
                'verbose_name_plural': 'Cán bộ luân chuyển',
                'ordering': ['-valid_from', 'cadre__sort_key', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='rotation_ends_after_it_begins', violation_error_message='Đến ngày phải sau từ ngày.'), models.CheckConstraint(condition=models.Q(('due_on', None), django.db.models.lookups.GreaterThan(models.F('due_on'), foundation.core.models.FirstDay('valid_from')), _connector='OR'), name='rotation_due_after_it_begins', violation_error_message='Ngày dự kiến kết thúc phải sau từ ngày.'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', False), models.Q(('after_post', None), ('after_words', '')), _connector='OR'), name='rotation_placed_after_its_end', violation_error_message='Ghi đến ngày khi đã bố trí sau luân chuyển.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('cadre', '='), (models.Func(foundation.core.models.FirstDay('valid_from'), foundation.core.models.FirstDay('valid_to'), function='daterange'), '&&')], name='one_rotation_at_a_time', violation_error_message='Trong thời gian này đồng chí đã có lần luân chuyển khác.')],
            },
        ),
        migrations.CreateModel(
            name='RotationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('rotation', 'Luân chuyển'), ('transfer', 'Điều động'), ('secondment', 'Biệt phái')], default='rotation', max_length=10, verbose_name='loại')),
                ('direction', models.CharField(blank=True, choices=[('down', 'Từ trên xuống'), ('up', 'Từ dưới lên'), ('across', 'Ngang cấp (giữa các địa phương, cơ quan)')], max_length=6, verbose_name='hình thức')),
                ('from_words', models.CharField(blank=True, max_length=200, verbose_name='trước luân chuyển, ghi theo văn bản')),
                ('valid_from', foundation.core.dates.PartialDateField(verbose_name='từ ngày')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='dự kiến đến ngày')),
                ('valid_to', foundation.core.dates.PartialDateField(blank=True, null=True, verbose_name='đến ngày')),
                ('decision_no', models.CharField(blank=True, max_length=60, verbose_name='số quyết định')),
                ('decision_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                ('purpose', models.CharField(blank=True, max_length=200, verbose_name='mục đích')),
                ('after_words', models.CharField(blank=True, max_length=200, verbose_name='bố trí sau luân chuyển, ghi theo văn bản')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('after_post', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.post', verbose_name='bố trí sau luân chuyển')),
                ('cadre', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cadre.cadre', verbose_name='cán bộ')),
                ('from_post', models.ForeignKey(db_index=False, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.post', verbose_name='trước luân chuyển')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='rotation.rotation')),
                ('to_post', models.ForeignKey(db_index=False, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.post', verbose_name='nơi đến')),
            ],
            options={'indexes': [models.Index(fields=['cadre'], name='rotation_cadre_e')], 
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rotation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "rotation_rotationevent" ("after_post_id", "after_words", "cadre_id", "decision_no", "decision_on", "direction", "due_on", "from_post_id", "from_words", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "to_post_id", "valid_from", "valid_to") VALUES (NEW."after_post_id", NEW."after_words", NEW."cadre_id", NEW."decision_no", NEW."decision_on", NEW."direction", NEW."due_on", NEW."from_post_id", NEW."from_words", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."to_post_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='4db39bfa4e31946664d801a2605ddd776bce7676', operation='INSERT', pgid='pgtrigger_insert_insert_060d4', table='rotation_rotation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rotation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "rotation_rotationevent" ("after_post_id", "after_words", "cadre_id", "decision_no", "decision_on", "direction", "due_on", "from_post_id", "from_words", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "to_post_id", "valid_from", "valid_to") VALUES (NEW."after_post_id", NEW."after_words", NEW."cadre_id", NEW."decision_no", NEW."decision_on", NEW."direction", NEW."due_on", NEW."from_post_id", NEW."from_words", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."to_post_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='33cd3fb559cc879de3f793e9d1b72b43df8958d5', operation='UPDATE', pgid='pgtrigger_update_update_003da', table='rotation_rotation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rotation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "rotation_rotationevent" ("after_post_id", "after_words", "cadre_id", "decision_no", "decision_on", "direction", "due_on", "from_post_id", "from_words", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "to_post_id", "valid_from", "valid_to") VALUES (OLD."after_post_id", OLD."after_words", OLD."cadre_id", OLD."decision_no", OLD."decision_on", OLD."direction", OLD."due_on", OLD."from_post_id", OLD."from_words", OLD."id", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."to_post_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='a56444066877274dee9ccb9e675fd9cdc24c990d', operation='DELETE', pgid='pgtrigger_delete_delete_1f406', table='rotation_rotation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rotationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f7e07504d3ca620f463165054bace7fbaed6e203', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6a1be', table='rotation_rotationevent', when='BEFORE')),
        ),
    ]
