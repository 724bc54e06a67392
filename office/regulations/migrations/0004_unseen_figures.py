from django.db import migrations

# Nobody has compared these figures with the text: they name no article of it.
UNCONFIRM = """
UPDATE regulations_rule rule SET confirmed = false
FROM regulations_ruleset of
WHERE of.id = rule.rule_set_id AND of.name = 'Quy hoạch theo Quy định 377' AND rule.confirmed
    AND rule.key IN ('max_candidates_per_title', 'max_titles_per_candidate_same_level')
    AND rule.article = 'Quy định 377-QĐ/TW';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('regulations', '0003_conditions_and_reckoning'),
    ]

    operations = [
        migrations.RunSQL(UNCONFIRM, migrations.RunSQL.noop),
    ]
