from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = """
CREATE OR REPLACE FUNCTION cadre_beginnings(ids bigint[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    -- Of every fact those before it are asked by the person's key: so it costs the same whatever the planner knows
    -- of the tables, which in the transaction of a first import is nothing.
    -- A fact of unknown beginning counts back to the end of the one before it of the same kind:
    -- main posts follow one another, any other post follows itself.
    WITH wanted AS MATERIALIZED (
        SELECT fact.id, fact.counts_from, coalesce(first_day(fact.valid_from), reaches.day) AS day
        FROM cadre_postheld fact LEFT JOIN LATERAL (
            SELECT CASE WHEN count(*) > 0
                THEN least(fact.known_on, max(coalesce(first_day(before.valid_to), fact.known_on))) END AS day
            FROM cadre_postheld before
            WHERE before.cadre_id = fact.cadre_id AND before.id <> fact.id AND before.main = fact.main
                AND (fact.main OR before.post_id = fact.post_id)
                AND coalesce(first_day(before.valid_from), before.known_on) <= fact.known_on
        ) reaches ON fact.valid_from IS NULL
        WHERE fact.cadre_id = ANY(ids)
    )
    UPDATE cadre_postheld held SET counts_from = wanted.day
    FROM wanted
    WHERE wanted.id = held.id AND held.cadre_id = ANY(ids) AND wanted.counts_from IS DISTINCT FROM wanted.day;

    -- Qualifications do not end: an unknown one reaches back to the last dated one of its kind.
    WITH wanted AS MATERIALIZED (
        SELECT fact.id, fact.counts_from, coalesce(first_day(fact.valid_from), reaches.day) AS day
        FROM cadre_qualification fact LEFT JOIN LATERAL (
            SELECT max(first_day(before.valid_from)) AS day FROM cadre_qualification before
            WHERE before.cadre_id = fact.cadre_id AND before.kind = fact.kind
                AND first_day(before.valid_from) <= fact.known_on
        ) reaches ON fact.valid_from IS NULL
        WHERE fact.cadre_id = ANY(ids)
    )
    UPDATE cadre_qualification got SET counts_from = wanted.day
    FROM wanted
    WHERE wanted.id = got.id AND got.cadre_id = ANY(ids) AND wanted.counts_from IS DISTINCT FROM wanted.day;
$$;
"""


class Migration(migrations.Migration):
    """The time it takes to find the beginnings of facts grows with the people asked about, whatever the plan."""

    dependencies = [("cadre", "0019_letters_in_one_writing")]
    operations = [FunctionsInForce("192f17fa8c5f2087", BEFORE)]
