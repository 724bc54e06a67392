from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = """
CREATE OR REPLACE FUNCTION cadre_beginnings(ids bigint[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    -- A fact of unknown beginning counts back to the end of the one before it of the same kind:
    -- main posts follow one another, any other post follows itself.
    WITH fact AS (
        SELECT id, cadre_id, main, post_id, valid_from, known_on, counts_from,
            coalesce(first_day(valid_from), known_on) AS certain_from, first_day(valid_to) AS ended
        FROM cadre_postheld WHERE cadre_id = ANY(ids)
    ), wanted AS (
        SELECT fact.id, CASE
            WHEN fact.valid_from IS NOT NULL THEN first_day(fact.valid_from)
            WHEN count(before.id) > 0 THEN least(fact.known_on, max(coalesce(before.ended, fact.known_on)))
        END AS day
        FROM fact LEFT JOIN fact before ON before.cadre_id = fact.cadre_id AND before.id <> fact.id
            AND before.main = fact.main AND (fact.main OR before.post_id = fact.post_id)
            AND before.certain_from <= fact.known_on
        GROUP BY fact.id, fact.valid_from, fact.known_on
    )
    UPDATE cadre_postheld held SET counts_from = wanted.day
    FROM wanted WHERE wanted.id = held.id AND held.counts_from IS DISTINCT FROM wanted.day;

    -- Qualifications do not end: an unknown one reaches back to the last dated one of its kind.
    WITH fact AS (
        SELECT id, cadre_id, kind, valid_from, known_on FROM cadre_qualification WHERE cadre_id = ANY(ids)
    ), wanted AS (
        SELECT fact.id, coalesce(first_day(fact.valid_from), max(first_day(before.valid_from))) AS day
        FROM fact LEFT JOIN fact before ON before.cadre_id = fact.cadre_id AND before.kind = fact.kind
            AND fact.valid_from IS NULL AND first_day(before.valid_from) <= fact.known_on
        GROUP BY fact.id, fact.valid_from
    )
    UPDATE cadre_qualification got SET counts_from = wanted.day
    FROM wanted WHERE wanted.id = got.id AND got.counts_from IS DISTINCT FROM wanted.day;
$$;

CREATE OR REPLACE FUNCTION cadre_project(ids bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Writes facts and people itself; `app.projecting` tells the triggers on these that they need not ask again.
DECLARE
    today date := (SELECT day FROM core_day);
    ages jsonb := retirement_ages_on(today);
    before text := current_setting('app.projecting', true);
BEGIN
    IF ids IS NULL THEN RETURN; END IF;
    PERFORM set_config('app.projecting', 'on', true);
    -- Who changes other facts of the same people waits here, and reads afterwards what was written before him.
    PERFORM FROM cadre_cadre WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
    PERFORM cadre_beginnings(ids);
    INSERT INTO cadre_cadrenow AS now
        (cadre_id, unit_id, held_id, status, degree, theory, state, retire_on, official_key, search_text)
    SELECT cadre.id, unit.id, held.id,
        CASE WHEN held.id IS NOT NULL THEN 'serving' WHEN last.id IS NOT NULL THEN 'left' ELSE 'no_post' END,
        level.degree, level.theory, level.state,
        cadre_retires_on(cadre, ages, today),
        unit.official_key || ' ' || lpad(coalesce(title."order", 99999)::text, 5, '0') || ' ' || cadre.sort_key,
        ' ' || cadre.name_fold || ' ' || cadre_initials(cadre.name_fold) || coalesce(' ' || left(cadre.birth, 4), '')
            || coalesce(' ' || title.name_fold, '') || ' ' || unit.name_fold
    FROM cadre_cadre cadre
    LEFT JOIN LATERAL (
        SELECT id, post_id FROM cadre_postheld
        WHERE cadre_id = cadre.id AND main
            AND (counts_from IS NULL OR counts_from <= today)
            AND (valid_to IS NULL OR first_day(valid_to) > today)
        LIMIT 1
    ) held ON true
    LEFT JOIN LATERAL (
        SELECT id, post_id FROM cadre_postheld
        WHERE cadre_id = cadre.id AND main AND first_day(valid_to) <= today
        ORDER BY valid_to DESC, id DESC LIMIT 1
    ) last ON held.id IS NULL
    LEFT JOIN organisation_post post ON post.id = coalesce(held.post_id, last.post_id)
    LEFT JOIN organisation_posttitle title ON title.id = post.title_id
    JOIN organisation_unit unit ON unit.id = coalesce(post.unit_id, cadre.entered_unit_id)
    LEFT JOIN LATERAL (
        SELECT max(level) FILTER (WHERE kind = 'degree') AS degree,
            max(level) FILTER (WHERE kind = 'theory') AS theory,
            max(level) FILTER (WHERE kind = 'state') AS state
        FROM cadre_qualification
        WHERE cadre_id = cadre.id AND (counts_from IS NULL OR counts_from <= today)
            AND (valid_to IS NULL OR first_day(valid_to) > today)
    ) level ON true
    WHERE cadre.id = ANY(ids)
    ON CONFLICT (cadre_id) DO UPDATE SET
        unit_id = excluded.unit_id, held_id = excluded.held_id, status = excluded.status,
        degree = excluded.degree, theory = excluded.theory, state = excluded.state,
        retire_on = excluded.retire_on, official_key = excluded.official_key, search_text = excluded.search_text
    WHERE (now.unit_id, now.held_id, now.status, now.degree, now.theory, now.state, now.retire_on,
            now.official_key, now.search_text)
        IS DISTINCT FROM (excluded.unit_id, excluded.held_id, excluded.status, excluded.degree, excluded.theory,
            excluded.state, excluded.retire_on, excluded.official_key, excluded.search_text);
    UPDATE cadre_cadre cadre SET scope_unit_id = now.unit_id
    FROM cadre_cadrenow now
    WHERE now.cadre_id = cadre.id AND cadre.id = ANY(ids) AND cadre.scope_unit_id <> now.unit_id;
    PERFORM set_config('app.projecting', coalesce(before, ''), true);
END $$;

DROP FUNCTION cadre_project_waiting();
"""


class Migration(migrations.Migration):
    """People of one batch are projected once; what they began with is asked by their keys alone."""

    dependencies = [("cadre", "0016_telephone")]
    operations = [FunctionsInForce("f91a636e3c66eb65", BEFORE)]
