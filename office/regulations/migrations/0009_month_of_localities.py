from django.db import migrations

# What a register kept as the month of communes is that of communes right below their province; what it keeps stays.
COPY = """
INSERT INTO regulations_rule (rule_set_id, key, level, kind, horizon, value, measure, article, confirmed, remediable, note)
SELECT rule.rule_set_id, rule.key, 'locality', rule.kind, rule.horizon, rule.value, rule.measure, rule.article,
    rule.confirmed, rule.remediable, rule.note
FROM regulations_rule rule JOIN regulations_ruleset of ON of.id = rule.rule_set_id
WHERE of.name = 'Nhân sự cấp ủy nhiệm kỳ 2025–2030' AND rule.key = 'reckoning_month' AND rule.level = 'commune'
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('regulations', '0008_levels_of_today'),
    ]

    operations = [
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
    ]
