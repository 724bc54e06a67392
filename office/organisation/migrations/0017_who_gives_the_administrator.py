from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = """
CREATE OR REPLACE FUNCTION organisation_grant_is_given() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    giver bigint := nullif(current_setting('app.user_id', true), '');
    given organisation_grant;
BEGIN
    IF TG_OP = 'DELETE' THEN given := OLD; ELSE given := NEW; END IF;
    IF giver IS NULL THEN RETURN given; END IF;
    IF given.user_id = giver OR NOT EXISTS (
        WITH RECURSIVE above AS (
            SELECT id, parent_id FROM organisation_unit WHERE id = given.unit_id
            UNION
            SELECT unit.id, unit.parent_id FROM organisation_unit unit JOIN above ON unit.id = above.parent_id
        )
        SELECT FROM organisation_grant held JOIN above ON held.unit_id = above.id
        WHERE held.user_id = giver
            AND (held.until IS NULL OR held.until >= (SELECT day FROM core_day))
            AND (held.role = 'chief' OR held.role = 'admin' AND given.role = 'admin')
    ) THEN
        RAISE EXCEPTION 'this grant is not his to give' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN given;
END $$;
"""


class Migration(migrations.Migration):
    """The head gives every role but that of the technical administrator; what was given stays."""

    dependencies = [("organisation", "0016_office")]
    operations = [FunctionsInForce("cdc1c35803572176", before=BEFORE)]
