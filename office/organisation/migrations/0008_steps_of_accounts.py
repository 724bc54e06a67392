from django.db import migrations

# Accounts that were stopped before steps were kept: each gets the step of the day that its history tells, marked as
# such; where the history does not go back so far, of the day on which the account was made.
STOPPED = """
INSERT INTO organisation_accountstep (user_id, act, from_state, to_state, "on", reason, decision_no, issuer, signer,
    origin, before)
SELECT account.id, 'organisation.stop', 'active', 'stopped',
    (coalesce((
        SELECT min(event.pgh_created_at) FROM organisation_userevent event
        WHERE event.pgh_obj_id = account.id AND NOT event.is_active AND event.pgh_id > coalesce((
            SELECT max(earlier.pgh_id) FROM organisation_userevent earlier
            WHERE earlier.pgh_obj_id = account.id AND earlier.is_active
        ), 0)
    ), account.date_joined) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, '', '', '', '', 'upgrade', '{"is_active": "True"}'
FROM organisation_user account WHERE NOT account.is_active ORDER BY account.id
"""


class Migration(migrations.Migration):
    dependencies = [("organisation", "0007_account_steps")]
    operations = [migrations.RunSQL(STOPPED, "DELETE FROM organisation_accountstep")]
