from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce

BEFORE = r"""
CREATE OR REPLACE FUNCTION vn_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(lower(public.clean_text(value)), 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz', 'aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeefghiiiiiijklmnoooooooooooooooooopqrstuuuuuuuuuuuuvwxyyyyyyz')
$$;
"""


class Migration(migrations.Migration):
    """Names are found whichever apostrophe or hyphen was typed, and with letters drawn like đ."""

    dependencies = [("core", "0009_blank_letters")]
    operations = [FunctionsInForce("17c33c8965a04b6f", before=BEFORE)]
