from django.db import migrations

KEYS = """
CREATE FUNCTION organisation_unit_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The update below fires this trigger once more; there is nothing left to do then.
    IF pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
    WITH RECURSIVE keyed AS (
        SELECT id, '' AS key FROM organisation_unit WHERE parent_id IS NULL
        UNION ALL
        SELECT unit.id, keyed.key || unit.kind || lpad(unit."order"::text, 4, '0')
        FROM organisation_unit unit JOIN keyed ON unit.parent_id = keyed.id
    )
    UPDATE organisation_unit unit SET official_key = keyed.key
    FROM keyed WHERE keyed.id = unit.id AND unit.official_key IS DISTINCT FROM keyed.key;
    RETURN NULL;
END $$;

CREATE TRIGGER unit_keys AFTER INSERT OR UPDATE ON organisation_unit
    FOR EACH STATEMENT EXECUTE FUNCTION organisation_unit_keys();
"""


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]
    operations = [
        migrations.RunSQL(
            KEYS, "DROP TRIGGER unit_keys ON organisation_unit; DROP FUNCTION organisation_unit_keys();"
        )
    ]
