"""What the step from rotations to cases left: an end that lies ahead has not come, and history knew no state."""

from django.db import migrations

# First the rows that the step made end on a day to come: they run, that day is the planned end, and what was to follow
# stands in the note. Then the state of each event of before, by its own days. Neither is anybody's doing.
MEND = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE rotation_rotation DISABLE TRIGGER USER;
ALTER TABLE rotation_rotationevent DISABLE TRIGGER USER;
DELETE FROM rotation_rotationstep step USING rotation_rotation rotation
WHERE step.rotation_id = rotation.id AND step.origin = 'upgrade' AND step.from_state <> ''
    AND special_basis = '' AND first_day(valid_to) > (SELECT day FROM core_day)
    AND NOT EXISTS (SELECT FROM rotation_rotationstep later
        WHERE later.rotation_id = rotation.id AND later.origin <> 'upgrade');
UPDATE rotation_rotation rotation SET state = 'running', due_on = first_day(valid_to), valid_to = NULL,
    note = left(concat_ws('; ', nullif(note, ''), coalesce(nullif(after_words, ''), after.said)), 300), after_words = '',
    after_post_id = NULL
FROM (
    SELECT rotation.id, title.name || ', ' || unit.name AS said
    FROM rotation_rotation rotation LEFT JOIN organisation_post post ON post.id = rotation.after_post_id
        LEFT JOIN organisation_posttitle title ON title.id = post.title_id
        LEFT JOIN organisation_unit unit ON unit.id = post.unit_id
) after
WHERE after.id = rotation.id AND valid_to IS NOT NULL
    AND NOT EXISTS (SELECT FROM rotation_rotationstep step
        WHERE step.rotation_id = rotation.id AND (step.from_state <> '' OR step.origin <> 'upgrade'));
UPDATE rotation_rotationevent SET state = CASE
    WHEN first_day(valid_from) > (SELECT day FROM core_day) THEN 'decided'
    WHEN valid_to IS NULL THEN 'running'
    WHEN after_post_id IS NOT NULL OR after_words <> '' THEN 'placed'
    WHEN due_on IS NOT NULL AND valid_to < left(due_on::text, length(valid_to)) THEN 'early'
    ELSE 'waiting' END
WHERE state = 'planned' AND valid_from IS NOT NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE rotation_rotation ENABLE TRIGGER USER;
ALTER TABLE rotation_rotationevent ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("rotation", "0010_findings_of_a_decision"),
    ]

    operations = [migrations.RunSQL(MEND, migrations.RunSQL.noop)]
