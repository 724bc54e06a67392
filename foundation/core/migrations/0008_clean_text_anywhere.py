from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = r"""
CREATE OR REPLACE FUNCTION clean_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- What two names must not have in common: capitals are left aside, accents are not.
    SELECT lower(clean_text(value))
$$;

CREATE OR REPLACE FUNCTION vn_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(lower(clean_text(value)), 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz', 'aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeefghiiiiiijklmnoooooooooooooooooopqrstuuuuuuuuuuuuvwxyyyyyyz')
$$;

CREATE OR REPLACE FUNCTION vn_sort_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(o, 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz', 'AAAAAABBBBBBCCCCCCDEFGHHHHHHIIIIIIJKLMMMMMMNOPQRSSSSSSTTTTTTUUUUUUVWXYZ[[[[[[\\\\\\]^_``````a') || chr(9) || translate(o, 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz', '012345012345012345000001234501234500001234500000012345012345012345000000123450123450000123450')
    FROM (
        SELECT regexp_replace(lower(clean_text(value)), '^(.*)\s+(\S+)$', '\2 \1') AS o
    ) AS given_name_first
$$;
"""


class Migration(migrations.Migration):
    """Indexes are made, and dumps restored, on an empty search path: the functions name the schema of what they call."""

    dependencies = [("core", "0007_clean_text")]
    operations = [FunctionsInForce("39d32af42bae6a65", before=BEFORE)]
