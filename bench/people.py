"""Invented people in any number, written past the triggers and projected once."""

import json
from pathlib import Path

from django.db import connection

from bench.loading import past_triggers

NAMES = json.loads((Path(__file__).parent / "names.json").read_text(encoding="utf-8"))


def pick(words: str, power: float) -> str:
    """SQL for one word of a list; the first ones are the commonest, the more so the higher the power."""
    return f"(%({words})s)[1 + floor(random() ^ {power} * cardinality(%({words})s))::int]"


UNITS = """
INSERT INTO organisation_unit (code, name, short_name, level, kind, parent_id, "order", valid_from, official_key)
SELECT 'b' || n, 'Xã số ' || n, '', 'commune', '4', root.id, n, '2000-01-01', '4' || lpad(n::text, 4, '0')
FROM generate_series(1, %(units)s) n, (SELECT min(id) AS id FROM organisation_unit WHERE parent_id IS NULL) root;

INSERT INTO organisation_posttitle (name, kind, body_kind, level, is_leader, "order", aliases, form_place, second_place)
SELECT 'Chức danh ' || n, 'post', '', 'commune', n <= 10, n, '{}', '', '' FROM generate_series(1, 20) n
ON CONFLICT DO NOTHING;

INSERT INTO organisation_post (unit_id, title_id)
SELECT unit.id, title.id FROM organisation_unit unit, organisation_posttitle title
WHERE unit.code LIKE 'b%%' AND title.kind = 'post';
"""
# The same people in every run, after SEED; among however many, so many spread ones bear a family name of their own.
SEED = "SELECT setseed(0.5)"
ALONE = "Kpă Hờ Ngheo"
FAMILIES = {"Khuất": 40, "Ksor": 3}
RARE = " ".join(
    f"WHEN (n + {place}) %% (%(people)s / {count}) = 0 AND n <= %(people)s / {count} * {count} THEN '{name}'"
    for place, (name, count) in enumerate(FAMILIES.items())
)
NAMED = f"""
SELECT n, sex, CASE n WHEN 5 THEN '{ALONE}' ELSE CASE {RARE} ELSE {pick("family", 2)} END || ' ' || CASE sex
    WHEN 'F' THEN {pick("middle_f", 3)} || ' ' || {pick("given_f", 1.5)}
    ELSE {pick("middle_m", 3)} || ' ' || {pick("given_m", 1.5)} END END AS full_name
FROM (SELECT n, CASE WHEN n %% 3 = 0 THEN 'F' ELSE 'M' END AS sex FROM generate_series(1, %(people)s) n) person
"""
# Each person at the next post of the next unit, whose people they are; nothing is written twice.
PEOPLE = f"""
CREATE TEMP TABLE places ON COMMIT DROP AS
SELECT id AS post_id, unit_id, row_number() OVER (ORDER BY id) - 1 AS place FROM organisation_post;

INSERT INTO cadre_cadre (full_name, other_names, sex, birth, home_town, party_joined_on, party_official_on,
    general_education, phone, note, retirement_reason, retirement_paper_no, entered_unit_id, scope_unit_id,
    ethnic_group_id)
SELECT full_name, '', sex,
    to_char(date '1962-01-01' + (n * 37 %% 12000), 'YYYY-MM-DD'), 'huyện Bình Gia, tỉnh Lạng Sơn',
    to_char(date '1995-01-01' + (n * 17 %% 8000), 'YYYY-MM-DD'),
    to_char(date '1996-01-01' + (n * 17 %% 8000), 'YYYY-MM-DD'), '12/12', '', '', '', '', root.id, places.unit_id,
    ethnic.id
FROM ({NAMED} OFFSET 0) named JOIN places ON places.place = n %% (SELECT count(*) FROM places),
    (SELECT min(id) AS id FROM organisation_unit) root, (SELECT min(id) AS id FROM cadre_ethnicgroup) ethnic
ORDER BY n;

INSERT INTO cadre_postheld (cadre_id, post_id, main, known_on, taking_form, decision_no, leaving_form,
    leaving_decision_no, moved_to, scope_unit_id)
SELECT cadre.id, places.post_id, true, '2021-11-30', '', '', '', '', '', places.unit_id
FROM (SELECT id, row_number() OVER (ORDER BY id) %% (SELECT count(*) FROM places) AS place FROM cadre_cadre) cadre
JOIN places ON places.place = cadre.place;

INSERT INTO cadre_qualification (cadre_id, kind, level, detail, known_on, certificate_no, scope_unit_id)
SELECT cadre.id, kind, ten + cadre.id %% 4 + 1, '', '2021-11-30', '', cadre.scope_unit_id
FROM cadre_cadre cadre, (VALUES ('degree', 11), ('theory', 20), ('state', 30)) AS level(kind, ten);
"""
# Fewer people are a list of one page, and searches find nobody.
LEAST = 1_000
COMMUNES = "SELECT id FROM organisation_unit WHERE code LIKE 'b%%'"
CLEAR = "TRUNCATE cadre_cadre, cadre_postheld, cadre_qualification, organisation_post CASCADE;"


def units_for(people: int) -> int:
    """50 communes for 3,000 people, 500 for 100,000, 2,000 for a million, and never more."""
    return max(50, min(2_000, people // 200))


def fill(people: int) -> None:
    """Replace whatever people there are by the given number."""
    words = {"people": people, "units": units_for(people), **NAMES}
    with past_triggers() as cursor:
        cursor.execute(CLEAR)
        cursor.execute(f"DELETE FROM organisation_grant WHERE unit_id IN ({COMMUNES})", [])
        cursor.execute("DELETE FROM organisation_unit WHERE code LIKE 'b%%'", [])
        cursor.execute(SEED)
        cursor.execute(UNITS, words)
        cursor.execute(PEOPLE, words)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cadre_rebuild()")
        cursor.execute("ANALYZE")
