from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = """
CREATE OR REPLACE FUNCTION sign_in_end_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE sign_in_opensession SET ended_at = now() WHERE user_id = NEW.id AND ended_at IS NULL;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [("sign_in", "0005_factors")]

    operations = [FunctionsInForce("8328c7fd75ae96c6", BEFORE)]
