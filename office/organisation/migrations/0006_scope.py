from importlib import import_module

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from foundation.core.scope.functions import FunctionsInForce, replacing

KEYS = import_module("office.organisation.migrations.0002_official_key").KEYS
RULE = import_module("office.organisation.migrations.0004_who_may_grant").RULE
# Before the triggers are there, so that no history tells of it.
FILL = """
UPDATE organisation_bodysize size SET scope_unit_id = body.unit_id
FROM organisation_body body WHERE body.id = size.body_id;
UPDATE organisation_postmanagement management SET scope_unit_id = post.unit_id
FROM organisation_post post WHERE post.id = management.post_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
BEFORE = replacing(RULE) + """
DROP FUNCTION organisation_key_units(); DROP FUNCTION organisation_unit_of_post(bigint);
DROP FUNCTION organisation_unit_of_body(bigint); DROP FUNCTION organisation_posts_moved(bigint[]);
DROP FUNCTION organisation_bodies_moved(bigint[]);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0005_special_days'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='bodysize',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='postmanagement',
            name='update_update',
        ),
        migrations.RunSQL(
            "DROP TRIGGER unit_keys ON organisation_unit; DROP FUNCTION organisation_unit_keys();", KEYS
        ),
        migrations.AddField(
            model_name='bodysize',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AddField(
            model_name='postmanagement',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='bodysize',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AlterField(
            model_name='postmanagement',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='body',
            trigger=pgtrigger.compiler.Trigger(name='scope_leads', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM organisation_bodies_moved(array_agg(after.id)) FROM after JOIN before USING (id) WHERE after.unit_id <> before.unit_id; RETURN NULL;', hash='d88215a72b84f8456849b87bba316fab1d2fdcc0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_scope_leads_83d19', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS after ', table='organisation_body', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bodysize',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := organisation_unit_of_body(NEW.body_id); RETURN NEW;', hash='34136027c7e82c9f6846b6de57c52fcdc97344f0', operation='INSERT', pgid='pgtrigger_scope_at_insert_b3bf4', table='organisation_bodysize', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bodysize',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.body_id IS DISTINCT FROM NEW.body_id)', func='NEW.scope_unit_id := organisation_unit_of_body(NEW.body_id); RETURN NEW;', hash='206da479f9342417f7ce5cf27962aa89136ab32a', operation='UPDATE', pgid='pgtrigger_scope_at_update_ab666', table='organisation_bodysize', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bodysize',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."body_id" IS DISTINCT FROM (NEW."body_id") OR OLD."decision_no" IS DISTINCT FROM (NEW."decision_no") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from"))', func='INSERT INTO "organisation_bodysizeevent" ("body_id", "decision_no", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "valid_from") VALUES (NEW."body_id", NEW."decision_no", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."size", NEW."valid_from"); RETURN NULL;', hash='621770b4473f057d782fb90e9bf9bbf615fd345f', operation='UPDATE', pgid='pgtrigger_update_update_50cc8', table='organisation_bodysize', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='scope_leads', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM organisation_posts_moved(array_agg(after.id)) FROM after JOIN before USING (id) WHERE after.unit_id <> before.unit_id; RETURN NULL;', hash='0e8ae1f483999042a290d99b71601ac5e282220d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_scope_leads_23192', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS after ', table='organisation_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postmanagement',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := organisation_unit_of_post(NEW.post_id); RETURN NEW;', hash='a5bd8e8f26ca996ed6576ea22a1dfea59986db8f', operation='INSERT', pgid='pgtrigger_scope_at_insert_70daa', table='organisation_postmanagement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postmanagement',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.post_id IS DISTINCT FROM NEW.post_id)', func='NEW.scope_unit_id := organisation_unit_of_post(NEW.post_id); RETURN NEW;', hash='0cd344a210ae2084b77a6014d6831d878aa44ac3', operation='UPDATE', pgid='pgtrigger_scope_at_update_3307d', table='organisation_postmanagement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postmanagement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."authority_id" IS DISTINCT FROM (NEW."authority_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."post_id" IS DISTINCT FROM (NEW."post_id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='INSERT INTO "organisation_postmanagementevent" ("authority_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "valid_from", "valid_to") VALUES (NEW."authority_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='027c0197bc1992eed39db14e7e979b1bed4cfa15', operation='UPDATE', pgid='pgtrigger_update_update_7adb4', table='organisation_postmanagement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unit',
            trigger=pgtrigger.compiler.Trigger(name='unit_keys', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF current_setting('app.keying', true) = 'on' THEN RETURN NULL; END IF; PERFORM organisation_key_units(); RETURN NULL;", hash='cae6071fd2702ecc2938552d7221f4a06885c3d8', level='STATEMENT', operation='INSERT OR UPDATE', pgid='pgtrigger_unit_keys_cb3c7', table='organisation_unit', when='AFTER')),
        ),
        FunctionsInForce("dca4c145b0f04f45", BEFORE),
    ]
