from django.db import migrations

# Entries that were there before steps were kept: each gets those that its own days tell of, marked as such.
# An entry approved by the day on which it was put forward came to the list by that decision.
MADE = """
INSERT INTO planning_entrystep (entry_id, act, from_state, to_state, "on", reason, decision_no, decision_on,
    issuer, signer, origin, before)
SELECT id,
    CASE WHEN decided THEN 'planning.record' ELSE 'planning.propose' END,
    '',
    CASE WHEN decided THEN 'approved' WHEN ended_on IS NULL AND approved_on IS NULL THEN status ELSE 'draft' END,
    least(proposed_on, approved_on, ended_on), '',
    CASE WHEN decided THEN decision_no ELSE '' END,
    CASE WHEN decided THEN approved_on END,
    '', '', 'upgrade', '{}'
FROM (SELECT *, coalesce(approved_on <= proposed_on, false) AS decided FROM planning_planningentry) AS entry
ORDER BY id
"""
APPROVED = """
INSERT INTO planning_entrystep (entry_id, act, from_state, to_state, "on", reason, decision_no, decision_on,
    issuer, signer, origin, before)
SELECT id, 'planning.approve', 'draft', 'approved', approved_on, '', decision_no, approved_on, '', '', 'upgrade',
    '{"decision_no": "", "approved_on": null, "signed_on": null}'
FROM planning_planningentry WHERE approved_on > proposed_on ORDER BY id
"""
ENDED = """
INSERT INTO planning_entrystep (entry_id, act, from_state, to_state, "on", reason, decision_no, decision_on,
    issuer, signer, origin, before)
SELECT id,
    CASE status
        WHEN 'rejected' THEN 'planning.reject'
        WHEN 'withdrawn' THEN 'planning.withdraw'
        WHEN 'fulfilled' THEN 'planning.fulfil'
        WHEN 'removed' THEN 'planning.remove'
        ELSE 'planning.end_with_unit'
    END,
    CASE WHEN approved_on IS NULL THEN 'draft' ELSE 'approved' END,
    status, ended_on, '', end_decision_no, NULL, '', '', 'upgrade',
    '{"ended_on": null, "end_reason": "", "end_decision_no": ""}'
FROM planning_planningentry WHERE ended_on IS NOT NULL ORDER BY id
"""
FORGET = "DELETE FROM planning_entrystep"


class Migration(migrations.Migration):
    dependencies = [("planning", "0002_entry_steps")]
    operations = [
        migrations.RunSQL(MADE, FORGET),
        migrations.RunSQL(APPROVED, migrations.RunSQL.noop),
        migrations.RunSQL(ENDED, migrations.RunSQL.noop),
    ]
