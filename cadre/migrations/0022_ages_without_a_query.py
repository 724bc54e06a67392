from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = """
CREATE OR REPLACE FUNCTION retirement_months(sex text, birth partial_date, ages jsonb) RETURNS int
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- `ages` is the value of the rule `retirement_ages`: for each sex a base in months and, for births from a month on,
    -- a step for every so many birth months up to a limit. A birth by year counts as January (Decree 135, Art. 3.3).
    SELECT CASE
        WHEN begin IS NULL OR born < begin THEN (age ->> 'base')::int
        ELSE least((age ->> 'limit')::int,
            (age ->> 'base')::int + (age ->> 'step')::int * ((born - begin) / (age ->> 'every')::int + 1))
    END
    FROM (SELECT ages -> sex, month_number(first_day(birth)),
        month_number(first_day((ages -> sex ->> 'from')::partial_date))) known(age, born, begin)
$$;
"""


class Migration(migrations.Migration):
    """The age of retirement is reckoned without a query of its own for each person."""

    dependencies = [("cadre", "0021_updates_kept_by_row")]
    operations = [FunctionsInForce("0590a192207786cb", BEFORE)]
