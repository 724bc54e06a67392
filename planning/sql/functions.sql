CREATE OR REPLACE FUNCTION planning_scope_of_target(target bigint) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT scope_unit_id FROM planning_planningtarget WHERE id = target
$$;

-- Written in plpgsql where a table is named that came after the first text of this file.
CREATE OR REPLACE FUNCTION planning_targets_moved(targets bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF targets IS NULL THEN
        RETURN;
    END IF;
    UPDATE planning_planningentry entry SET scope_unit_id = target.scope_unit_id
    FROM planning_planningtarget target
    WHERE target.id = entry.target_id AND target.id = ANY(targets) AND entry.scope_unit_id <> target.scope_unit_id;
    UPDATE planning_reviewlist list SET scope_unit_id = target.scope_unit_id
    FROM planning_planningtarget target
    WHERE target.id = list.target_id AND target.id = ANY(targets) AND list.scope_unit_id <> target.scope_unit_id;
END $$;

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

-- A list under review goes with its title, a line with its list, an opinion with its line.
CREATE OR REPLACE FUNCTION planning_scope_of_review_list(review_list bigint) RETURNS bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (SELECT scope_unit_id FROM planning_reviewlist WHERE id = review_list);
END $$;

CREATE OR REPLACE FUNCTION planning_scope_of_review_line(line bigint) RETURNS bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (SELECT scope_unit_id FROM planning_reviewline WHERE id = line);
END $$;

CREATE OR REPLACE FUNCTION planning_review_lists_moved(lists bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE planning_reviewline line SET scope_unit_id = list.scope_unit_id
    FROM planning_reviewlist list
    WHERE list.id = line.review_list_id AND list.id = ANY(lists) AND line.scope_unit_id <> list.scope_unit_id;
END $$;

CREATE OR REPLACE FUNCTION planning_review_lines_moved(lines bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE planning_reviewopinion opinion SET scope_unit_id = line.scope_unit_id
    FROM planning_reviewline line
    WHERE line.id = opinion.line_id AND line.id = ANY(lines) AND opinion.scope_unit_id <> line.scope_unit_id;
END $$;
