from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = r"""
CREATE OR REPLACE FUNCTION vn_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(lower(normalize(value, NFC)), 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz', 'aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeefghiiiiiijklmnoooooooooooooooooopqrstuuuuuuuuuuuuvwxyyyyyyz')
$$;

CREATE OR REPLACE FUNCTION vn_sort_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(o, 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz', 'AAAAAABBBBBBCCCCCCDEFGHHHHHHIIIIIIJKLMMMMMMNOPQRSSSSSSTTTTTTUUUUUUVWXYZ[[[[[[\\\\\\]^_``````a') || chr(9) || translate(o, 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz', '012345012345012345000001234501234500001234500000012345012345012345000000123450123450000123450')
    FROM (
        SELECT regexp_replace(lower(normalize(btrim(value), NFC)), '^(.*)\s+(\S+)$', '\2 \1') AS o
    ) AS given_name_first
$$;
DROP FUNCTION clean_key(text);
DROP FUNCTION clean_text(text);
"""


class Migration(migrations.Migration):
    """Text is cleaned by the database as forms and sheets clean it; folding and sorting begin with that."""

    dependencies = [("core", "0006_indexes_asked_for")]
    operations = [FunctionsInForce("6e3bf3bf11d1f14d", before=BEFORE)]
