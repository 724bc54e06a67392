from django.db import migrations

# What the database keeps of a name is made anew where it was folded otherwise; nothing that people wrote changes.
FOLDED_ANEW = """
UPDATE training_programme SET name = name WHERE name_fold IS DISTINCT FROM vn_fold(name);
UPDATE training_enrolment SET full_name = full_name WHERE name_fold IS DISTINCT FROM vn_fold(full_name);
"""


class Migration(migrations.Migration):
    """Names with digits and letters of other scripts are folded as they are searched."""

    dependencies = [("training", "0005_history_by_statement"), ("core", "0012_letters_in_one_writing")]
    operations = [migrations.RunSQL(FOLDED_ANEW, migrations.RunSQL.noop)]
