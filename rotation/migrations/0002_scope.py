import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from foundation.core.scope.functions import FunctionsInForce

# Before the triggers are there, so that no history tells of it.
FILL = """
UPDATE rotation_rotation rotation SET scope_unit_id = cadre.scope_unit_id
FROM cadre_cadre cadre WHERE cadre.id = rotation.cadre_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
BEFORE = "DROP TRIGGER rotation_people_moved ON cadre_cadre; DROP FUNCTION rotation_people_moved();"


class Migration(migrations.Migration):

    dependencies = [
        ('cadre', '0006_scope'),
        ('organisation', '0006_scope'),
        ('rotation', '0001_initial'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='rotation',
            name='update_update',
        ),
        migrations.AddField(
            model_name='rotation',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='rotation',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rotation',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='d7dbce8f22e8f616e9205a450dde637ff7481280', operation='INSERT', pgid='pgtrigger_scope_at_insert_0a249', table='rotation_rotation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rotation',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.cadre_id IS DISTINCT FROM NEW.cadre_id)', func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='54a81ef68719429ebb6445b285e48cfd08576b34', operation='UPDATE', pgid='pgtrigger_scope_at_update_24b52', table='rotation_rotation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rotation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."after_post_id" IS DISTINCT FROM (NEW."after_post_id") OR OLD."after_words" IS DISTINCT FROM (NEW."after_words") OR OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."decision_no" IS DISTINCT FROM (NEW."decision_no") OR OLD."decision_on" IS DISTINCT FROM (NEW."decision_on") OR OLD."direction" IS DISTINCT FROM (NEW."direction") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."from_post_id" IS DISTINCT FROM (NEW."from_post_id") OR OLD."from_words" IS DISTINCT FROM (NEW."from_words") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."to_post_id" IS DISTINCT FROM (NEW."to_post_id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='INSERT INTO "rotation_rotationevent" ("after_post_id", "after_words", "cadre_id", "decision_no", "decision_on", "direction", "due_on", "from_post_id", "from_words", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "to_post_id", "valid_from", "valid_to") VALUES (NEW."after_post_id", NEW."after_words", NEW."cadre_id", NEW."decision_no", NEW."decision_on", NEW."direction", NEW."due_on", NEW."from_post_id", NEW."from_words", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."to_post_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='3573918f3eabe8278c8dd0be6631ff9e98219161', operation='UPDATE', pgid='pgtrigger_update_update_003da', table='rotation_rotation', when='AFTER')),
        ),
        FunctionsInForce("cf4e1ed57fab80ef", BEFORE),
    ]
