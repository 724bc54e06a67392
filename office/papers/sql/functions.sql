CREATE OR REPLACE FUNCTION papers_unit_of_paper(paper bigint) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT unit_id FROM papers_paper WHERE id = paper
$$;

CREATE OR REPLACE FUNCTION papers_papers_moved(papers bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE papers_papersubject hanging SET scope_unit_id = paper.unit_id
    FROM papers_paper paper
    WHERE paper.id = hanging.paper_id AND paper.id = ANY(papers) AND hanging.scope_unit_id <> paper.unit_id;
    UPDATE papers_paperfile hanging SET scope_unit_id = paper.unit_id
    FROM papers_paper paper
    WHERE paper.id = hanging.paper_id AND paper.id = ANY(papers) AND hanging.scope_unit_id <> paper.unit_id;
END $$;
