"""Rotations as they stood before they were cases, on 30/11/2021, and what is made of each."""

RECORD, END, EARLY, PLACE = (f"rotation.record{name}" for name in ("", "_end", "_early_end", "_place"))
# (from, planned end, end, placed in words) : (state, from, planned from, planned end, end, words, note), acts.
BECOME = {
    ("2019-03-01", None, None, ""): (("running", "2019-03-01", None, None, None, "", ""), [RECORD]),
    ("2018", "2020-01-01", "2020", ""): (
        ("waiting", "2018", None, "2020-01-01", "2020", "", ""),
        [RECORD, END],
    ),
    ("2018-05", "2021-05-01", "2020-02-01", ""): (
        ("early", "2018-05", None, "2021-05-01", "2020-02-01", "", ""),
        [RECORD, EARLY],
    ),
    ("2018-05-01", "2021-05-01", "2020-02", "Ban Dân vận"): (
        ("placed", "2018-05-01", None, "2021-05-01", "2020-02", "Ban Dân vận", ""),
        [RECORD, EARLY, PLACE],
    ),
    ("2015-02-01", None, "2018-02-01", "Sở Nội vụ"): (
        ("placed", "2015-02-01", None, None, "2018-02-01", "Sở Nội vụ", ""),
        [RECORD, END, PLACE],
    ),
    # Nothing of what lies ahead has been done.
    ("2022-01-01", None, "2024-01", "Trở lại xã"): (
        ("decided", None, "2022-01-01", "2024-01-01", None, "", "Trở lại xã"),
        ["rotation.decide"],
    ),
    ("2020-06-01", "2023-06-01", "2022-03-01", "Trở lại xã"): (
        ("running", "2020-06-01", None, "2022-03-01", None, "", "Trở lại xã"),
        [RECORD],
    ),
    ("2020-07-01", None, "2022-03-01", ""): (
        ("running", "2020-07-01", None, "2022-03-01", None, "", ""),
        [RECORD],
    ),
}
UNWATCHED = "ALTER TABLE rotation_rotation {} TRIGGER USER"
# Each of another person who was never moved.
INSERT = """
INSERT INTO rotation_rotation (kind, direction, from_words, valid_from, due_on, valid_to, decision_no, purpose,
    after_words, note, special_basis, special_reason, cadre_id, to_post_id, scope_unit_id)
SELECT 'rotation', '', '', %s, %s, %s, '', '', %s, '', '', '', id, (SELECT min(id) FROM organisation_post),
    (SELECT min(scope_unit_id) FROM rotation_rotation)
FROM cadre_cadre WHERE id NOT IN (SELECT cadre_id FROM rotation_rotation) ORDER BY id LIMIT 1 RETURNING id
"""
STANDS = """
SELECT state, valid_from, planned_from, due_on::text, valid_to, after_words, note FROM rotation_rotation WHERE id = %s
"""
ACTS = """
SELECT act, from_state, to_state, "on", origin FROM rotation_rotationstep WHERE rotation_id = %s ORDER BY "on", id
"""


def insert(cursor):
    """{what stood: key}, without history; `taken` says what became of them and leaves nothing of them."""
    cursor.execute(UNWATCHED.format("DISABLE"))
    keys = {}
    for stood in BECOME:
        cursor.execute(INSERT, stood)
        keys[stood] = cursor.fetchone()[0]
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute(UNWATCHED.format("ENABLE"))
    return keys


def taken(cursor, keys):
    """{what stood: (what stands, its steps)}."""
    found = {}
    for stood, key in keys.items():
        cursor.execute(STANDS, [key])
        stands = cursor.fetchone()
        cursor.execute(ACTS, [key])
        found[stood] = stands, cursor.fetchall()
    cursor.execute(UNWATCHED.format("DISABLE"))
    cursor.execute("DELETE FROM rotation_rotation WHERE id = ANY(%s)", [list(keys.values())])
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute(UNWATCHED.format("ENABLE"))
    return found
