from django.db import migrations

# What the database keeps of a name is made anew where it was folded otherwise; nothing that people wrote changes.
FOLDED_ANEW = """
UPDATE training_programme SET name = name WHERE name_fold IS DISTINCT FROM vn_fold(name);
UPDATE training_enrolment SET full_name = full_name WHERE name_fold IS DISTINCT FROM vn_fold(full_name);
"""


class Migration(migrations.Migration):
    """Names with apostrophes and hyphens are folded as they are searched."""

    dependencies = [("training", "0003_names_once"), ("core", "0010_folded_names")]
    operations = [migrations.RunSQL(FOLDED_ANEW, migrations.RunSQL.noop)]
