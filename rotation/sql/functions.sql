-- People are of another app: rotations and proposals go with the record of the person.
CREATE OR REPLACE FUNCTION rotation_people_moved() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE rotation_rotation rotation SET scope_unit_id = rows.scope_unit_id
    FROM rows WHERE rows.id = rotation.cadre_id AND rotation.scope_unit_id <> rows.scope_unit_id;
    UPDATE rotation_appointment appointment SET scope_unit_id = rows.scope_unit_id
    FROM rows WHERE rows.id = appointment.cadre_id AND appointment.scope_unit_id <> rows.scope_unit_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER rotation_people_moved AFTER UPDATE ON cadre_cadre
    REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION rotation_people_moved();

-- Opinions and the judgement go with their rotation, a place with its plan.
CREATE OR REPLACE FUNCTION rotation_scope_of_rotation(rotation bigint) RETURNS bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (SELECT scope_unit_id FROM rotation_rotation WHERE id = rotation);
END $$;

CREATE OR REPLACE FUNCTION rotation_rotations_moved(rotations bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE rotation_rotationopinion opinion SET scope_unit_id = rotation.scope_unit_id
    FROM rotation_rotation rotation
    WHERE rotation.id = opinion.rotation_id AND rotation.id = ANY(rotations)
        AND opinion.scope_unit_id <> rotation.scope_unit_id;
    UPDATE rotation_rotationjudgement judgement SET scope_unit_id = rotation.scope_unit_id
    FROM rotation_rotation rotation
    WHERE rotation.id = judgement.rotation_id AND rotation.id = ANY(rotations)
        AND judgement.scope_unit_id <> rotation.scope_unit_id;
END $$;

CREATE OR REPLACE FUNCTION rotation_scope_of_plan(plan bigint) RETURNS bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (SELECT unit_id FROM rotation_rotationplan WHERE id = plan);
END $$;

CREATE OR REPLACE FUNCTION rotation_plans_moved(plans bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE rotation_rotationslot slot SET scope_unit_id = plan.unit_id
    FROM rotation_rotationplan plan
    WHERE plan.id = slot.plan_id AND plan.id = ANY(plans) AND slot.scope_unit_id <> plan.unit_id;
END $$;
