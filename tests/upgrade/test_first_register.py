"""What an office has kept since the first register comes through every later migration: no row, history row or figure
changes. The dump is of the invented sample district, made by the program of 25/11/2026; passwords are struck out."""

import datetime
import json

import psycopg2
import pytest

from tests.upgrade import rotations
from tests.upgrade.office import HERE, loaded

TODAY = datetime.date(2021, 11, 30)
FIGURES = json.loads((HERE / "figures.json").read_text())
# Rules that a later program keeps otherwise: their months are those of the terms, and two figures are unconfirmed.
TURNED = "key LIKE 'reckoning%' OR key LIKE 'max_%_per_%'"
# Rows that migrations add to tables of before: what stood in the code and is now on record.
ADDED = {
    "regulations_ruleset": 2,
    "regulations_rulesetevent": 2,
    "regulations_rule": 4,
    "regulations_ruleevent": 13,
    "planning_planningtermevent": 2,
    "regulations_rulesetdocument": 1,
    "regulations_rulesetdocumentevent": 1,
}


@pytest.fixture(scope="module")
def office():
    """Older rotations come in where the register of rotations stood last."""
    with loaded(HERE / "first_register.sql.xz", {"regulations_rule": f"NOT ({TURNED})"}) as office:
        office.manage("migrate", "rotation", "0006", "-v0")
        with psycopg2.connect(office.owner) as owner, owner.cursor() as old:
            keys = rotations.insert(old)
        office.manage("migrate", "-v0")
        with psycopg2.connect(office.owner) as owner, owner.cursor() as new:
            office.cases = rotations.taken(new, keys)
        yield office


def test_every_row_and_every_row_of_history_is_there_as_it_was(office):
    assert sum(rows.total() for rows in office.before.values()) > 10_000
    assert office.lost_rows() == {}
    assert office.added_rows() == ADDED


def test_the_ages_at_retirement_are_those_that_stood_in_the_code(office):
    """And nobody's month is another: the projection is among the rows above."""
    rules = office.ask(
        "SELECT confirmed, value -> 'M' ->> 'limit' FROM regulations_rule WHERE id = retirement_rule_on('2021-11-30')"
    )
    assert rules == [(True, "744")]
    assert office.ask("SELECT count(*) > 400 FROM cadre_cadrenow WHERE retire_on IS NOT NULL") == [(True,)]


def test_the_months_of_the_rules_are_those_of_the_terms_and_no_rule_is_lost(office):
    assert office.ask(
        "SELECT level, congress_month, congress_article, congress_confirmed FROM planning_planningterm"
        " WHERE congress_month IS NOT NULL ORDER BY level"
    ) == [
        ("commune", "2020-04", "Quy định của đơn vị mẫu", True),
        ("district", "2020-06", "Quy định của đơn vị mẫu", True),
    ]
    assert office.ask(
        "SELECT rule.level, rule.value #>> '{}', rule.confirmed, rule.note FROM regulations_rule rule"
        " JOIN regulations_ruleset ON regulations_ruleset.id = rule.rule_set_id"
        " WHERE key = 'reckoning' AND unit_id IS NOT NULL ORDER BY rule.level"
    ) == [
        ("commune", "congress", True, "Trước đây ghi 04/2020."),
        ("district", "congress", True, "Trước đây ghi 06/2020."),
    ]
    assert not office.ask(
        "SELECT 1 FROM regulations_rule rule JOIN regulations_ruleset of ON of.id = rule.rule_set_id"
        " WHERE key LIKE 'reckoning_month%' AND subject <> 'election'"
    )
    assert not office.ask(
        "SELECT 1 FROM regulations_ruleset WHERE subject = 'planning' AND conditions = '{}'"
        " AND parent_id IS NULL"
    )


def test_that_somebody_must_be_planned_is_a_rule_of_the_sets_that_were_shipped(office):
    assert office.ask(
        "SELECT of.name, rule.value #>> '{}', rule.article, rule.confirmed FROM regulations_rule rule"
        " JOIN regulations_ruleset of ON of.id = rule.rule_set_id"
        " WHERE key = 'planned_for_appointment' ORDER BY of.in_force_from"
    ) == [
        ("Bổ nhiệm theo Quy định 80", "true", "Quy định 80-QĐ/TW, Điều 18", True),
        ("Bổ nhiệm theo Quy định 377", "true", "Quy định 377-QĐ/TW, Điều 34", True),
    ]


@pytest.mark.parametrize("day", FIGURES)
def test_the_figures_of_a_day_are_those_of_before(office, day):
    figures = json.loads(office.manage("figures", "--as-of", day, "--json"))
    assert {key: figures[key] for key in FIGURES[day]} == FIGURES[day]


def test_every_approved_entry_has_its_line_of_what_is_known_at_the_upgrade(office):
    [(entries,)] = office.ask("SELECT count(*) FROM planning_planningentry WHERE approved_on IS NOT NULL")
    lines = office.ask(
        "SELECT basis, verdict, count(DISTINCT line.entry_id) FROM planning_approvedline line"
        " JOIN planning_approvedlist list ON list.id = line.approved_list_id GROUP BY 1, 2"
    )
    assert lines == [("upgrade", "", entries)] and entries > 180


@pytest.mark.parametrize("stood", rotations.BECOME)
def test_a_rotation_of_before_is_a_case_with_the_steps_that_its_days_prove(office, stood):
    """A step lies on the day of its end, the first that is known of it, and leads from where the one before led."""
    stands, acts = rotations.BECOME[stood]
    found, steps = office.cases[stood]
    assert (found, [step[0] for step in steps]) == (stands, acts)
    states = [""] + [step[2] for step in steps]
    assert [step[1] for step in steps] == states[:-1] and states[-1] == found[0]
    assert {step[4] for step in steps} == {"upgrade"} and max(step[3] for step in steps) <= TODAY


def test_the_history_of_a_rotation_of_before_tells_its_state(office):
    told = office.ask(
        "SELECT DISTINCT event.state, rotation.state FROM rotation_rotationevent event"
        " JOIN rotation_rotation rotation ON rotation.id = event.pgh_obj_id"
    )
    assert sorted(told) == [("placed", "placed"), ("running", "running")]
