from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = """
CREATE OR REPLACE FUNCTION app_units(what text) RETURNS bigint[] LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN ARRAY(
        WITH RECURSIVE below AS (
            SELECT app_granted(what) AS id
            UNION
            SELECT unit.id FROM organisation_unit unit JOIN below ON unit.parent_id = below.id
        )
        SELECT id FROM below
    );
END $$;
"""


class Migration(migrations.Migration):
    """The units where a right is held are found level by level, by the index of the unit above."""

    dependencies = [("organisation", "0027_unit_order")]

    operations = [FunctionsInForce("d44f36192c779fa0", before=BEFORE)]
