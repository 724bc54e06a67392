from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations, models

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
PLAIN = "aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeefghiiiiiijklmnoooooooooooooooooopqrstuuuuuuuuuuuuvwxyyyyyyz"
# One sign a letter, tones apart: sorting compares letters first (a ă â … d đ …), then the tones.
ORDER = r"AAAAAABBBBBBCCCCCCDEFGHHHHHHIIIIIIJKLMMMMMMNOPQRSSSSSSTTTTTTUUUUUUVWXYZ[[[[[[\\\\\\]^_``````a"
TONES = "012345012345012345000001234501234500001234500000012345012345012345000000123450123450000123450"

FUNCTIONS = f"""
CREATE DOMAIN partial_date AS text COLLATE "C" CHECK (
    CASE
        WHEN VALUE ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$'
            THEN make_date(substr(VALUE, 1, 4)::int, substr(VALUE, 6, 2)::int, substr(VALUE, 9, 2)::int) IS NOT NULL
        ELSE VALUE ~ '^[0-9]{{4}}(-(0[1-9]|1[0-2]))?$'
    END
);

CREATE FUNCTION first_day(value partial_date) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT make_date(
        substr(value, 1, 4)::int,
        coalesce(nullif(substr(value, 6, 2), ''), '1')::int,
        coalesce(nullif(substr(value, 9, 2), ''), '1')::int
    )
$$;

CREATE FUNCTION vn_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(lower(normalize(value, NFC)), '{LETTERS}', '{PLAIN}')
$$;

CREATE FUNCTION vn_sort_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(o, '{LETTERS}', '{ORDER}') || chr(9) || translate(o, '{LETTERS}', '{TONES}')
    FROM (
        SELECT regexp_replace(lower(normalize(btrim(value), NFC)), '^(.*)\\s+(\\S+)$', '\\2 \\1') AS o
    ) AS given_name_first
$$;
"""
REMOVE = """
DROP FUNCTION vn_sort_key(text); DROP FUNCTION vn_fold(text); DROP FUNCTION first_day(partial_date);
DROP DOMAIN partial_date;
"""
FIRST_DAY = "INSERT INTO core_day (day) VALUES (current_date)"


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        migrations.RunSQL(FUNCTIONS, REMOVE),
        migrations.CreateModel(
            name="Day",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
            ],
        ),
        migrations.RunSQL(
            "CREATE UNIQUE INDEX core_day_one_row ON core_day ((true));" + FIRST_DAY, migrations.RunSQL.noop
        ),
    ]
