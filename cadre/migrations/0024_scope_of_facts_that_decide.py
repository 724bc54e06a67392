from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = """
CREATE OR REPLACE FUNCTION cadre_people_moved(ids bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What hangs on the people goes where they went.
DECLARE before text := current_setting('app.projecting', true);
BEGIN
    PERFORM set_config('app.projecting', 'on', true);
    UPDATE cadre_postheld child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
    WHERE cadre.id = child.cadre_id AND cadre.id = ANY(ids) AND child.scope_unit_id <> cadre.scope_unit_id;
    UPDATE cadre_qualification child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
    WHERE cadre.id = child.cadre_id AND cadre.id = ANY(ids) AND child.scope_unit_id <> cadre.scope_unit_id;
    UPDATE cadre_cadreprivate child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
    WHERE cadre.id = child.cadre_id AND cadre.id = ANY(ids) AND child.scope_unit_id <> cadre.scope_unit_id;
    UPDATE cadre_account child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
    WHERE cadre.id = child.cadre_id AND cadre.id = ANY(ids) AND child.scope_unit_id <> cadre.scope_unit_id;
    PERFORM set_config('app.projecting', coalesce(before, ''), true);
END $$;
"""


class Migration(migrations.Migration):
    """Discipline and the other facts that decide go with the person to another unit."""

    dependencies = [("cadre", "0023_facts_that_decide")]
    operations = [FunctionsInForce("c7531a1245f9996c", BEFORE)]
