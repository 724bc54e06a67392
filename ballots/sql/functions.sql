CREATE OR REPLACE FUNCTION ballots_unit_of_count(ballot_count bigint) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT unit_id FROM ballots_ballotcount WHERE id = ballot_count
$$;

CREATE OR REPLACE FUNCTION ballots_counts_moved(counts bigint[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE ballots_choice hanging SET scope_unit_id = counted.unit_id
    FROM ballots_ballotcount counted
    WHERE counted.id = hanging.count_id AND counted.id = ANY(counts) AND hanging.scope_unit_id <> counted.unit_id
$$;
