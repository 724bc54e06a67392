import django.db.models.deletion
from django.db import migrations, models

import foundation.core.dates
from foundation.core.scope.functions import FunctionsInForce

BEFORE = r"""
CREATE OR REPLACE FUNCTION cadre_project(ids bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Writes facts and people itself; `app.projecting` tells the triggers on these that they need not ask again.
-- While `app.unprojected` is a list, people are only added to it: `cadre_project_waiting` does them all at once.
DECLARE
    today date;
    ages jsonb;
    before text := current_setting('app.projecting', true);
    waiting text := coalesce(current_setting('app.unprojected', true), '');
BEGIN
    IF ids IS NULL THEN RETURN; END IF;
    IF waiting <> '' THEN
        PERFORM set_config('app.unprojected', (waiting::bigint[] || ids)::text, true);
        RETURN;
    END IF;
    today := (SELECT day FROM core_day);
    ages := retirement_ages_on(today);
    PERFORM set_config('app.projecting', 'on', true);
    -- Who changes other facts of the same people waits here, and reads afterwards what was written before him.
    PERFORM FROM cadre_cadre WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
    PERFORM cadre_beginnings(ids);
    INSERT INTO cadre_cadrenow AS now
        (cadre_id, unit_id, held_id, status, degree, theory, state, retire_on, official_key, search_text)
    SELECT cadre.id, unit.id, held.id,
        CASE WHEN held.id IS NOT NULL THEN 'serving' WHEN last.id IS NOT NULL THEN 'left' ELSE 'no_post' END,
        level.degree, level.theory, level.state,
        cadre_retires_on(cadre, ages, today),
        unit.official_key || ' ' || lpad(coalesce(title."order", 99999)::text, 5, '0') || ' ' || cadre.sort_key,
        ' ' || cadre.name_fold || ' ' || cadre_initials(cadre.name_fold) || coalesce(' ' || left(cadre.birth, 4), '')
            || coalesce(' ' || title.name_fold, '') || ' ' || unit.name_fold
    FROM cadre_cadre cadre
    LEFT JOIN LATERAL (
        SELECT id, post_id FROM cadre_postheld
        WHERE cadre_id = cadre.id AND main
            AND (counts_from IS NULL OR counts_from <= today)
            AND (valid_to IS NULL OR first_day(valid_to) > today)
        LIMIT 1
    ) held ON true
    LEFT JOIN LATERAL (
        SELECT id, post_id FROM cadre_postheld
        WHERE cadre_id = cadre.id AND main AND first_day(valid_to) <= today
        ORDER BY valid_to DESC, id DESC LIMIT 1
    ) last ON held.id IS NULL
    LEFT JOIN organisation_post post ON post.id = coalesce(held.post_id, last.post_id)
    LEFT JOIN organisation_posttitle title ON title.id = post.title_id
    JOIN organisation_unit unit ON unit.id = coalesce(post.unit_id, cadre.entered_unit_id)
    LEFT JOIN LATERAL (
        SELECT max(level) FILTER (WHERE kind = 'degree') AS degree,
            max(level) FILTER (WHERE kind = 'theory') AS theory,
            max(level) FILTER (WHERE kind = 'state') AS state
        FROM cadre_qualification
        WHERE cadre_id = cadre.id AND (counts_from IS NULL OR counts_from <= today)
            AND (valid_to IS NULL OR first_day(valid_to) > today)
    ) level ON true
    WHERE cadre.id = ANY(ids)
    ON CONFLICT (cadre_id) DO UPDATE SET
        unit_id = excluded.unit_id, held_id = excluded.held_id, status = excluded.status,
        degree = excluded.degree, theory = excluded.theory, state = excluded.state,
        retire_on = excluded.retire_on, official_key = excluded.official_key, search_text = excluded.search_text
    WHERE (now.unit_id, now.held_id, now.status, now.degree, now.theory, now.state, now.retire_on,
            now.official_key, now.search_text)
        IS DISTINCT FROM (excluded.unit_id, excluded.held_id, excluded.status, excluded.degree, excluded.theory,
            excluded.state, excluded.retire_on, excluded.official_key, excluded.search_text);
    UPDATE cadre_cadre cadre SET scope_unit_id = now.unit_id
    FROM cadre_cadrenow now
    WHERE now.cadre_id = cadre.id AND cadre.id = ANY(ids) AND cadre.scope_unit_id <> now.unit_id;
    PERFORM set_config('app.projecting', coalesce(before, ''), true);
END $$;
"""

FILL = """
UPDATE cadre_cadrenow now SET
    title_id = post.title_id, certain_from = coalesce(first_day(held.valid_from), held.known_on),
    sex = cadre.sex, birth = cadre.birth, ethnic_group_id = cadre.ethnic_group_id,
    party_joined_on = cadre.party_joined_on, party_official_on = cadre.party_official_on
FROM cadre_cadrenow known JOIN cadre_cadre cadre ON cadre.id = known.cadre_id
LEFT JOIN cadre_postheld held ON held.id = known.held_id
LEFT JOIN organisation_post post ON post.id = held.post_id
WHERE known.cadre_id = now.cadre_id
"""


def copied(to):
    return models.ForeignKey(
        to,
        db_constraint=False,
        db_index=False,
        null=True,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
    )


ADDED = {
    "title": copied("organisation.posttitle"),
    "certain_from": models.DateField(null=True),
    "birth": foundation.core.dates.PartialDateField(null=True),
    "ethnic_group": copied("cadre.ethnicgroup"),
    "party_joined_on": foundation.core.dates.PartialDateField(null=True),
    "party_official_on": foundation.core.dates.PartialDateField(null=True),
}


class Migration(migrations.Migration):
    """Who serves is counted, and leaders by their standards, without a record or a post being read."""

    dependencies = [("cadre", "0035_names_in_the_background"), ("organisation", "0028_units_below_by_their_index")]

    operations = [
        *(migrations.AddField("cadrenow", name, field) for name, field in ADDED.items()),
        migrations.AddField(
            "cadrenow",
            "sex",
            models.CharField(choices=[("M", "Nam"), ("F", "Nữ")], default="", max_length=1),
            preserve_default=False,
        ),
        FunctionsInForce("515c904b4ed33929", before=BEFORE),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
