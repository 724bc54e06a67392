from django.db import migrations

# What the database keeps of a name is made anew where it was folded otherwise; nothing that people wrote changes.
FOLDED_ANEW = """
UPDATE organisation_unit SET name = name WHERE name_fold IS DISTINCT FROM vn_fold(name);
UPDATE organisation_posttitle SET name = name WHERE name_fold IS DISTINCT FROM vn_fold(name);
"""


class Migration(migrations.Migration):
    """Names with digits and letters of other scripts are folded as they are searched."""

    dependencies = [("organisation", "0018_level_of_a_unit"), ("core", "0012_letters_in_one_writing")]
    operations = [migrations.RunSQL(FOLDED_ANEW, migrations.RunSQL.noop)]
