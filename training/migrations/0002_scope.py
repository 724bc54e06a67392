import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from foundation.core.scope.functions import FunctionsInForce

# Before the triggers are there, so that no history tells of it.
FILL = """
UPDATE training_enrolment enrolment SET scope_unit_id = coalesce(cadre.scope_unit_id, class.unit_id)
FROM training_enrolment learner
JOIN training_trainingclass class ON class.id = learner.training_class_id
LEFT JOIN cadre_cadre cadre ON cadre.id = learner.cadre_id
WHERE learner.id = enrolment.id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
BEFORE = """
DROP TRIGGER training_people_moved ON cadre_cadre; DROP FUNCTION training_people_moved();
DROP FUNCTION training_scope_of(bigint, bigint); DROP FUNCTION training_classes_moved(bigint[]);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cadre', '0006_scope'),
        ('organisation', '0006_scope'),
        ('training', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='enrolment',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='enrolment',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := training_scope_of(NEW.cadre_id, NEW.training_class_id); RETURN NEW;', hash='2ca47c8b31af4fc8eb3bacc6b2ea11bb16d2bb53', operation='INSERT', pgid='pgtrigger_scope_at_insert_02b24', table='training_enrolment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.cadre_id IS DISTINCT FROM NEW.cadre_id OR OLD.training_class_id IS DISTINCT FROM NEW.training_class_id)', func='NEW.scope_unit_id := training_scope_of(NEW.cadre_id, NEW.training_class_id); RETURN NEW;', hash='65fb6fbbad234c947b084ff512dbf508f266af09', operation='UPDATE', pgid='pgtrigger_scope_at_update_07eba', table='training_enrolment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingclass',
            trigger=pgtrigger.compiler.Trigger(name='scope_leads', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM training_classes_moved(array_agg(after.id)) FROM after JOIN before USING (id) WHERE after.unit_id <> before.unit_id; RETURN NULL;', hash='af90037ce0506b04b21767091df5cea161633130', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_scope_leads_2d5ed', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS after ', table='training_trainingclass', when='AFTER')),
        ),
        FunctionsInForce("9c615d3d71d948f0", BEFORE),
    ]
