-- The two of before, which held the ages themselves.
DROP FUNCTION IF EXISTS retirement_day(text, partial_date);
DROP FUNCTION IF EXISTS retirement_months(text, partial_date);

CREATE OR REPLACE FUNCTION month_number(day date) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (extract(year FROM day) * 12 + extract(month FROM day) - 1)::int
$$;

CREATE OR REPLACE FUNCTION retirement_months(sex text, birth partial_date, ages jsonb) RETURNS int
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
-- `ages` is the value of the rule `retirement_ages`: for each sex a base in months and, for births from a month on,
-- a step for every so many birth months up to a limit. A birth by year counts as January (Decree 135, Art. 3.3).
-- Each person of an import is asked: as a query it took four times as long.
DECLARE
    age jsonb := ages -> sex;
    born int := month_number(first_day(birth));
    begin_at int := month_number(first_day((age ->> 'from')::partial_date));
BEGIN
    IF begin_at IS NULL OR born < begin_at THEN
        RETURN (age ->> 'base')::int;
    END IF;
    RETURN least((age ->> 'limit')::int,
        (age ->> 'base')::int + (age ->> 'step')::int * ((born - begin_at) / (age ->> 'every')::int + 1));
END $$;

CREATE OR REPLACE FUNCTION retirement_day(sex text, birth partial_date, ages jsonb) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- The last day of the month in which the age is reached (Art. 3.1).
    SELECT (date_trunc('month', first_day(birth))
        + make_interval(months => retirement_months(sex, birth, ages) + 1) - interval '1 day')::date
$$;

-- The rule of retirement ages in force on the day, confirmed or not: of the set for everywhere, else of its parents.
CREATE OR REPLACE FUNCTION retirement_rule_on(day date) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH RECURSIVE line AS (
        SELECT id, parent_id, 0 AS depth FROM regulations_ruleset
        WHERE subject = 'retirement' AND unit_id IS NULL
            AND in_force_from <= day AND (in_force_to IS NULL OR in_force_to > day)
        UNION ALL
        SELECT parent.id, parent.parent_id, line.depth + 1
        FROM line JOIN regulations_ruleset parent ON parent.id = line.parent_id WHERE line.depth < 20
    )
    SELECT rule.id FROM line JOIN regulations_rule rule ON rule.rule_set_id = line.id
    WHERE rule.key = 'retirement_ages' AND rule.level = '' AND rule.kind = '' AND rule.horizon = ''
    ORDER BY line.depth LIMIT 1
$$;

CREATE OR REPLACE FUNCTION retirement_ages_on(day date) RETURNS jsonb LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT value FROM regulations_rule WHERE id = retirement_rule_on(day) AND confirmed AND measure = 'ages'
$$;

CREATE OR REPLACE FUNCTION cadre_retires_on(cadre cadre_cadre, ages jsonb, day date) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- By a paper of the person's own from its day on, else by the general ages.
    SELECT CASE
        WHEN first_day(cadre.retirement_paper_on) <= day
        THEN (date_trunc('month', first_day(cadre.retirement_month)) + interval '1 month - 1 day')::date
        ELSE retirement_day(cadre.sex, cadre.birth, ages)
    END
$$;

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

    -- Qualifications do not end: an unknown one reaches back to the last dated one of its kind that is lower, for
    -- what is dated and not lower says nothing of the days before it.
    UPDATE cadre_qualification got SET counts_from = coalesce(first_day(got.valid_from), (
        SELECT max(first_day(before.valid_from)) FROM cadre_qualification before
        WHERE before.cadre_id = got.cadre_id AND before.kind = got.kind AND first_day(before.valid_from) <= got.known_on
            AND before.level < got.level
    ))
    WHERE got.cadre_id = ANY(ids) AND got.counts_from IS DISTINCT FROM coalesce(first_day(got.valid_from), (
        SELECT max(first_day(before.valid_from)) FROM cadre_qualification before
        WHERE before.cadre_id = got.cadre_id AND before.kind = got.kind AND first_day(before.valid_from) <= got.known_on
            AND before.level < got.level
    ));
$$;

CREATE OR REPLACE FUNCTION cadre_initials(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_agg(left(word, 1), '' ORDER BY place)
    FROM regexp_split_to_table(folded, '\s+') WITH ORDINALITY AS words(word, place)
$$;

CREATE OR REPLACE FUNCTION cadre_project(ids bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Writes facts and people itself; `app.projecting` tells the triggers on these that they need not ask again.
-- While `app.unprojected` is a list, people are only added to it: `cadre_project_waiting` does them all at once.
DECLARE
    today date;
    ages jsonb;
    before text := current_setting('app.projecting', true);
    waiting text := coalesce(current_setting('app.unprojected', true), '');
BEGIN
    IF ids IS NULL THEN RETURN; END IF;
    IF waiting <> '' THEN
        PERFORM set_config('app.unprojected', (waiting::bigint[] || ids)::text, true);
        RETURN;
    END IF;
    today := (SELECT day FROM core_day);
    ages := retirement_ages_on(today);
    PERFORM set_config('app.projecting', 'on', true);
    -- Who changes other facts of the same people waits here, and reads afterwards what was written before him.
    PERFORM FROM cadre_cadre WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
    PERFORM cadre_beginnings(ids);
    INSERT INTO cadre_cadrenow AS now
        (cadre_id, unit_id, held_id, title_id, certain_from, status, degree, theory, state, retire_on, official_key,
        search_text, sex, birth, ethnic_group_id, party_joined_on, party_official_on)
    SELECT cadre.id, unit.id, held.id, CASE WHEN held.id IS NOT NULL THEN title.id END, held.certain_from,
        CASE WHEN held.id IS NOT NULL THEN 'serving' WHEN last.id IS NOT NULL THEN 'left' ELSE 'no_post' END,
        level.degree, level.theory, level.state,
        cadre_retires_on(cadre, ages, today),
        unit.official_key || ' ' || lpad(coalesce(title."order", 99999)::text, 5, '0') || ' ' || cadre.sort_key,
        ' ' || cadre.name_fold || ' ' || cadre_initials(cadre.name_fold) || coalesce(' ' || left(cadre.birth, 4), '')
            || coalesce(' ' || title.name_fold, '') || ' ' || unit.name_fold,
        cadre.sex, cadre.birth, cadre.ethnic_group_id, cadre.party_joined_on, cadre.party_official_on
    FROM cadre_cadre cadre
    LEFT JOIN LATERAL (
        SELECT id, post_id, coalesce(first_day(valid_from), known_on) AS certain_from FROM cadre_postheld
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
        unit_id = excluded.unit_id, held_id = excluded.held_id, title_id = excluded.title_id,
        certain_from = excluded.certain_from, status = excluded.status,
        degree = excluded.degree, theory = excluded.theory, state = excluded.state,
        retire_on = excluded.retire_on, official_key = excluded.official_key, search_text = excluded.search_text,
        sex = excluded.sex, birth = excluded.birth, ethnic_group_id = excluded.ethnic_group_id,
        party_joined_on = excluded.party_joined_on, party_official_on = excluded.party_official_on
    WHERE now IS DISTINCT FROM excluded;
    UPDATE cadre_cadre cadre SET scope_unit_id = now.unit_id
    FROM cadre_cadrenow now
    WHERE now.cadre_id = cadre.id AND cadre.id = ANY(ids) AND cadre.scope_unit_id <> now.unit_id;
    PERFORM set_config('app.projecting', coalesce(before, ''), true);
END $$;

CREATE OR REPLACE FUNCTION cadre_project_waiting() RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE waiting text := coalesce(current_setting('app.unprojected', true), '');
BEGIN
    PERFORM set_config('app.unprojected', '', true);
    IF waiting <> '' THEN
        PERFORM cadre_project((SELECT array_agg(DISTINCT id) FROM unnest(waiting::bigint[]) AS id));
    END IF;
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
SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What hangs on the people goes where they went. A database on its way up has not made every table yet.
DECLARE
    before text := current_setting('app.projecting', true);
    followers text[] := ARRAY['postheld', 'qualification', 'cadreprivate', 'account', 'discipline', 'confidencevote',
        'politicalconclusion', 'higherlisting', 'verification'];
    child text;
BEGIN
    IF ids IS NULL THEN RETURN; END IF;
    PERFORM set_config('app.projecting', 'on', true);
    FOREACH child IN ARRAY followers LOOP
        CONTINUE WHEN to_regclass('cadre_' || child) IS NULL;
        EXECUTE format('UPDATE %I child SET scope_unit_id = cadre.scope_unit_id FROM cadre_cadre cadre
            WHERE cadre.id = child.cadre_id AND cadre.id = ANY($1) AND child.scope_unit_id <> cadre.scope_unit_id',
            'cadre_' || child) USING ids;
    END LOOP;
    PERFORM set_config('app.projecting', coalesce(before, ''), true);
END $$;

CREATE OR REPLACE FUNCTION cadre_rebuild() RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT cadre_project((SELECT array_agg(id) FROM cadre_cadre));
    SELECT cadre_people_moved((SELECT array_agg(id) FROM cadre_cadre));
$$;

-- Nobody at a page waits until very many people are projected: the words say what changed, and whom it concerns is
-- projected within a minute. False where they are few, or the program itself is at work: then it is for the caller.
CREATE OR REPLACE FUNCTION cadre_left_waiting(words text[], people bigint) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    at_once CONSTANT int := 2000;
BEGIN
    IF coalesce(people, 0) <= at_once OR coalesce(current_setting('app.user_id', true), '') !~ '^\d+$' THEN RETURN false; END IF;
    -- Also words that stand already: whoever is taking them up right now may not have seen this change.
    UPDATE core_day SET waiting = ARRAY(SELECT DISTINCT unnest(waiting || words));
    RETURN true;
END $$;

-- The keys of one kind among such words.
CREATE OR REPLACE FUNCTION cadre_waiting(kind text, words text[]) RETURNS bigint[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(split_part(word, ' ', 2)::bigint), '{}') FROM unnest(words) word
    WHERE word LIKE kind || ' %'
$$;

CREATE OR REPLACE FUNCTION cadre_project_changed(kind text, keys bigint[], people bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT cadre_left_waiting(ARRAY(SELECT kind || ' ' || key FROM unnest(keys) key), cardinality(people)) THEN
        PERFORM cadre_project(people);
    END IF;
END $$;

-- Posts, titles and units are of another app; what changes on them concerns the people who hold or held them as their
-- main post. Asked of the two keys alone the planner would read the exclusion's index, which knows no post by itself.
CREATE OR REPLACE FUNCTION project_organisation_post_update() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM cadre_project(array_agg(DISTINCT held.cadre_id))
    FROM rows JOIN cadre_postheld held ON held.post_id = rows.id AND held.main;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER project_organisation_post_update AFTER UPDATE ON organisation_post
    REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION project_organisation_post_update();

CREATE OR REPLACE FUNCTION project_organisation_posttitle_update() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    titles bigint[] := (
        SELECT array_agg(rows.id) FROM rows JOIN before ON before.id = rows.id
        WHERE (rows."order", rows.name_fold) IS DISTINCT FROM (before."order", before.name_fold));
BEGIN
    PERFORM cadre_project_changed('title', titles, (
        SELECT array_agg(DISTINCT held.cadre_id)
        FROM organisation_post post JOIN cadre_postheld held ON held.post_id = post.id AND held.main
        WHERE post.title_id = ANY(titles)));
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER project_organisation_posttitle_update AFTER UPDATE ON organisation_posttitle
    REFERENCING OLD TABLE AS before NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION project_organisation_posttitle_update();

CREATE OR REPLACE FUNCTION project_organisation_unit_update() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    units bigint[] := (
        SELECT array_agg(rows.id) FROM rows JOIN before ON before.id = rows.id
        WHERE (rows.official_key, rows.name_fold) IS DISTINCT FROM (before.official_key, before.name_fold));
BEGIN
    PERFORM cadre_project_changed('unit', units, (
        SELECT array_agg(cadre_id) FROM cadre_cadrenow WHERE unit_id = ANY(units)));
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER project_organisation_unit_update AFTER UPDATE ON organisation_unit
    REFERENCING OLD TABLE AS before NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION project_organisation_unit_update();

-- Who retires in another month than the projection says, since the ages in force are others: of all that is projected
-- only this day is another. Who changes facts of the same people waits, or is waited for, as in `cadre_project`.
CREATE OR REPLACE FUNCTION cadre_retirements() RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    today date := (SELECT day FROM core_day);
    ages jsonb := retirement_ages_on(today);
    ids bigint[] := (
        SELECT array_agg(cadre.id) FROM cadre_cadre cadre JOIN cadre_cadrenow now ON now.cadre_id = cadre.id
        WHERE now.retire_on IS DISTINCT FROM cadre_retires_on(cadre, ages, today));
BEGIN
    IF ids IS NULL THEN RETURN; END IF;
    PERFORM FROM cadre_cadre WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE cadre_cadrenow now SET retire_on = cadre_retires_on(cadre, ages, today)
    FROM cadre_cadre cadre WHERE cadre.id = now.cadre_id AND now.cadre_id = ANY(ids);
END $$;

CREATE OR REPLACE FUNCTION cadre_ages_changed() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT cadre_left_waiting('{ages}', (SELECT count(*) FROM cadre_cadrenow)) THEN
        PERFORM cadre_retirements();
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER cadre_ages_changed AFTER INSERT OR UPDATE OR DELETE ON regulations_rule
    FOR EACH STATEMENT EXECUTE FUNCTION cadre_ages_changed();

CREATE OR REPLACE TRIGGER cadre_ages_changed AFTER INSERT OR UPDATE OR DELETE ON regulations_ruleset
    FOR EACH STATEMENT EXECUTE FUNCTION cadre_ages_changed();

CREATE OR REPLACE FUNCTION cadre_day_moved() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    earlier date := least(old.day, new.day);
    later date := greatest(old.day, new.day);
    titles bigint[] := cadre_waiting('title', old.waiting);
    units bigint[] := cadre_waiting('unit', old.waiting);
BEGIN
    IF new.waiting <> '{}' AND new.day = old.day THEN RETURN NULL; END IF;
    PERFORM cadre_project(array_agg(DISTINCT cadre_id)) FROM (
        SELECT cadre_id FROM cadre_postheld
        WHERE counts_from > earlier AND counts_from <= later
            OR first_day(valid_to) > earlier AND first_day(valid_to) <= later
        UNION ALL
        SELECT cadre_id FROM cadre_qualification
        WHERE counts_from > earlier AND counts_from <= later
            OR first_day(valid_to) > earlier AND first_day(valid_to) <= later
        UNION ALL
        SELECT held.cadre_id
        FROM organisation_post post JOIN cadre_postheld held ON held.post_id = post.id AND held.main
        WHERE post.title_id = ANY(titles)
        UNION ALL
        SELECT cadre_id FROM cadre_cadrenow WHERE unit_id = ANY(units)
    ) facts;
    IF later > earlier OR 'ages' = ANY(old.waiting) THEN PERFORM cadre_retirements(); END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER cadre_day_moved AFTER UPDATE ON core_day
    FOR EACH ROW EXECUTE FUNCTION cadre_day_moved();

-- Keys of the user's own person and of his relatives. In plpgsql, as what follows: it is asked on nearly every page.
CREATE OR REPLACE FUNCTION cadre_conflicted(of bigint) RETURNS SETOF bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY WITH own AS (SELECT cadre_id FROM cadre_account WHERE user_id = of)
    SELECT cadre_id FROM own
    UNION SELECT relative_id FROM cadre_relative WHERE cadre_id IN (SELECT cadre_id FROM own)
    UNION SELECT cadre_id FROM cadre_relative WHERE relative_id IN (SELECT cadre_id FROM own);
END $$;

-- Of each of the people the users who have no part in what concerns them: whose own record it is, or a relative's.
CREATE OR REPLACE FUNCTION cadre_users_of(people bigint[]) RETURNS TABLE (cadre_id bigint, user_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT known.one, account.user_id FROM (
        SELECT unnest(people) AS one, unnest(people) AS other
        UNION SELECT kin.cadre_id, kin.relative_id FROM cadre_relative kin WHERE kin.cadre_id = ANY (people)
        UNION SELECT kin.relative_id, kin.cadre_id FROM cadre_relative kin WHERE kin.relative_id = ANY (people)
    ) known JOIN cadre_account account ON account.cadre_id = known.other;
END $$;

-- Keys of the people in whose text to search a word begins with each of these; none at all where they are more than
-- `most`, or where the reader does not read everybody. Behind the wall no index serves LIKE, which might tell of rows
-- that the wall keeps: before whoever reads all rows nothing is kept, for the others nothing is looked up.
CREATE OR REPLACE FUNCTION cadre_found(words text[], most int) RETURNS bigint[] LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    begun text := (
        SELECT string_agg(format('search_text LIKE %L', '% ' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%'), ' AND ')
        FROM unnest(words) word
    );
    found bigint[];
BEGIN
    IF begun IS NULL OR NOT app_everything('cadre.cadre') THEN RETURN NULL; END IF;
    -- Planned for these very words: of rare ones the index is asked, common ones are met soon.
    EXECUTE format('SELECT ARRAY(SELECT cadre_id FROM cadre_cadrenow WHERE %s LIMIT %s)', begun, most + 1) INTO found;
    RETURN CASE WHEN cardinality(found) <= most THEN found END;
END $$;

-- The same of those who bear the digits in a telephone number.
CREATE OR REPLACE FUNCTION cadre_phoned(digits text, most int) RETURNS bigint[] LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    found bigint[];
BEGIN
    IF NOT app_everything('cadre.cadre') THEN RETURN NULL; END IF;
    found := ARRAY(
        SELECT id FROM cadre_cadre WHERE phone <> '' AND replace(phone, ' ', '') LIKE '%' || digits || '%'
        LIMIT most + 1
    );
    RETURN CASE WHEN cardinality(found) <= most THEN found END;
END $$;

-- Whose record an account stands for is said by another one: the pages' rule once more, for whatever comes otherwise.
CREATE OR REPLACE FUNCTION cadre_tie_is_anothers() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    actor text := current_setting('app.user_id', true);
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.user_id::text = actor OR TG_OP <> 'DELETE' AND NEW.user_id::text = actor THEN
        RAISE EXCEPTION 'nobody ties or loosens their own account' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER tie_is_anothers BEFORE INSERT OR UPDATE OR DELETE ON cadre_account
    FOR EACH ROW EXECUTE FUNCTION cadre_tie_is_anothers();
