from importlib import import_module

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from foundation.core.scope.functions import FunctionsInForce, replacing

old = import_module("cadre.migrations.0002_projection")
OWN = ("cadre_cadre", "cadre_postheld", "cadre_qualification")
OF_OTHERS = ("organisation_post", "organisation_posttitle", "organisation_unit")
# Before the triggers are there, so that no history tells of it.
FILL = """
UPDATE cadre_cadre cadre SET scope_unit_id = now.unit_id FROM cadre_cadrenow now WHERE now.cadre_id = cadre.id;
UPDATE cadre_postheld child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
WHERE cadre.id = child.cadre_id;
UPDATE cadre_qualification child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
WHERE cadre.id = child.cadre_id;
UPDATE cadre_cadreprivate child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
WHERE cadre.id = child.cadre_id;
UPDATE cadre_account child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
WHERE cadre.id = child.cadre_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
FUNCTIONS = [old.RETIREMENT, old.BEGINNINGS, old.PROJECTION.split("CREATE INDEX")[0], old.DAY_MOVED]
FUNCTIONS += [old.trigger(table, "UPDATE").sql for table in OF_OTHERS]
BEFORE = replacing("".join(FUNCTIONS)) + """
DROP FUNCTION cadre_unit_of(bigint, bigint); DROP FUNCTION cadre_scope_of(bigint);
DROP FUNCTION cadre_people_moved(bigint[]);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cadre', '0005_standards_leave'),
        ('organisation', '0006_scope'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='account',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='cadreprivate',
            name='update_update',
        ),
        *(
            migrations.RunSQL(old.trigger(table, event).reverse_sql, old.trigger(table, event).sql)
            for table in OWN
            for event in old.EVENTS[table]
        ),
        migrations.AddField(
            model_name='account',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AddField(
            model_name='cadre',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AddField(
            model_name='cadreprivate',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AddField(
            model_name='postheld',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AddField(
            model_name='qualification',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='account',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AlterField(
            model_name='cadre',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AlterField(
            model_name='cadreprivate',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AlterField(
            model_name='postheld',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        migrations.AlterField(
            model_name='qualification',
            name='scope_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='account',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='566ddc2f0186e47d721d79a6774f7dcb36992c1c', operation='INSERT', pgid='pgtrigger_scope_at_insert_8e462', table='cadre_account', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='account',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.cadre_id IS DISTINCT FROM NEW.cadre_id)', func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='e5dd4ea3955373e577292e7c518b47c54e4d4a48', operation='UPDATE', pgid='pgtrigger_scope_at_update_6cfe5', table='cadre_account', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='account',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "cadre_accountevent" ("cadre_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."cadre_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;', hash='7ffbc4ab3946f7521e5740e96ea6d06bf139cbe2', operation='UPDATE', pgid='pgtrigger_update_update_a846a', table='cadre_account', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadre',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := cadre_unit_of(NEW.id, NEW.entered_unit_id); RETURN NEW;', hash='458d4fd1b913d45688657e68d7906186249b2609', operation='INSERT', pgid='pgtrigger_scope_at_insert_f793e', table='cadre_cadre', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadre',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.id IS DISTINCT FROM NEW.id OR OLD.entered_unit_id IS DISTINCT FROM NEW.entered_unit_id)', func='NEW.scope_unit_id := cadre_unit_of(NEW.id, NEW.entered_unit_id); RETURN NEW;', hash='6f6e01e35d35286e093d138d0587c8dfe0fc4d31', operation='UPDATE', pgid='pgtrigger_scope_at_update_1644f', table='cadre_cadre', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadre',
            trigger=pgtrigger.compiler.Trigger(name='scope_leads', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM cadre_people_moved(array_agg(after.id)) FROM after JOIN before USING (id) WHERE after.scope_unit_id <> before.scope_unit_id; RETURN NULL;', hash='bf6f5ef180f0afa9a64e39af034d8365fcdbbed5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_scope_leads_089a1', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS after ', table='cadre_cadre', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadre',
            trigger=pgtrigger.compiler.Trigger(name='project_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF current_setting('app.projecting', true) = 'on' THEN RETURN NULL; END IF; PERFORM cadre_project(array_agg(DISTINCT id)) FROM changed; RETURN NULL;", hash='b7cd5a5e072a9cd84707678ed664f2f2a9f273ad', level='STATEMENT', operation='INSERT', pgid='pgtrigger_project_at_insert_4e83c', referencing='REFERENCING NEW TABLE AS changed ', table='cadre_cadre', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadre',
            trigger=pgtrigger.compiler.Trigger(name='project_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF current_setting('app.projecting', true) = 'on' THEN RETURN NULL; END IF; PERFORM cadre_project(array_agg(DISTINCT id)) FROM changed; RETURN NULL;", hash='dcd3b47eb13094554dec50d2de4dd1e4e676458c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_project_at_update_82e38', referencing='REFERENCING NEW TABLE AS changed ', table='cadre_cadre', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadreprivate',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='d429481f4ece3843c6693635daca0d3468e2adea', operation='INSERT', pgid='pgtrigger_scope_at_insert_87ccd', table='cadre_cadreprivate', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadreprivate',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.cadre_id IS DISTINCT FROM NEW.cadre_id)', func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='50463cd320ead63a2da9b85f6e7872c859a28f36', operation='UPDATE', pgid='pgtrigger_scope_at_update_361d7', table='cadre_cadreprivate', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cadreprivate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."citizen_id" IS DISTINCT FROM (NEW."citizen_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."party_card_no" IS DISTINCT FROM (NEW."party_card_no") OR OLD."religion_id" IS DISTINCT FROM (NEW."religion_id"))', func='INSERT INTO "cadre_cadreprivateevent" ("cadre_id", "citizen_id", "id", "party_card_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "religion_id") VALUES (NEW."cadre_id", NEW."citizen_id", NEW."id", NEW."party_card_no", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."religion_id"); RETURN NULL;', hash='56e6f79a96a51e0a5d58605176e6e9108defe4e3', operation='UPDATE', pgid='pgtrigger_update_update_9b979', table='cadre_cadreprivate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postheld',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='63df73adf414ff8e78b171e6d8fe5837e24cdc8d', operation='INSERT', pgid='pgtrigger_scope_at_insert_7c18e', table='cadre_postheld', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postheld',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.cadre_id IS DISTINCT FROM NEW.cadre_id)', func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='c33e488720c20b219e8eb062299053f6cb1424d8', operation='UPDATE', pgid='pgtrigger_scope_at_update_dd3a7', table='cadre_postheld', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postheld',
            trigger=pgtrigger.compiler.Trigger(name='project_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF current_setting('app.projecting', true) = 'on' THEN RETURN NULL; END IF; PERFORM cadre_project(array_agg(DISTINCT cadre_id)) FROM changed; RETURN NULL;", hash='212fa179dc2281297a5519ba2a2af0e150d4f294', level='STATEMENT', operation='INSERT', pgid='pgtrigger_project_at_insert_5ae7a', referencing='REFERENCING NEW TABLE AS changed ', table='cadre_postheld', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postheld',
            trigger=pgtrigger.compiler.Trigger(name='project_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF current_setting('app.projecting', true) = 'on' THEN RETURN NULL; END IF; PERFORM cadre_project(array_agg(DISTINCT cadre_id)) FROM changed; RETURN NULL;", hash='9a2f11d3b1e206beb15a7e4994b040f9f0c64eb2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_project_at_update_84af2', referencing='REFERENCING NEW TABLE AS changed ', table='cadre_postheld', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postheld',
            trigger=pgtrigger.compiler.Trigger(name='project_at_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF current_setting('app.projecting', true) = 'on' THEN RETURN NULL; END IF; PERFORM cadre_project(array_agg(DISTINCT cadre_id)) FROM changed; RETURN NULL;", hash='96fd23b4874eb1ad1dcc7c9172454ce223aad5c0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_project_at_delete_f186b', referencing='REFERENCING OLD TABLE AS changed ', table='cadre_postheld', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qualification',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='a7c94397e3530993920d04ea154cc24c3a08d8da', operation='INSERT', pgid='pgtrigger_scope_at_insert_46de6', table='cadre_qualification', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qualification',
            trigger=pgtrigger.compiler.Trigger(name='scope_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.scope_unit_id IS DISTINCT FROM NEW.scope_unit_id OR OLD.cadre_id IS DISTINCT FROM NEW.cadre_id)', func='NEW.scope_unit_id := cadre_scope_of(NEW.cadre_id); RETURN NEW;', hash='bd48380a4e04d28dfacddb0a107676844412a214', operation='UPDATE', pgid='pgtrigger_scope_at_update_6a11f', table='cadre_qualification', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qualification',
            trigger=pgtrigger.compiler.Trigger(name='project_at_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF current_setting('app.projecting', true) = 'on' THEN RETURN NULL; END IF; PERFORM cadre_project(array_agg(DISTINCT cadre_id)) FROM changed; RETURN NULL;", hash='c2981541048e867a97724f644110ee68510efe07', level='STATEMENT', operation='INSERT', pgid='pgtrigger_project_at_insert_f7ba8', referencing='REFERENCING NEW TABLE AS changed ', table='cadre_qualification', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qualification',
            trigger=pgtrigger.compiler.Trigger(name='project_at_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF current_setting('app.projecting', true) = 'on' THEN RETURN NULL; END IF; PERFORM cadre_project(array_agg(DISTINCT cadre_id)) FROM changed; RETURN NULL;", hash='e0ef043d3d419a7177002b9d4fbd9a85f08d27ad', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_project_at_update_31c36', referencing='REFERENCING NEW TABLE AS changed ', table='cadre_qualification', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='qualification',
            trigger=pgtrigger.compiler.Trigger(name='project_at_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF current_setting('app.projecting', true) = 'on' THEN RETURN NULL; END IF; PERFORM cadre_project(array_agg(DISTINCT cadre_id)) FROM changed; RETURN NULL;", hash='9c85d6346b99fb20bb1da13a36353306c80c07a4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_project_at_delete_6bef3', referencing='REFERENCING OLD TABLE AS changed ', table='cadre_qualification', when='AFTER')),
        ),
        FunctionsInForce("8dbe0cbea073bd07", BEFORE),
    ]
