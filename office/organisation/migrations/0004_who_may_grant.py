from django.db import migrations

# The rule of User.may_give once more, for whatever does not come through a page. A command on the server has no user.
RULE = """
CREATE FUNCTION organisation_grant_is_given() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    giver bigint := nullif(current_setting('app.user_id', true), '');
    given organisation_grant;
BEGIN
    IF TG_OP = 'DELETE' THEN given := OLD; ELSE given := NEW; END IF;
    IF giver IS NULL THEN RETURN given; END IF;
    IF given.user_id = giver OR NOT EXISTS (
        WITH RECURSIVE above AS (
            SELECT id, parent_id FROM organisation_unit WHERE id = given.unit_id
            UNION
            SELECT unit.id, unit.parent_id FROM organisation_unit unit JOIN above ON unit.id = above.parent_id
        )
        SELECT FROM organisation_grant held JOIN above ON held.unit_id = above.id
        WHERE held.user_id = giver
            AND (held.until IS NULL OR held.until >= (SELECT day FROM core_day))
            AND (held.role = 'chief' OR held.role = 'admin' AND given.role = 'admin')
    ) THEN
        RAISE EXCEPTION 'this grant is not his to give' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN given;
END $$;

CREATE TRIGGER grant_is_given BEFORE INSERT OR UPDATE OR DELETE ON organisation_grant
    FOR EACH ROW EXECUTE FUNCTION organisation_grant_is_given();
"""


class Migration(migrations.Migration):
    dependencies = [("organisation", "0003_users_and_invitations")]
    operations = [
        migrations.RunSQL(
            RULE,
            "DROP TRIGGER grant_is_given ON organisation_grant; DROP FUNCTION organisation_grant_is_given();",
        )
    ]
