from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = """
CREATE OR REPLACE FUNCTION cadre_beginnings(ids bigint[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    -- Without a join: the facts of a person are asked by his key, one after the other, so that the time grows with the
    -- people asked about whatever the planner knows of the tables. In the transaction of a first import that is nothing.
    -- A fact of unknown beginning counts back to the end of the one before it of the same kind:
    -- main posts follow one another, any other post follows itself.
    UPDATE cadre_postheld held SET counts_from = coalesce(first_day(held.valid_from), (
        SELECT CASE WHEN count(*) > 0
            THEN least(held.known_on, max(coalesce(first_day(before.valid_to), held.known_on))) END
        FROM cadre_postheld before
        WHERE before.cadre_id = held.cadre_id AND before.id <> held.id AND before.main = held.main
            AND (held.main OR before.post_id = held.post_id)
            AND coalesce(first_day(before.valid_from), before.known_on) <= held.known_on
    ))
    WHERE held.cadre_id = ANY(ids) AND held.counts_from IS DISTINCT FROM coalesce(first_day(held.valid_from), (
        SELECT CASE WHEN count(*) > 0
            THEN least(held.known_on, max(coalesce(first_day(before.valid_to), held.known_on))) END
        FROM cadre_postheld before
        WHERE before.cadre_id = held.cadre_id AND before.id <> held.id AND before.main = held.main
            AND (held.main OR before.post_id = held.post_id)
            AND coalesce(first_day(before.valid_from), before.known_on) <= held.known_on
    ));

    -- Qualifications do not end: an unknown one reaches back to the last dated one of its kind.
    UPDATE cadre_qualification got SET counts_from = coalesce(first_day(got.valid_from), (
        SELECT max(first_day(before.valid_from)) FROM cadre_qualification before
        WHERE before.cadre_id = got.cadre_id AND before.kind = got.kind AND first_day(before.valid_from) <= got.known_on
    ))
    WHERE got.cadre_id = ANY(ids) AND got.counts_from IS DISTINCT FROM coalesce(first_day(got.valid_from), (
        SELECT max(first_day(before.valid_from)) FROM cadre_qualification before
        WHERE before.cadre_id = got.cadre_id AND before.kind = got.kind AND first_day(before.valid_from) <= got.known_on
    ));
$$;
"""
# Of whoever has an undated level beside a dated one that is not lower.
AGAIN = """
SELECT cadre_beginnings(array_agg(DISTINCT got.cadre_id)) FROM cadre_qualification got
WHERE got.valid_from IS NULL AND EXISTS (
    SELECT FROM cadre_qualification higher
    WHERE higher.cadre_id = got.cadre_id AND higher.kind = got.kind AND higher.level >= got.level AND higher.id <> got.id
        AND higher.valid_from IS NOT NULL
);
"""


class Migration(migrations.Migration):
    """An undated level reaches back past a dated one that is not lower."""

    dependencies = [("cadre", "0025_kinds_of_learning")]
    operations = [
        FunctionsInForce("3dd29e23fc3b86aa", BEFORE),
        migrations.RunSQL(AGAIN, migrations.RunSQL.noop),
    ]
