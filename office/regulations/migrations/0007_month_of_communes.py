from django.db import migrations

# The committee of a commune was one of the grass roots in 2020: lists of that level are counted to the same month.
COPY = """
INSERT INTO regulations_rule (rule_set_id, key, level, kind, horizon, value, measure, article, confirmed, remediable, note)
SELECT rule.rule_set_id, rule.key, 'commune', rule.kind, rule.horizon, rule.value, rule.measure, rule.article,
    rule.confirmed, rule.remediable, 'Đảng bộ xã, phường, thị trấn là cấp cơ sở.'
FROM regulations_rule rule JOIN regulations_ruleset of ON of.id = rule.rule_set_id
WHERE of.name = 'Nhân sự cấp ủy nhiệm kỳ 2020–2025' AND rule.key = 'reckoning_month' AND rule.level = 'grassroots'
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('regulations', '0006_last_days'),
    ]

    operations = [
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
    ]
