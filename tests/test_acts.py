"""Every act as every role, in every state, about oneself, a relative and others, inside the scope and outside:
by its page, by the form for many rows, by the command for files. Either there is one step more, or a refusal.
"""

import ast
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from django.apps import apps
from django.db import transaction

from cadre.models.conflicts import Account, Relative
from foundation.core.acts.act import ACTS
from foundation.core.acts.run import NO_RIGHT, judge, key_of
from foundation.core.scope.rows import OTHERS_ACT
from office.organisation.rights import RIGHTS, Role
from tests.conftest import WORLD, make_user
from tests.factories import make_cadre, make_post
from tests.put import Put
from tests.walk import OTHER, OWN, RELATIVE, table

MODULES = [
    import_module(f"tests.{path.parent.name}.act_walk")
    for path in sorted(Path("tests").glob("*/act_walk.py"))
]
WALKS = {walk.model.__name__: walk for module in MODULES for walk in module.WALKS}
RIGHT, PERSON, PLACE, STATE, DONE = "no right", "conflict", "outside", "state", "done"
# Done only by who reads all units; the walked user has one commune.
WHOLE, OF_THE_WHOLE = "whole", {"cadre.remove"}
# How far a row is that a unit has handed in, the unit is not told.
UNTOLD = {"evaluation.record_self", "evaluation.record_unit"}
PAGE = {RIGHT: {403}, PERSON: {403, 404}, PLACE: {404}, STATE: {302}, DONE: {302}, WHOLE: {200, 302}}
# What is outside the scope, or kept from the user, is not among the rows of a list; there may be no list at all.
BULK = PAGE | {PERSON: {200, 404}, PLACE: {200, 404}, STATE: {200}}


def people_of(world):
    """Three of Hoa Thám: the user's own person, a relative of theirs, and somebody else."""
    names = {OWN: "Lý Văn Một", RELATIVE: "Lý Văn Hai", OTHER: "Lý Văn Ba"}
    found = {
        who: make_cadre(name, make_post("Chuyên viên", world.hoa_tham), birth="1981-02-03")
        for who, name in names.items()
    }
    Relative.objects.create(cadre=found[OWN], relative=found[RELATIVE], kinship="sibling")
    return found


def cases(walk, world, people):
    """(place, relation, state, row) of every row that is walked."""
    for inside, unit in ((True, world.hoa_tham), (False, world.tan_van)):
        walked = {who: people[who] for who in (walk.people if inside else (OTHER, OWN))}
        for (who, state), row in walk.rows(unit, walked).items():
            # A record of a person lies where the person does.
            yield inside or row == people[who], who, state, row


def walked_by(walk):
    def make(world):
        people = people_of(world)
        return SimpleNamespace(own=people[OWN], rows=list(cases(walk, world, people)))

    return make


PUTS = {kind: Put(f"walked_{kind.lower()}", walked_by(walk), upon=WORLD) for kind, walk in WALKS.items()}


@pytest.fixture(scope="session")
def walked_rows(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        for rows in PUTS.values():
            rows.prepare()
    return PUTS


def expected(act, role, inside, who, state):
    if act.right not in RIGHTS[role]:
        return RIGHT
    if who != OTHER:
        return PERSON
    if not inside:
        return PLACE
    if state not in act.moves:
        return STATE
    return WHOLE if act.name in OF_THE_WHOLE else DONE


def first_wrong_state(act, walked):
    """A state in which the act cannot start, if there is one."""
    return next((state for *_, state, _ in walked if state not in act.moves), None)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", WALKS)
def test_every_act_is_done_or_refused(client, world, walked_rows, kind, role):
    walk, user, made = WALKS[kind], make_user("nguoi", role, world.hoa_tham), walked_rows[kind].put()
    Account.objects.create(user=user, cadre=made.own)
    client.force_login(user)
    walked = made.rows
    for act in walk.acts:
        said = judge(act, user, [row for *_, row in walked], walk.asked_of(act))
        wrong = first_wrong_state(act, walked)
        for inside, who, state, row in walked:
            case = Case(act, role, inside, who, state)
            outcome = expected(act, role, inside, who, state)
            if outcome == DONE and not walk.fits(act, row):
                outcome = STATE
            assert_judged(outcome, said.get(key_of(row), []), case)
            # Every refusal was judged; pages, forms and commands are asked for each kind of it in one state only.
            if outcome == DONE or state in (next(iter(act.moves)), wrong):
                for way, statuses in ((page, PAGE), (bulk, BULK), (command, None)):
                    client.opens_first = shows_a_form(way, outcome, state)
                    assert_done_or_refused(way(client, walk, row, user), statuses, outcome, case)


def shows_a_form(way, outcome, state):
    """Who lacks the right is shown none, nor is one of a record that is not theirs: sent unopened it is refused too."""
    return outcome not in ((RIGHT, PERSON, PLACE) if way is page and state else (RIGHT,))


class Case(NamedTuple):
    act: object
    role: Role
    inside: bool
    who: str
    state: str | None

    def __str__(self):
        return " ".join(map(str, (self.act.name, *self[1:])))


def assert_judged(outcome, sentences, case):
    if outcome in (DONE, STATE, WHOLE):
        assert bool(sentences) == (outcome != DONE), (str(case), sentences)
    else:
        kept_away = outcome == PERSON and case.inside
        assert sentences[0] == (OTHERS_ACT if kept_away else NO_RIGHT), (str(case), sentences)


def page(client, walk, row, user):
    """A function that posts the act's own form or button, None where it has none for such a row."""

    def ask(act):
        if act.offered and ((row.pk is None) in {state is None for state in act.moves}):
            return client.post(walk.address(act, row), walk.posted(act, row)).status_code
        return None

    return ask


def bulk(client, walk, row, user):
    def ask(act):
        found = walk.bulk(act, row)
        return client.post(*found).status_code if found else None

    return ask


def command(client, walk, row, user):
    return lambda act: walk.command(act, row, user)


def assert_done_or_refused(ask, statuses, outcome, case):
    """Ask for the act in a transaction that is rolled back; count its steps before and after."""
    steps = case.act.step.objects.filter(act=case.act.name, undoes=None)
    with transaction.atomic():
        before = steps.count()
        answer = ask(case.act)
        made = steps.count() - before
        transaction.set_rollback(True)
    if answer is None:
        return
    assert made == (outcome == DONE), (str(case), answer)
    if statuses is None:
        assert OTHERS_ACT in answer or outcome != PERSON or not case.inside, (str(case), answer)
    elif case.state:
        untold = {404} if case.act.name in UNTOLD else set()
        assert answer in statuses[outcome] | untold, (str(case), answer)


def test_every_kind_of_record_with_acts_is_walked():
    assert {act.model.__name__ for act in ACTS.values()} == set(WALKS)


def test_the_table_of_acts_in_the_docs_is_that_of_the_code():
    assert "\n".join(table()) in Path("docs/architecture.md").read_text()


ROOT = Path.cwd()
APPS = {Path(app.path) for app in apps.get_app_configs() if Path(app.path).is_relative_to(ROOT)}
CODE = [
    path
    for app in sorted(APPS)
    for path in app.rglob("*.py")
    if not {"migrations", "acts"} & set(path.relative_to(ROOT).parts)
]
WRITERS = {"update", "create", "get_or_create", "update_or_create", "bulk_update"}


# The column from which a derived state follows, where one column does; a person's follows from the posts.
DERIVED = {"User": "is_active", "Cadre": None, "PostHeld": None}
# A mail that was sent has a state and no acts; filters only read.
OF_OTHERS = {"digests.py", "filters.py"}


def states_of(path, text):
    """Names of the state columns that the file could write: of its own app's records, or of records that it names."""
    found = {
        DERIVED[act.model.__name__] if act.derived else act.state
        for act in ACTS.values()
        if path.is_relative_to(act.model._meta.app_config.path) or act.model.__name__ in text
    }
    return found - {None} if path.name not in OF_OTHERS else set()


def writes(node, states):
    """Whether the node writes a state: assigns it, passes it to a write of rows or to a form's fields."""
    if isinstance(node, ast.Attribute):
        return isinstance(node.ctx, ast.Store) and node.attr in states
    if isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == ["fields"]:
        return any(
            constant.value in states for constant in ast.walk(node) if isinstance(constant, ast.Constant)
        )
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    if name in {act.model.__name__ for act in ACTS.values()} | WRITERS:
        given = {keyword.arg for keyword in node.keywords}
        given |= {constant.value for constant in ast.walk(node) if isinstance(constant, ast.Constant)}
        return bool(states & given)
    return name == "setattr" and isinstance(node.args[1], ast.Constant) and node.args[1].value in states


def written(path):
    """Lines of the file that write a state."""
    text = path.read_text()
    states = states_of(path, text)
    return [node.lineno for node in ast.walk(ast.parse(text)) if states and writes(node, states)]


def test_nothing_but_an_act_writes_a_state():
    assert {path.name: lines for path in CODE if (lines := written(path))} == {}


@pytest.mark.parametrize(
    "line",
    [
        "entry.status = 'approved'",
        "PlanningEntry.objects.update(status='approved')",
        "PlanningEntry(status='approved')",
        "PlanningEntry.objects.bulk_update(rows, ['status'])",
        "setattr(entry, 'status', 'approved')",
        "fields = ['status', 'note']",
        "user.is_active = False",
        "duty.state = 'done'",
    ],
)
def test_a_line_that_writes_a_state_is_found(tmp_path, line):
    path = tmp_path / "views.py"
    path.write_text(f"# PlanningEntry User Duty\n{line}\n")
    assert written(path) == [2]
