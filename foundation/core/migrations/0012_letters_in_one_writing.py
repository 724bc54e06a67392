from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce
from foundation.core.typed.names import take_in

BEFORE = r"""
CREATE OR REPLACE FUNCTION clean_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- NFC, every kind of space as one, nothing invisible, nothing around it.
    SELECT CASE WHEN value ~ '^[!-~]+( [!-~]+)*$' THEN value ELSE btrim(regexp_replace(
        normalize(regexp_replace(value,
            '[\u0001-\u0008\u000e-\u001f\u007f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]',
            '', 'g'), NFC),
        '[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) END
$$;

CREATE OR REPLACE FUNCTION vn_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- As names are searched and compared: no accents, đ and what is drawn like it as d, no apostrophes, a hyphen as a space.
    SELECT btrim(regexp_replace(translate(lower(public.clean_text(value)),
        'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵzðɖ-‐‑‒–—―−﹘﹣－''`´ʹʻʼʽˈʾʿ‘’‚‛′‵＇',
        'aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeefghiiiiiijklmnoooooooooooooooooopqrstuuuuuuuuuuuuvwxyyyyyyzdd           '), ' +', ' ', 'g'))
$$;
"""


def made_anew(apps, editor):
    """Indexes hold names as they were cleaned when the row was written."""
    take_in(all_rules=True)


class Migration(migrations.Migration):
    """Digits of other scripts, wide letters and Ð are kept in one writing; letters drawn alike are searched alike."""

    dependencies = [("core", "0011_order_of_texts")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, made_anew),
        FunctionsInForce("fc493e4f0d788c2a", before=BEFORE),
        migrations.RunPython(made_anew, migrations.RunPython.noop),
    ]
