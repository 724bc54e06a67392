from django.db import migrations

# People who had left before steps were kept: each gets the step of leaving, on the day on which the last main post
# ends, marked as such. Whoever is known to leave on a later day has left by it too.
LEFT = """
INSERT INTO cadre_cadrestep (cadre_id, act, from_state, to_state, "on", unit_id, leaving_form, moved_to, decision_no,
    decision_on, reason, issuer, signer, origin, before, ended)
SELECT last.cadre_id, 'cadre.record_leaving', 'serving', 'left', first_day(last.valid_to), post.unit_id,
    last.leaving_form, last.moved_to, last.leaving_decision_no, last.leaving_decision_on, '', '', '', 'upgrade',
    '{}', (
        SELECT jsonb_agg(jsonb_build_object(
            'id', held.id,
            'before', jsonb_build_object('valid_to', null, 'leaving_form', '', 'leaving_decision_no', '',
                'leaving_decision_on', null, 'moved_to', ''),
            'after', jsonb_build_object('valid_to', held.valid_to::text, 'leaving_form', held.leaving_form,
                'leaving_decision_no', held.leaving_decision_no,
                'leaving_decision_on', held.leaving_decision_on::text, 'moved_to', held.moved_to)
        ) ORDER BY held.id)
        FROM cadre_postheld held WHERE held.cadre_id = last.cadre_id AND held.valid_to = last.valid_to
    )
FROM (
    SELECT DISTINCT ON (cadre_id) * FROM cadre_postheld
    WHERE main AND valid_to IS NOT NULL ORDER BY cadre_id, valid_to DESC, id DESC
) last
JOIN organisation_post post ON post.id = last.post_id
WHERE NOT EXISTS (
        SELECT FROM cadre_postheld held WHERE held.cadre_id = last.cadre_id AND held.main AND held.valid_to IS NULL
    )
    AND (first_day(last.valid_to) <= (SELECT day FROM core_day)
        OR last.leaving_form IN ('retired', 'retired_early', 'moved_away', 'deceased'))
ORDER BY last.cadre_id
"""


class Migration(migrations.Migration):
    dependencies = [("cadre", "0007_leaving_steps"), ("core", "0002_access_log")]
    operations = [migrations.RunSQL(LEFT, "DELETE FROM cadre_cadrestep")]
