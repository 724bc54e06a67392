from itertools import groupby

from django.db import migrations

from foundation.core import clock
from planning.seals import seal

# What stands approved, or once was, before approved lists were kept: the facts of now, with the post of the day of
# effect. Nothing can be said of how they were judged when they were decided, so they bear no verdict.
DECIDED = """
SELECT step.id, step.entry_id, step."on", target.id, 'nhiệm kỳ ' || term.name, title.name, unit.name,
    cadre.full_name, cadre.sex, cadre.birth::text, coalesce(ethnic.name, ''), coalesce(ethnic.code <> '01', false),
    coalesce(workplace.id, served.id), coalesce(workplace.name, served.name, ''), coalesce(post_title.name, ''),
    title.name || ', ' || unit.name, entry.reelected, entry.special_basis,
    lpad(coalesce(post_title."order", 99999)::text, 5, '0') || ' ' || cadre.sort_key
FROM planning_entrystep step
JOIN planning_planningentry entry ON entry.id = step.entry_id
JOIN planning_planningtarget target ON target.id = entry.target_id
JOIN planning_planningterm term ON term.id = target.term_id
JOIN organisation_post planned ON planned.id = target.post_id
JOIN organisation_posttitle title ON title.id = planned.title_id
JOIN organisation_unit unit ON unit.id = planned.unit_id
JOIN cadre_cadre cadre ON cadre.id = entry.cadre_id
LEFT JOIN cadre_ethnicgroup ethnic ON ethnic.id = cadre.ethnic_group_id
LEFT JOIN cadre_cadrenow now ON now.cadre_id = cadre.id
LEFT JOIN organisation_unit served ON served.id = now.unit_id
LEFT JOIN cadre_postheld held ON held.cadre_id = cadre.id AND held.main
    AND (held.counts_from IS NULL OR held.counts_from <= step."on")
    AND (held.valid_to IS NULL OR held.valid_to > step."on"::text)
LEFT JOIN organisation_post post ON post.id = held.post_id
LEFT JOIN organisation_posttitle post_title ON post_title.id = post.title_id
LEFT JOIN organisation_unit workplace ON workplace.id = post.unit_id
WHERE step.to_state = 'approved' AND step.undoes_id IS NULL
    AND NOT EXISTS (SELECT FROM planning_entrystep undoing WHERE undoing.undoes_id = step.id)
ORDER BY target.id, step."on", coalesce(workplace.official_key, served.official_key), 19, step.id
"""
OF_LINE = ["name", "sex", "birth", "ethnic_group", "minority", "unit_id", "unit_name", "post", "title"]
OF_LINE += ["reelected", "special_basis", "order_key"]
FORGET = """
DELETE FROM planning_approvedline WHERE approved_list_id IN (
    SELECT id FROM planning_approvedlist WHERE basis = 'upgrade');
DELETE FROM planning_approvedlist WHERE basis = 'upgrade';
"""


def keep(apps, schema_editor):
    """One list for every title of a unit and day of effect, in two statements for all."""
    approved_list = apps.get_model("planning", "ApprovedList")
    approved_line = apps.get_model("planning", "ApprovedLine")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(DECIDED)
        rows = cursor.fetchall()
    lists, lines = [], []
    for (target, day), group in groupby(rows, key=lambda row: (row[3], row[2])):
        group = list(group)
        names = group[0][4:7]
        head = [*names, day, "", []]
        of_list = [line_of(approved_line, row, place) for place, row in enumerate(group, 1)]
        made = approved_list(target_id=target, on=day, taken_on=clock.today(), basis="upgrade")
        made.term_name, made.title_name, made.unit_name = names
        made.checksum = seal(head, [sealed(line) for line in of_list])
        lists.append(made)
        lines += [(made, line) for line in of_list]
    approved_list.objects.bulk_create(lists)
    for made, line in lines:
        line.approved_list = made
    approved_line.objects.bulk_create(line for _, line in lines)


def line_of(model, row, ordinal):
    facts = dict(zip(OF_LINE, row[7:], strict=True))
    return model(step_id=row[0], entry_id=row[1], ordinal=ordinal, section=facts["unit_name"], **facts)


def sealed(line):
    return [
        *(line.ordinal, line.section, line.name, line.sex, line.birth, line.ethnic_group, line.minority),
        *(line.unit_name, line.post, line.title, line.reelected, line.special_basis, "", "", []),
    ]


class Migration(migrations.Migration):
    dependencies = [("cadre", "0009_one_after_the_other"), ("planning", "0006_approved_lists")]
    operations = [migrations.RunPython(keep, migrations.RunPython.noop), migrations.RunSQL("", FORGET)]
