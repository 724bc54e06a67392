CREATE OR REPLACE FUNCTION organisation_key_units() RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    -- The update fires the trigger that calls this; `app.keying` tells it that there is nothing left to do.
    PERFORM set_config('app.keying', 'on', true);
    WITH RECURSIVE keyed AS (
        SELECT id, '' AS key FROM organisation_unit WHERE parent_id IS NULL
        UNION ALL
        SELECT unit.id, keyed.key || unit.kind || lpad(unit."order"::text, 4, '0')
        FROM organisation_unit unit JOIN keyed ON unit.parent_id = keyed.id
    )
    UPDATE organisation_unit unit SET official_key = keyed.key
    FROM keyed WHERE keyed.id = unit.id AND unit.official_key IS DISTINCT FROM keyed.key;
    PERFORM set_config('app.keying', '', true);
END $$;

CREATE OR REPLACE FUNCTION organisation_unit_of_post(post bigint) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT unit_id FROM organisation_post WHERE id = post
$$;

CREATE OR REPLACE FUNCTION organisation_unit_of_body(body bigint) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT unit_id FROM organisation_body WHERE id = body
$$;

CREATE OR REPLACE FUNCTION organisation_posts_moved(posts bigint[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE organisation_postmanagement management SET scope_unit_id = post.unit_id
    FROM organisation_post post
    WHERE post.id = management.post_id AND post.id = ANY(posts) AND management.scope_unit_id <> post.unit_id
$$;

CREATE OR REPLACE FUNCTION organisation_bodies_moved(bodies bigint[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE organisation_bodysize size SET scope_unit_id = body.unit_id
    FROM organisation_body body
    WHERE body.id = size.body_id AND body.id = ANY(bodies) AND size.scope_unit_id <> body.unit_id
$$;

-- In plpgsql, which asks for a table only when it is called: older migrations put this file in before these are there.
CREATE OR REPLACE FUNCTION organisation_unit_of_identity(identity bigint) RETURNS bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (SELECT unit_id FROM organisation_officeidentity WHERE id = identity);
END $$;

CREATE OR REPLACE FUNCTION organisation_identities_moved(identities bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE organisation_signer signer SET scope_unit_id = identity.unit_id
    FROM organisation_officeidentity identity
    WHERE identity.id = signer.identity_id AND identity.id = ANY(identities)
        AND signer.scope_unit_id <> identity.unit_id;
END $$;

-- The rule of User.may_give once more, for whatever does not come through a page. A command on the server is no user.
CREATE OR REPLACE FUNCTION organisation_grant_is_given() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    giver bigint := nullif(nullif(current_setting('app.user_id', true), ''), 'system');
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
            AND (held.role = 'chief' AND given.role <> 'admin' OR held.role = 'admin' AND given.role = 'admin')
    ) THEN
        RAISE EXCEPTION 'this grant is not his to give' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN given;
END $$;

-- Not by django-pgtrigger, whose triggers may be told to stand aside: nobody is let past this one.
CREATE OR REPLACE TRIGGER grant_is_given BEFORE INSERT OR UPDATE OR DELETE ON organisation_grant
    FOR EACH ROW EXECUTE FUNCTION organisation_grant_is_given();

-- The wall of the database (foundation/core/wall): where the reader holds a right, or any right of a record. Whoever is
-- nobody reads nothing; the program itself, and what is said to read for everybody, all.
CREATE OR REPLACE FUNCTION app_reads_all() RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    reader text := coalesce(current_setting('app.user_id', true), '');
BEGIN
    RETURN reader = 'system' OR (reader <> '' AND current_setting('app.beyond', true) = 'on');
END $$;

-- While rows are brought in, also where the right of the import is held (`app.importing`).
CREATE OR REPLACE FUNCTION app_granted(what text) RETURNS SETOF bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    reader text := nullif(nullif(current_setting('app.user_id', true), ''), 'system');
    importing text[] := string_to_array(current_setting('app.importing', true), ',');
BEGIN
    RETURN QUERY SELECT held.unit_id FROM organisation_grant held JOIN organisation_user who ON who.id = held.user_id
    WHERE held.user_id = reader::bigint AND who.is_active
        AND (held.until IS NULL OR held.until >= (SELECT day FROM core_day))
        AND EXISTS (SELECT FROM organisation_roleright may
            WHERE may.role = held.role AND (may.covers = what OR may.covers = ANY (importing)));
END $$;

CREATE OR REPLACE FUNCTION app_everything(what text) RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    held bigint[];
BEGIN
    IF app_reads_all() THEN RETURN true; END IF;
    held := ARRAY(SELECT app_granted(what));
    IF held = '{}' THEN RETURN false; END IF;
    RETURN NOT EXISTS (SELECT FROM organisation_unit WHERE parent_id IS NULL AND id <> ALL (held));
END $$;

-- Not WITH RECURSIVE: of 2,000 units below one it expects a million rows, and makes room for them, 45 ms each time.
CREATE OR REPLACE FUNCTION app_units(what text) RETURNS bigint[] LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    units bigint[] := ARRAY(SELECT app_granted(what));
    below bigint[] := units;
BEGIN
    WHILE below <> '{}' LOOP
        below := ARRAY(SELECT id FROM organisation_unit WHERE parent_id = ANY (below) AND id <> ALL (units));
        units := units || below;
    END LOOP;
    RETURN units;
END $$;

-- The units of `app_units` and all above them.
CREATE OR REPLACE FUNCTION app_units_above(what text) RETURNS bigint[] LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN ARRAY(
        WITH RECURSIVE above AS (
            SELECT unnest(app_units(what)) AS id
            UNION
            SELECT unit.parent_id FROM organisation_unit unit JOIN above ON unit.id = above.id
            WHERE unit.parent_id IS NOT NULL
        )
        SELECT id FROM above
    );
END $$;

-- Whether no row of that table has the key, seen or not.
CREATE OR REPLACE FUNCTION app_is_gone(of regclass, key bigint) RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    stands boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE id = $1)', of) INTO stands USING key;
    RETURN NOT stands;
END $$;
