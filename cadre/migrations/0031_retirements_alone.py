from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = """
CREATE OR REPLACE FUNCTION cadre_retirements() RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    today date := (SELECT day FROM core_day);
    ages jsonb := retirement_ages_on(today);
BEGIN
    PERFORM cadre_project(array_agg(cadre.id))
    FROM cadre_cadre cadre JOIN cadre_cadrenow now ON now.cadre_id = cadre.id
    WHERE now.retire_on IS DISTINCT FROM cadre_retires_on(cadre, ages, today);
END $$;
"""


class Migration(migrations.Migration):
    """Where the ages in force change, only the day of retirement is projected anew, and not all that is known."""

    dependencies = [("cadre", "0030_found_by_the_index")]

    operations = [FunctionsInForce("1b4c79366ce6204b", before=BEFORE)]
