"""A right is asked with its row: `has_perm` alone is for menus, and where no row can be named yet."""

import ast
from pathlib import Path

# (file, function): why the right is asked there without a row.
WITHOUT_A_ROW = {
    ("foundation/core/frame/navigation.py", "destinations"): "the navigation",
    ("foundation/core/context.py", "list_link"): "a menu: leads to a list that shows what is in scope",
    ("foundation/core/context.py", "sections"): "a record that lies in no unit",
    (
        "foundation/core/acts/buttons.py",
        "offered_acts",
    ): "spares the question of rows where no unit has the right",
    ("foundation/core/lookup/views.py", "post"): "its rows are those that the user may view",
    ("foundation/bulk/selection.py", "bulk_buttons"): "a menu: the act asks of each chosen row",
    ("cadre/brought.py", "known_to"): "a menu: a condition is offered; its rows are asked when it is applied",
    ("planning/people.py", "titles"): "a menu: a choice is offered; its rows are asked when it is applied",
    ("cadre/papers/pages.py", "without"): "a switch is offered; numbers are read row by row",
    ("office/organisation/first_page.py", "first_page"): "the first page of the navigation",
    ("evaluation/views.py", "campaign_links"): "a menu: the unit is chosen, and asked, on the form",
    ("evaluation/grading/period/running.py", "running_years"): "spares the question of campaigns",
    ("evaluation/grading/period/running.py", "units_of"): "a menu: its units are those answered for",
    ("dashboards/forms/pages.py", "offered"): "a menu: each form counts what its reader may see",
    ("guide/screens.py", "screens_for"): "a menu: each page asks by itself what it shows",
    ("rotation/room.py", "room_tabs"): "a menu: each page of the room asks its rows",
    (
        "rotation/plans/candidate_pages.py",
        "get_context_data",
    ): "a menu: the form behind the button asks its row",
    ("questions/views.py", "keep"): "questions that are kept are shared by all units",
    ("finding/views.py", "destination"): "leads to the list of people, which shows what is in scope",
    ("foundation/core/scope/rows.py", "in_scope"): "records that all units share lie in none",
    ("foundation/core/scope/rows.py", "holds"): "records that all units share lie in none",
    (
        "foundation/core/pages.py",
        "offers",
    ): "a menu: buttons of a whole list; its rows are asked for each action",
    ("foundation/sheets/views.py", "listing"): "imports belong to their owner, not to a unit",
    ("foundation/sheets/views.py", "new"): "imports belong to their owner, not to a unit",
    ("foundation/sheets/filling/views.py", "new"): "forms belong to their owner, not to a unit",
    (
        "foundation/sheets/remembered.py",
        "remembered",
    ): "what is remembered belongs to the unit of the user's own grant",
    ("foundation/sheets/afterwards.py", "links_after"): "a menu: each page asks by itself what it shows",
    ("foundation/sheets/openness.py", "openness"): "a new record of a file lies in no unit yet",
    ("office/organisation/models/users.py", "has_perms"): "Django's own name for several rights",
    (
        "office/organisation/accounts.py",
        "get_context_data",
    ): "a menu: the unit is chosen, and asked, on the form",
    (
        "office/organisation/account_forms.py",
        "given_by",
    ): "roles to choose from; the unit is asked by `may_give`",
    ("upkeep/context.py", "health"): "the machine lies in no unit",
    ("upkeep/health/answering.py", "ready"): "the machine lies in no unit",
    ("upkeep/health/answering.py", "metrics"): "the machine lies in no unit",
    ("reminders/context.py", "inbox"): "the bar on top leads to the list of duties",
}
APART = {"tests", "embedded", "docker", "bench", "var"}


def functions(path):
    """(name, node) of every function of a file; those inside another belong to the outer one."""
    for node in ast.parse(path.read_text()).body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        yield from ((part.name, part) for part in inner if isinstance(part, ast.FunctionDef))


def asks_without_a_row(node):
    return any(
        isinstance(part, ast.Attribute) and part.attr in {"has_perm", "has_perms"} for part in ast.walk(node)
    )


def test_a_right_is_asked_with_its_row():
    files = [
        path for path in Path().glob("*/**/*.py") if path.parts[0] not in APART and path.parts[0][0] != "."
    ]
    found = {
        (path.as_posix(), name)
        for path in files
        for name, node in functions(path)
        if asks_without_a_row(node)
    }
    assert found - WITHOUT_A_ROW.keys() == set(), "ask user.may(right, row) or for_user(user, action)"
    assert WITHOUT_A_ROW.keys() - found == set(), "no longer needed"


def test_no_template_asks_for_a_right():
    """Django's `perms` knows no row: a page says in its context what its reader may do."""
    assert [str(path) for path in Path("templates").rglob("*.html") if "perms." in path.read_text()] == []
