"""What the figures count, for whatever people there are: grades, lists, classes, learners, moves, seats; in bulk."""

from bench.loading import past_triggers

# Of every commune a committee with a decided size, the rank of its members, and an entry for every twentieth person.
WORK = """
INSERT INTO organisation_body (unit_id, kind, name)
SELECT id, 'executive', 'Ban Chấp hành ' || name FROM organisation_unit WHERE code LIKE 'b%%';

INSERT INTO organisation_bodysize (body_id, size, valid_from, decision_no, scope_unit_id)
SELECT id, 15, '2020-04-01', '', unit_id FROM organisation_body WHERE kind = 'executive';

INSERT INTO organisation_posttitle (name, kind, body_kind, level, is_leader, "order", aliases, form_place, second_place)
VALUES ('Ủy viên Ban Chấp hành', 'collective', 'executive', 'commune', false, 5, '{}', 'executive', '')
ON CONFLICT DO NOTHING;

INSERT INTO organisation_post (unit_id, title_id, body_id)
SELECT body.unit_id, title.id, body.id FROM organisation_body body JOIN organisation_unit unit
    ON unit.id = body.unit_id AND unit.code LIKE 'b%%', organisation_posttitle title
WHERE title.name = 'Ủy viên Ban Chấp hành';

INSERT INTO cadre_postheld (cadre_id, post_id, main, known_on, taking_form, decision_no, leaving_form,
    leaving_decision_no, moved_to, scope_unit_id)
SELECT held.cadre_id, seat.id, false, '2021-11-30', '', '', '', '', '', held.scope_unit_id
FROM cadre_postheld held JOIN organisation_post post ON post.id = held.post_id
JOIN organisation_post seat ON seat.unit_id = post.unit_id AND seat.body_id IS NOT NULL
WHERE held.main AND held.cadre_id %% 20 = 1;

INSERT INTO planning_planningterm (name, kind, level, begins_on, ends_on, congress_article, congress_confirmed)
VALUES ('2020–2025', 'party', 'commune', '2020-04-01', '2025-06-01', '', false);

INSERT INTO planning_planningtarget (post_id, term_id, secret, scope_unit_id)
SELECT post.id, term.id, false, post.unit_id FROM organisation_post post, planning_planningterm term
WHERE post.body_id IS NOT NULL;

INSERT INTO planning_planningentry (cadre_id, target_id, status, proposed_on, continuity, source, reelected,
    decision_no, approved_on, end_reason, end_decision_no, special_basis, special_reason, note, scope_unit_id)
SELECT held.cadre_id, target.id, 'approved', '2019-07-15', '', '', false, '318-QĐ/HU', '2019-07-15', '', '', '', '', '',
    target.scope_unit_id
FROM cadre_postheld held JOIN organisation_post post ON post.id = held.post_id
JOIN organisation_post seat ON seat.unit_id = post.unit_id AND seat.body_id IS NOT NULL
JOIN planning_planningtarget target ON target.post_id = seat.id
WHERE held.main AND held.cadre_id %% 20 = 2;

INSERT INTO planning_entrystep (entry_id, act, from_state, to_state, "on", reason, decision_no, decision_on, issuer,
    signer, origin, before)
SELECT id, 'planning.record', '', 'approved', approved_on, '', decision_no, approved_on, '', '', 'import', '{}'
FROM planning_planningentry;

INSERT INTO evaluation_evaluation (cadre_id, year, unit_id, post_words, self_grade, collective_grade, proposed, grade,
    not_graded_reason, member_grade, decision_no, note)
SELECT held.cadre_id, year, post.unit_id, '', '', '', '',
    (ARRAY['good', 'good', 'good', 'excellent', 'completed'])[1 + (held.cadre_id + year) %% 5], '', '', '', ''
FROM cadre_postheld held JOIN organisation_post post ON post.id = held.post_id, generate_series(2016, 2020) year
WHERE held.main;

INSERT INTO training_programme (name, "group", kind, detail, length, "order", aliases)
VALUES ('Bồi dưỡng', 'refresher', '', '', '', 1, '{}') ON CONFLICT DO NOTHING;
"""
CLASSES = """
INSERT INTO training_trainingclass (name, unit_id, programme_id, opens_on, mode, organiser, decision_no, note,
    secret, completion)
SELECT 'Lớp ' || n, unit.id, programme.id, to_char(date '2016-01-01' + n * 20, 'YYYY-MM-DD'), '', '', '', '', false,
    'open'
FROM generate_series(1, 100) n, (SELECT min(id) AS id FROM organisation_unit WHERE parent_id IS NULL) unit,
    training_programme programme;

INSERT INTO training_enrolment (training_class_id, cadre_id, full_name, workplace, result, grade, certificate_no,
    sent_no, scope_unit_id)
SELECT class.id, cadre.id, '', '', 'passed', '', '', '', cadre.scope_unit_id
FROM cadre_cadre cadre JOIN (SELECT id, row_number() OVER () AS n FROM training_trainingclass) class
    ON class.n = 1 + cadre.id %% 100;
"""
STANDARDS = """
INSERT INTO cadre_standard (kind, least, level, leaders_only, valid_from, article, confirmed, note)
SELECT 'theory', 22, '', true, '2010-01-01', 'Điều 3', true, '' WHERE NOT EXISTS (SELECT FROM cadre_standard);
"""
NEEDS = """
INSERT INTO training_need (cadre_id, kind, level, why, reserved, opened_on, note, state, scope_unit_id)
SELECT cadre.id, 'theory', 22, 'held', false, '2021-11-01', '', 'open', cadre.scope_unit_id
FROM cadre_cadre cadre WHERE cadre.id %% 5 = 2;
"""
MOVES = """
INSERT INTO rotation_rotation (cadre_id, kind, direction, from_words, to_post_id, valid_from, decision_no, purpose,
    after_words, note, special_basis, special_reason, state_decision_no, state, scope_unit_id)
SELECT cadre_id, 'rotation', 'down', '', post_id, '2019-02-01', '', '', '', '', '', '', '', 'running', scope_unit_id
FROM cadre_postheld WHERE main AND cadre_id %% 50 = 3;
"""
# A year that is being graded: a row for everybody, in ten groups; of nine in ten the unit has said its word.
GRADING = """
INSERT INTO campaigns_campaign (unit_id, kind, year, round, name, figures_on, opens_on, due_on, plan_no, secret, state)
SELECT min(id), 'grading', 2021, 'regular', 'Xếp loại năm 2021', '2021-11-30', '2021-11-08', '2021-12-03', '', false,
    'open'
FROM organisation_unit WHERE parent_id IS NULL;

INSERT INTO evaluation_peergroup (campaign_id, name, ordinal)
SELECT campaign.id, 'Nhóm ' || n, n FROM campaigns_campaign campaign, generate_series(1, 10) n;

INSERT INTO evaluation_gradingline (campaign_id, cadre_id, unit_id, title_id, group_id, post_words, subject, is_head,
    is_decided_above, ordinal, months, absence, self_grade, collective_grade, unit_votes, unit_valid, quarter_1,
    quarter_2, quarter_3, quarter_4, proposed, grade, not_graded_reason, member_grade, unit_note, note, version,
    state)
SELECT peers.campaign_id, held.cadre_id, post.unit_id, post.title_id, peers.id, '', 'leader', false, false,
    row_number() OVER (ORDER BY post.unit_id, held.cadre_id), 12, '', said.grade, said.grade,
    CASE WHEN said.grade <> '' THEN 19 END, CASE WHEN said.grade <> '' THEN 20 END,
    '', '', '', '', '', '', '', '', '', '', 0,
    CASE WHEN said.grade = '' THEN 'open' ELSE 'unit' END
FROM cadre_postheld held JOIN organisation_post post ON post.id = held.post_id
JOIN evaluation_peergroup peers ON peers.ordinal = 1 + held.cadre_id %% 10,
    LATERAL (SELECT coalesce((ARRAY['', 'excellent', 'excellent', 'completed'])[1 + held.cadre_id %% 10], 'good')
        AS grade) said
WHERE held.main AND held.valid_to IS NULL;
"""
CLEAR = """
TRUNCATE evaluation_evaluation, evaluation_gradingline, evaluation_peergroup, campaigns_campaign,
    planning_planningentry, planning_planningtarget, planning_planningterm, planning_approvedlist,
    planning_approvedline, planning_reviewlist,
    training_need, training_enrolment, training_trainingclass, training_programme, rotation_rotation,
    organisation_bodysize CASCADE;
"""


def add_work() -> None:
    """Past the triggers, as the people were; none of it is projected."""
    with past_triggers() as cursor:
        cursor.execute(CLEAR)
        cursor.execute("DELETE FROM organisation_body WHERE kind = 'executive'")
        for work in (WORK, CLASSES, STANDARDS, NEEDS, MOVES, GRADING):
            cursor.execute(work, {})
