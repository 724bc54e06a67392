from django.db import migrations

# Sets that a register was shipped with before the rule had a name; what an office keeps under the name stays.
ADD = """
INSERT INTO regulations_rule (rule_set_id, key, level, kind, horizon, value, measure, article, confirmed, remediable, note)
SELECT of.id, 'planned_for_appointment', '', '', '', 'true', 'yes_no', shipped.article, true, false, ''
FROM regulations_ruleset of JOIN (VALUES
    ('Bổ nhiệm theo Quy định 80', 'Quy định 80-QĐ/TW, Điều 18'),
    ('Bổ nhiệm theo Quy định 377', 'Quy định 377-QĐ/TW, Điều 34')
) AS shipped (name, article) ON of.name = shipped.name
WHERE of.subject = 'appointment' AND of.unit_id IS NULL AND NOT EXISTS (
    SELECT 1 FROM regulations_rule known WHERE known.rule_set_id = of.id AND known.key = 'planned_for_appointment'
);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('regulations', '0011_points_of_grading'),
    ]

    operations = [
        migrations.RunSQL(ADD, migrations.RunSQL.noop),
    ]
