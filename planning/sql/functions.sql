CREATE OR REPLACE FUNCTION planning_scope_of_target(target bigint) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT scope_unit_id FROM planning_planningtarget WHERE id = target
$$;

CREATE OR REPLACE FUNCTION planning_targets_moved(targets bigint[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE planning_planningentry entry SET scope_unit_id = target.scope_unit_id
    FROM planning_planningtarget target
    WHERE target.id = entry.target_id AND target.id = ANY(targets) AND entry.scope_unit_id <> target.scope_unit_id
$$;

-- Posts are of another app: a title planned for goes with the post.
CREATE OR REPLACE FUNCTION planning_posts_moved() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE planning_planningtarget target SET scope_unit_id = rows.unit_id
    FROM rows WHERE rows.id = target.post_id AND target.scope_unit_id <> rows.unit_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER planning_posts_moved AFTER UPDATE ON organisation_post
    REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION planning_posts_moved();
