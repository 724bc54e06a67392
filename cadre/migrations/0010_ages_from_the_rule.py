from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

# The ages as they stood in the function before.
BEFORE = """
CREATE OR REPLACE FUNCTION retirement_ages_on(day date) RETURNS jsonb LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT '{"M": {"base": 720, "from": "1961-01", "every": 9, "step": 3, "limit": 744},
        "F": {"base": 660, "from": "1966-01", "every": 8, "step": 4, "limit": 720}}'::jsonb
$$;
SELECT cadre_retirements();
DROP TRIGGER cadre_ages_changed ON regulations_rule;
DROP TRIGGER cadre_ages_changed ON regulations_ruleset;
"""


class Migration(migrations.Migration):
    """The projection takes the ages at retirement from the confirmed rule in force."""

    dependencies = [("cadre", "0009_one_after_the_other"), ("regulations", "0002_retirement_subject")]
    operations = [FunctionsInForce("36aff9d940a3a8b9", BEFORE)]
