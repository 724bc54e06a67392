from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = r"""
CREATE OR REPLACE FUNCTION clean_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- NFC, every kind of space as one, nothing invisible, nothing around it.
    SELECT CASE WHEN value ~ '^[!-~]+( [!-~]+)*$' THEN value ELSE btrim(regexp_replace(
        normalize(regexp_replace(value,
            '[\u0001-\u0008\u000e-\u001f\u007f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]',
            '', 'g'), NFC),
        '[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) END
$$;
"""


class Migration(migrations.Migration):
    """Letters that print nothing are cleaned away too; an old name with one is asked for by unclean_texts."""

    dependencies = [("core", "0008_clean_text_anywhere")]
    operations = [FunctionsInForce("4dd3cc530fb766d5", before=BEFORE)]
