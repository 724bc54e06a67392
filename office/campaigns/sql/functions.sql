CREATE OR REPLACE FUNCTION campaigns_unit_of_campaign_unit(campaign_unit bigint) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT unit_id FROM campaigns_campaignunit WHERE id = campaign_unit
$$;

CREATE OR REPLACE FUNCTION campaigns_units_moved(units bigint[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE campaigns_receiveditem hanging SET scope_unit_id = answering.unit_id
    FROM campaigns_campaignunit answering
    WHERE answering.id = hanging.campaign_unit_id AND answering.id = ANY(units)
        AND hanging.scope_unit_id <> answering.unit_id
$$;
