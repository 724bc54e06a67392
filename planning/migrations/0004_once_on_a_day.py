import django.contrib.postgres.constraints
import django.db.models.functions
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import office.organisation.models.structure

REVERSED = "SELECT id FROM planning_planningentry WHERE ended_on < proposed_on ORDER BY id"
TWICE = """
SELECT DISTINCT one.id FROM planning_planningentry one JOIN planning_planningentry other
    ON other.cadre_id = one.cadre_id AND other.target_id = one.target_id AND other.id <> one.id
WHERE daterange(one.proposed_on, one.ended_on) && daterange(other.proposed_on, other.ended_on)
ORDER BY one.id
"""


def name_clashes(apps, schema_editor):
    """Say which entries stand in the way; nothing is changed by guessing."""
    with schema_editor.connection.cursor() as cursor:
        for said, query in [
            ("thôi quy hoạch trước ngày đưa vào danh sách", REVERSED),
            ("cùng một đồng chí trong một danh sách hai lần vào một ngày", TWICE),
        ]:
            cursor.execute(query)
            keys = [str(key) for (key,) in cursor.fetchall()]
            if keys:
                raise ValueError(
                    f"Chưa nâng cấp được: {len(keys)} trường hợp quy hoạch {said}. "
                    f"Sửa ngày của các trường hợp có mã sau rồi nâng cấp lại: {', '.join(keys)}."
                )


class Migration(migrations.Migration):
    dependencies = [("planning", "0003_steps_of_entries")]
    operations = [
        migrations.RunPython(name_clashes, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name='planningentry',
            name='entry_once_a_target',
        ),
        migrations.AddConstraint(
            model_name='planningentry',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('cadre', '='), ('target', '='), (office.organisation.models.structure.DateRange('proposed_on', 'ended_on'), '&&')], name='entry_once_a_target_on_a_day', violation_error_message='Đồng chí này đã có trong danh sách quy hoạch chức danh này.'),
        ),
        migrations.AddConstraint(
            model_name='planningentry',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('proposed_on')), _connector='OR'), name='entry_ends_after_it_is_proposed', violation_error_message='Ngày thôi quy hoạch không được trước ngày đưa vào danh sách.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planningentry',
            trigger=pgtrigger.compiler.Trigger(name='declared_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{approved:checked,approved:draft,approved:fulfilled,approved:nominated,approved:removed,approved:sent_up,approved:submitted,approved:unit_ended,approved:voted,checked:approved,checked:draft,checked:nominated,checked:rejected,checked:sent_up,checked:submitted,checked:unit_ended,checked:voted,checked:withdrawn,draft:approved,draft:checked,draft:nominated,draft:rejected,draft:sent_up,draft:submitted,draft:unit_ended,draft:voted,draft:withdrawn,fulfilled:approved,nominated:approved,nominated:checked,nominated:draft,nominated:rejected,nominated:sent_up,nominated:submitted,nominated:unit_ended,nominated:voted,nominated:withdrawn,rejected:checked,rejected:draft,rejected:nominated,rejected:sent_up,rejected:submitted,rejected:voted,removed:approved,sent_up:approved,sent_up:checked,sent_up:draft,sent_up:nominated,sent_up:rejected,sent_up:submitted,sent_up:unit_ended,sent_up:voted,sent_up:withdrawn,submitted:approved,submitted:checked,submitted:draft,submitted:nominated,submitted:rejected,submitted:sent_up,submitted:unit_ended,submitted:voted,submitted:withdrawn,unit_ended:approved,unit_ended:checked,unit_ended:draft,unit_ended:nominated,unit_ended:sent_up,unit_ended:submitted,unit_ended:voted,voted:approved,voted:checked,voted:draft,voted:nominated,voted:rejected,voted:sent_up,voted:submitted,voted:unit_ended,voted:withdrawn,withdrawn:checked,withdrawn:draft,withdrawn:nominated,withdrawn:sent_up,withdrawn:submitted,withdrawn:voted}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='86b321f7de917a59a9339bc6cae5b59ad9ad3498', operation='UPDATE', pgid='pgtrigger_declared_moves_09306', table='planning_planningentry', when='BEFORE')),
        ),
    ]
