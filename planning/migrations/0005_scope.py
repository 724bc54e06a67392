import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from foundation.core.scope.functions import FunctionsInForce

# Before the triggers are there, so that no history tells of it.
FILL = """
UPDATE planning_planningtarget target SET scope_unit_id = post.unit_id
FROM organisation_post post WHERE post.id = target.post_id;
UPDATE planning_planningentry entry SET scope_unit_id = target.scope_unit_id
FROM planning_planningtarget target WHERE target.id = entry.target_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
BEFORE = """
DROP TRIGGER planning_posts_moved ON organisation_post; DROP FUNCTION planning_posts_moved();
DROP FUNCTION planning_scope_of_target(bigint); DROP FUNCTION planning_targets_moved(bigint[]);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0006_scope'),
        ('planning', '0004_once_on_a_day'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='planningentry',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='planningtarget',
            name='update_update',
        ),
        migrations.AddField(
            model_name='planningentry',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AddField(
            model_name='planningtarget',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='planningentry',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AlterField(
            model_name='planningtarget',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningentry',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := planning_scope_of_target(NEW.target_id); RETURN NEW;', hash='77b0678f55dd52ccc59cbe1080bc1907b5934747', operation='INSERT', pgid='pgtrigger_scope_at_insert_a0cb0', table='planning_planningentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningentry',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.target_id IS DISTINCT FROM NEW.target_id)', func='NEW.scope_unit_id := planning_scope_of_target(NEW.target_id); RETURN NEW;', hash='c95c7ffac1b78a4e8b41d29e43f204e2bf7d69cc', operation='UPDATE', pgid='pgtrigger_scope_at_update_19127', table='planning_planningentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningentry',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."approved_on" IS DISTINCT FROM (NEW."approved_on") OR OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."continuity" IS DISTINCT FROM (NEW."continuity") OR OLD."decision_no" IS DISTINCT FROM (NEW."decision_no") OR OLD."end_decision_no" IS DISTINCT FROM (NEW."end_decision_no") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."proposed_on" IS DISTINCT FROM (NEW."proposed_on") OR OLD."reelected" IS DISTINCT FROM (NEW."reelected") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."special_basis" IS DISTINCT FROM (NEW."special_basis") OR OLD."special_reason" IS DISTINCT FROM (NEW."special_reason") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."target_id" IS DISTINCT FROM (NEW."target_id"))', func='INSERT INTO "planning_planningentryevent" ("approved_on", "cadre_id", "continuity", "decision_no", "end_decision_no", "end_reason", "ended_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_on", "reelected", "round_id", "signed_on", "source", "special_basis", "special_reason", "status", "target_id") VALUES (NEW."approved_on", NEW."cadre_id", NEW."continuity", NEW."decision_no", NEW."end_decision_no", NEW."end_reason", NEW."ended_on", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_on", NEW."reelected", NEW."round_id", NEW."signed_on", NEW."source", NEW."special_basis", NEW."special_reason", NEW."status", NEW."target_id"); RETURN NULL;', hash='dbed06da2a01a7eaab8d10810ef80785f9b5f5ad', operation='UPDATE', pgid='pgtrigger_update_update_e5633', table='planning_planningentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningtarget',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := organisation_unit_of_post(NEW.post_id); RETURN NEW;', hash='e42d1651260ad297782dca0c5a0b18fb796ef268', operation='INSERT', pgid='pgtrigger_scope_at_insert_43ebc', table='planning_planningtarget', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningtarget',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.post_id IS DISTINCT FROM NEW.post_id)', func='NEW.scope_unit_id := organisation_unit_of_post(NEW.post_id); RETURN NEW;', hash='ef1fc201370d0a2882acf482bc27eb3f92ff9246', operation='UPDATE', pgid='pgtrigger_scope_at_update_2bd10', table='planning_planningtarget', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningtarget',
            trigger=pgtrigger.compiler.Trigger(name='scope_leads', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM planning_targets_moved(array_agg(after.id)) FROM after JOIN before USING (id) WHERE after.scope_unit_id <> before.scope_unit_id; RETURN NULL;', hash='eafb7bfdcfe4d24831ce99b2b5e2791cebb90a3f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_scope_leads_d392e', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS after ', table='planning_planningtarget', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningtarget',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."post_id" IS DISTINCT FROM (NEW."post_id") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id"))', func='INSERT INTO "planning_planningtargetevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "term_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post_id", NEW."term_id"); RETURN NULL;', hash='cf518b68694b8c4ed89baf76ce2a36cc68b308b1', operation='UPDATE', pgid='pgtrigger_update_update_2d4b8', table='planning_planningtarget', when='AFTER')),
        ),
        FunctionsInForce("6fc3623283cc1aeb", BEFORE),
    ]
