-- Whose a learner is: of the unit of his record, or of the class for someone in no roster.
CREATE OR REPLACE FUNCTION training_scope_of(person bigint, class bigint) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE
        WHEN person IS NULL THEN (SELECT unit_id FROM training_trainingclass WHERE id = class)
        ELSE (SELECT scope_unit_id FROM cadre_cadre WHERE id = person)
    END
$$;

CREATE OR REPLACE FUNCTION training_classes_moved(classes bigint[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE training_enrolment enrolment SET scope_unit_id = class.unit_id
    FROM training_trainingclass class
    WHERE class.id = enrolment.training_class_id AND class.id = ANY(classes)
        AND enrolment.cadre_id IS NULL AND enrolment.scope_unit_id <> class.unit_id
$$;

-- People are of another app: a learner goes with his record.
CREATE OR REPLACE FUNCTION training_people_moved() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE training_enrolment enrolment SET scope_unit_id = rows.scope_unit_id
    FROM rows WHERE rows.id = enrolment.cadre_id AND enrolment.scope_unit_id <> rows.scope_unit_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER training_people_moved AFTER UPDATE ON cadre_cadre
    REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION training_people_moved();
