-- People are of another app: a rotation goes with the record of the person.
CREATE OR REPLACE FUNCTION rotation_people_moved() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE rotation_rotation rotation SET scope_unit_id = rows.scope_unit_id
    FROM rows WHERE rows.id = rotation.cadre_id AND rotation.scope_unit_id <> rows.scope_unit_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER rotation_people_moved AFTER UPDATE ON cadre_cadre
    REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION rotation_people_moved();
