from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS uuid LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    told_id uuid := nullif(current_setting('pghistory.context_id', true), '')::uuid;
    told jsonb := nullif(current_setting('pghistory.context_metadata', true), '')::jsonb;
BEGIN
    IF told_id IS NULL OR told IS NULL THEN
        RETURN NULL;
    END IF;
    -- The reason may still be added to while the transaction that told it first runs, and never later.
    INSERT INTO pghistory_context (id, metadata, created_at, updated_at) VALUES (told_id, told, now(), now())
    ON CONFLICT (id) DO UPDATE SET metadata = excluded.metadata, updated_at = excluded.updated_at
        WHERE pghistory_context.metadata <> excluded.metadata AND pghistory_context.created_at = now();
    RETURN told_id;
END
$$
"""


class Migration(migrations.Migration):
    """Who acted and why is only added by the application: what the function of the package rewrote at will."""

    dependencies = [
        ("core", "0016_access_by_person"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]
    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]
