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

-- People are of another app: learners, needs and people of plans go with their records.
CREATE OR REPLACE FUNCTION training_people_moved() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE training_enrolment enrolment SET scope_unit_id = rows.scope_unit_id
    FROM rows WHERE rows.id = enrolment.cadre_id AND enrolment.scope_unit_id <> rows.scope_unit_id;
    UPDATE training_need need SET scope_unit_id = rows.scope_unit_id
    FROM rows WHERE rows.id = need.cadre_id AND need.scope_unit_id <> rows.scope_unit_id;
    UPDATE training_planperson person SET scope_unit_id = rows.scope_unit_id
    FROM rows WHERE rows.id = person.cadre_id AND person.scope_unit_id <> rows.scope_unit_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER training_people_moved AFTER UPDATE ON cadre_cadre
    REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION training_people_moved();

-- A row goes with its plan, a list that was sent up with its row. Written in plpgsql: the tables came later.
CREATE OR REPLACE FUNCTION training_scope_of_plan(plan bigint) RETURNS bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (SELECT unit_id FROM training_trainingplan WHERE id = plan);
END $$;

CREATE OR REPLACE FUNCTION training_scope_of_plan_row(plan_row bigint) RETURNS bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (SELECT scope_unit_id FROM training_planrow WHERE id = plan_row);
END $$;

CREATE OR REPLACE FUNCTION training_plans_moved(plans bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE training_planrow plan_row SET scope_unit_id = plan.unit_id
    FROM training_trainingplan plan
    WHERE plan.id = plan_row.plan_id AND plan.id = ANY(plans) AND plan_row.scope_unit_id <> plan.unit_id;
END $$;

CREATE OR REPLACE FUNCTION training_plan_rows_moved(plan_rows bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE training_sendinglist list SET scope_unit_id = plan_row.scope_unit_id
    FROM training_planrow plan_row
    WHERE plan_row.id = list.row_id AND plan_row.id = ANY(plan_rows)
        AND list.scope_unit_id <> plan_row.scope_unit_id;
END $$;

-- How many learners of a class are entered by name, whoever may read who they are.
CREATE OR REPLACE FUNCTION training_learners(class bigint) RETURNS bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (SELECT count(*) FROM training_enrolment WHERE training_class_id = class);
END $$;
