from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = """
CREATE OR REPLACE FUNCTION cadre_ages_changed() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM cadre_retirements();
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION cadre_day_moved() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    earlier date := least(old.day, new.day);
    later date := greatest(old.day, new.day);
BEGIN
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

"""


class Migration(migrations.Migration):
    """Of a large register a changed rule leaves a mark, and the days of retirement follow within a minute."""

    dependencies = [("cadre", "0033_phoned_by_the_index"), ("core", "0018_day_waits")]

    operations = [FunctionsInForce("88afd470ee04f08a", before=BEFORE)]
