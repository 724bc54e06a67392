from django.db import migrations

# Duties that were there before steps were kept: each gets those that it and its history bear the days of, marked as
# such. An open duty that nobody touched has none.
COLUMNS = """
INSERT INTO reminders_dutystep (duty_id, act, from_state, to_state, "on", by_id, reason, decision_no, issuer, signer,
    origin, before)
"""
HANDED_OVER = (
    COLUMNS
    + """
SELECT duty.id, 'reminders.handover', 'open', 'open', told.day, told.by_id, '', '', '', '', 'upgrade',
    '{"handler": null}'
FROM reminders_duty duty
JOIN LATERAL (
    SELECT (event.pgh_created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, person.id AS by_id
    FROM reminders_dutyevent event
    LEFT JOIN pghistory_context context ON context.id = event.pgh_context_id
    LEFT JOIN organisation_user person ON person.id = (context.metadata ->> 'user')::bigint
    WHERE event.pgh_obj_id = duty.id AND event.handler_id = duty.handler_id ORDER BY event.pgh_id LIMIT 1
) told ON true
WHERE duty.handler_id IS NOT NULL ORDER BY duty.id
"""
)
PUT_OFF = (
    COLUMNS
    + """
SELECT duty.id, 'reminders.snooze', 'open', 'open', told.day, told.by_id, duty.reason, '', '', '', 'upgrade',
    '{"snoozed_until": null, "reason": ""}'
FROM reminders_duty duty
JOIN LATERAL (
    SELECT (event.pgh_created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, person.id AS by_id
    FROM reminders_dutyevent event
    LEFT JOIN pghistory_context context ON context.id = event.pgh_context_id
    LEFT JOIN organisation_user person ON person.id = (context.metadata ->> 'user')::bigint
    WHERE event.pgh_obj_id = duty.id AND event.snoozed_until = duty.snoozed_until ORDER BY event.pgh_id LIMIT 1
) told ON true
WHERE duty.snoozed_until IS NOT NULL ORDER BY duty.id
"""
)
ENDED = (
    COLUMNS
    + """
SELECT id, CASE state WHEN 'done' THEN 'reminders.done' ELSE 'reminders.close' END, 'open', state,
    (done_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, done_by_id,
    CASE state WHEN 'closed' THEN reason ELSE '' END, '', '', '', 'upgrade',
    '{"reason": "", "done_at": null, "done_by": null, "note": "", "snoozed_until": null}'
FROM reminders_duty WHERE state <> 'open' ORDER BY id
"""
)
FORGET = "DELETE FROM reminders_dutystep"


class Migration(migrations.Migration):
    dependencies = [("reminders", "0002_duty_steps"), ("pghistory", "0007_auto_20250421_0444")]
    operations = [
        migrations.RunSQL(HANDED_OVER, FORGET),
        migrations.RunSQL(PUT_OFF, migrations.RunSQL.noop),
        migrations.RunSQL(ENDED, migrations.RunSQL.noop),
    ]
