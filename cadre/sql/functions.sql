CREATE OR REPLACE FUNCTION retirement_months(sex text, birth partial_date) RETURNS int
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- Decree 135/2020, Art. 4: men +3 months for every 9 birth months from 01/1961 up to 62 years,
    -- women +4 months for every 8 birth months from 01/1966 up to 60 years; a birth by year counts as January (Art. 3.3).
    SELECT CASE
        WHEN sex = 'M' AND born < 12 * 1961 THEN 720
        WHEN sex = 'M' THEN least(744, 720 + 3 * ((born - 12 * 1961) / 9 + 1))
        WHEN born < 12 * 1966 THEN 660
        ELSE least(720, 660 + 4 * ((born - 12 * 1966) / 8 + 1))
    END
    FROM (SELECT (extract(year FROM first_day(birth)) * 12 + extract(month FROM first_day(birth)) - 1)::int) b(born)
$$;

CREATE OR REPLACE FUNCTION retirement_day(sex text, birth partial_date) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- The last day of the month in which the age is reached (Art. 3.1).
    SELECT (date_trunc('month', first_day(birth))
        + make_interval(months => retirement_months(sex, birth) + 1) - interval '1 day')::date
$$;

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

CREATE OR REPLACE FUNCTION cadre_initials(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_agg(left(word, 1), '' ORDER BY place)
    FROM regexp_split_to_table(folded, '\s+') WITH ORDINALITY AS words(word, place)
$$;

CREATE OR REPLACE FUNCTION cadre_project(ids bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET app.projecting = 'on' AS $$
-- Writes facts and people itself; `app.projecting` tells the triggers on these that they need not ask again.
DECLARE today date := (SELECT day FROM core_day);
BEGIN
    IF ids IS NULL THEN RETURN; END IF;
    PERFORM cadre_beginnings(ids);
    INSERT INTO cadre_cadrenow AS now
        (cadre_id, unit_id, held_id, status, degree, theory, state, retire_on, official_key, search_text)
    SELECT cadre.id, unit.id, held.id,
        CASE WHEN held.id IS NOT NULL THEN 'serving' WHEN last.id IS NOT NULL THEN 'left' ELSE 'no_post' END,
        level.degree, level.theory, level.state,
        retirement_day(cadre.sex, cadre.birth),
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
END $$;

-- The unit in whose scope a person lies: that of the projection, before there is one the unit that enters him.
CREATE OR REPLACE FUNCTION cadre_unit_of(person bigint, entered_unit bigint) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce((SELECT unit_id FROM cadre_cadrenow WHERE cadre_id = person), entered_unit)
$$;

CREATE OR REPLACE FUNCTION cadre_scope_of(person bigint) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT scope_unit_id FROM cadre_cadre WHERE id = person
$$;

CREATE OR REPLACE FUNCTION cadre_people_moved(ids bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET app.projecting = 'on' AS $$
-- What hangs on the people goes where they went.
BEGIN
    UPDATE cadre_postheld child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
    WHERE cadre.id = child.cadre_id AND cadre.id = ANY(ids) AND child.scope_unit_id <> cadre.scope_unit_id;
    UPDATE cadre_qualification child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
    WHERE cadre.id = child.cadre_id AND cadre.id = ANY(ids) AND child.scope_unit_id <> cadre.scope_unit_id;
    UPDATE cadre_cadreprivate child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
    WHERE cadre.id = child.cadre_id AND cadre.id = ANY(ids) AND child.scope_unit_id <> cadre.scope_unit_id;
    UPDATE cadre_account child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
    WHERE cadre.id = child.cadre_id AND cadre.id = ANY(ids) AND child.scope_unit_id <> cadre.scope_unit_id;
END $$;

CREATE OR REPLACE FUNCTION cadre_rebuild() RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT cadre_project((SELECT array_agg(id) FROM cadre_cadre));
    SELECT cadre_people_moved((SELECT array_agg(id) FROM cadre_cadre));
$$;

-- Posts, titles and units are of another app; what changes on them concerns the people who hold or held them.
CREATE OR REPLACE FUNCTION project_organisation_post_update() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM cadre_project(array_agg(DISTINCT held.cadre_id))
    FROM rows JOIN cadre_postheld held ON held.post_id = rows.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER project_organisation_post_update AFTER UPDATE ON organisation_post
    REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION project_organisation_post_update();

CREATE OR REPLACE FUNCTION project_organisation_posttitle_update() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM cadre_project(array_agg(DISTINCT held.cadre_id))
    FROM rows JOIN organisation_post post ON post.title_id = rows.id
    JOIN cadre_postheld held ON held.post_id = post.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER project_organisation_posttitle_update AFTER UPDATE ON organisation_posttitle
    REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION project_organisation_posttitle_update();

CREATE OR REPLACE FUNCTION project_organisation_unit_update() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM cadre_project(array_agg(DISTINCT now.cadre_id))
    FROM rows JOIN cadre_cadrenow now ON now.unit_id = rows.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER project_organisation_unit_update AFTER UPDATE ON organisation_unit
    REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION project_organisation_unit_update();

CREATE OR REPLACE FUNCTION cadre_day_moved() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    earlier date := least(old.day, new.day);
    later date := greatest(old.day, new.day);
BEGIN
    PERFORM cadre_project(array_agg(DISTINCT cadre_id)) FROM (
        SELECT cadre_id FROM cadre_postheld
        WHERE counts_from > earlier AND counts_from <= later
            OR first_day(valid_to) > earlier AND first_day(valid_to) <= later
        UNION ALL
        SELECT cadre_id FROM cadre_qualification
        WHERE counts_from > earlier AND counts_from <= later
            OR first_day(valid_to) > earlier AND first_day(valid_to) <= later
    ) facts;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER cadre_day_moved AFTER UPDATE ON core_day
    FOR EACH ROW EXECUTE FUNCTION cadre_day_moved();
