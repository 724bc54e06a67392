from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = r"""
CREATE OR REPLACE FUNCTION project_organisation_post_update() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM cadre_project(array_agg(DISTINCT held.cadre_id))
    FROM rows JOIN cadre_postheld held ON held.post_id = rows.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION project_organisation_posttitle_update() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM cadre_project(array_agg(DISTINCT held.cadre_id))
    FROM rows JOIN organisation_post post ON post.title_id = rows.id
    JOIN cadre_postheld held ON held.post_id = post.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER project_organisation_posttitle_update AFTER UPDATE ON organisation_posttitle
    REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION project_organisation_posttitle_update();

CREATE OR REPLACE FUNCTION project_organisation_unit_update() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM cadre_project(array_agg(DISTINCT now.cadre_id))
    FROM rows JOIN cadre_cadrenow now ON now.unit_id = rows.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER project_organisation_unit_update AFTER UPDATE ON organisation_unit
    REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION project_organisation_unit_update();

CREATE OR REPLACE FUNCTION cadre_ages_changed() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Nobody at a page waits until everybody of a large register is projected: a mark is left, and taken up within a minute.
DECLARE
    at_once CONSTANT int := 5000;
BEGIN
    IF current_setting('app.user_id', true) ~ '^\d+$'
        AND (SELECT count(*) FROM (SELECT FROM cadre_cadrenow LIMIT at_once + 1) known) > at_once THEN
        -- Also where it stands already: whoever is taking it up right now may not have seen this change.
        UPDATE core_day SET waits = true;
    ELSE
        PERFORM cadre_retirements();
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION cadre_day_moved() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    earlier date := least(old.day, new.day);
    later date := greatest(old.day, new.day);
BEGIN
    IF new.waits AND new.day = old.day THEN RETURN NULL; END IF;
    PERFORM cadre_project(array_agg(DISTINCT cadre_id)) FROM (
        SELECT cadre_id FROM cadre_postheld
        WHERE counts_from > earlier AND counts_from <= later
            OR first_day(valid_to) > earlier AND first_day(valid_to) <= later
        UNION ALL
        SELECT cadre_id FROM cadre_qualification
        WHERE counts_from > earlier AND counts_from <= later
            OR first_day(valid_to) > earlier AND first_day(valid_to) <= later
    ) facts;
    PERFORM cadre_retirements();
    RETURN NULL;
END $$;

DROP FUNCTION cadre_project_changed(text, bigint[], bigint[]);
DROP FUNCTION cadre_left_waiting(text[], bigint);
DROP FUNCTION cadre_waiting(text, text[]);
"""


class Migration(migrations.Migration):
    """Names and orders of titles and units that concern very many people are projected within a minute, as the ages are."""

    dependencies = [("cadre", "0034_ages_in_the_background"), ("core", "0019_day_waiting")]

    operations = [FunctionsInForce("7930ed3f2c89398c", before=BEFORE)]
