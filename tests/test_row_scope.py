"""Rows reach a page only in the reader's scope: every question to a table in a module of views is looked at."""

import ast
from importlib import import_module
from inspect import isclass
from pathlib import Path

import pytest
from django.views import View
from django_filters import FilterSet

from foundation.core.forms import ScopedForm
from foundation.core.models import ScopedModel
from foundation.lists.filters import ScopedFilterSet

MANAGERS = {"objects", "_default_manager", "_base_manager"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}
IN_SCOPE = {"for_user", "in_scope", "seen_by", "listed_for", "taking_learners_of"}
# Nothing that a table holds comes out of these; the last three give keys of the tree around units in scope.
NO_ROWS = {"create", "bulk_create", "none", "lets", "keys_under", "scope_under", "scope_above"}

# Where rows are asked for otherwise: what bounds them there. One that is no longer needed fails.
EXCEPTIONS = {
    ("cadre.account_pages.NoRecordPage", "Account"): "whether the account of the address is tied; shows none",
    ("cadre.account_pages.ToldPage", "User"): "one's own account",
    ("cadre.context.changes", "Invitation"): "slips of one's own account, for a head of all accounts",
    ("cadre.context.changes", "event_model(model).objects"): "one's own account, for a head all accounts",
    ("cadre.context.told", "User"): "the names of whose accounts are told, and of who changed them",
    ("access.signing.refused", "User"): "the key of an account whose sign-in was refused, for the log alone",
    (
        "office.organisation.accounts.untied",
        "Grant",
    ): "whether an account of the reader's scope reads verdicts anywhere",
    (
        "evaluation.grading.voting.opinion_pages.GradingOpinionForm",
        "Unit",
    ): "places where a person worked whose row the reader weighs",
    (
        "office.papers.issue_back.IssueUndoPage",
        "PaperStep",
    ): "which act a step was; the paper is asked in scope",
    (
        "office.organisation.backends.GrantBackend",
        "User",
    ): "the key of an account whose sign-in was refused, for the log alone",
    ("office.sign_in.factor_pages.AppPage", "AppKey"): "the factor of who asks",
    ("office.sign_in.factor_pages.CodesPage", "PaperCodes"): "the factor of who asks",
    ("office.sign_in.factor_pages.held", "kind.objects"): "the factor of who asks",
    ("office.sign_in.factors.codes_left", "PaperCodes"): "the factor of who asks",
    ("office.sign_in.factors.passes", "kind.objects"): "the factor of who asks",
    (
        "office.sign_in.factors.renew",
        "kind.objects",
    ): "of the account that the act was asked for, in its scope",
    ("office.sign_in.known.known", "KnownDevice"): "the browser that asks, by its own cookie",
    (
        "office.sign_in.known.remember",
        "KnownDevice",
    ): "the browser that asks, and what is out of date; shows none",
    ("office.sign_in.tries.Tries", "WrongTry"): "wrong guesses of what is guessed now; shows none",
    ("office.sign_in.tries.forget", "WrongTry"): "wrong guesses that are out of date; shows none",
    (
        "office.sign_in.tries.forget_name",
        "WrongTry",
    ): "wrong guesses of the name whose owner proved it; shows none",
    (
        "office.sign_in.session_pages.AccountSessions",
        "OpenSession",
    ): "of an account that was asked for_user",
    ("office.sign_in.session_pages.own_sessions", "OpenSession"): "the reader's own",
    (
        "office.sign_in.sessions.SessionsMiddleware",
        "OpenSession",
    ): "the row of the session that asks; forgets old ones and shows none",
    ("foundation.core.saving.once.claim", "SentForm"): "the sender's own token, told by its signature",
    (
        "foundation.core.accessed.lines.stands_already",
        "AccessLog",
    ): "whether a line of this very user and sign-in stands; shows none",
    (
        "foundation.sheets.closing.close_abandoned",
        "Import",
    ): "what the clock closes, whosever it is; shows none",
    ("upkeep.backups.pages.live_jobs", "Job"): "that a run goes on, whosever it is; its bar is its owner's",
    ("foundation.sheets.closing.close_earlier", "Import"): "the sender's own",
    ("foundation.sheets.undo.pages.found", "Import"): "`undoable_by` gives those that the user may take back",
    (
        "foundation.sheets.remembered.remembered",
        "ColumnMemory",
    ): "of the user's own unit, of kinds that he brings in",
    (
        "foundation.sheets.remembered.remembered",
        "AnswerMemory",
    ): "of the user's own unit, of kinds that he brings in",
    ("foundation.sheets.views.listing", "Import"): "`undoable_by` gives those that a head may take back",
    ("foundation.core.pages.ScopedPage", "self.model.objects"): "one row that is only asked about in scope",
    (
        "foundation.core.acts.pages.UndoPage",
        "self.model.objects",
    ): "one row, asked in scope before, of which a conflict of interest is told",
    ("cadre.views.FactCreatePage", "Cadre"): "one person, asked about and then found for_user",
    (
        "cadre.conflict_pages.RelativesHistoryPage",
        "Cadre",
    ): "bounded by the units where relatives may be seen",
    ("planning.list_pages.PlanningListPage", "EntryStep"): "steps of entries that were asked for_user",
    (
        "cadre.act_pages.Removed",
        "CadreStep",
    ): "`removals` gives those of the units where the reader could remove",
    (
        "cadre.act_pages.CadreHistoryPage",
        "CadreStep",
    ): "`removals` gives those of the units where the reader could remove",
    ("reminders.act_pages.among", "User"): "users who may act in units of duties that were asked for_user",
    ("standards.comparison.StandardsSection", "Cadre"): "the person of the section, already found in scope",
    ("start.context.offices", "Office"): "asks whether an office in hand is let; reads none",
    ("cadre.filters.CadreFilter", "PostHeld"): "narrows people already in scope; gives no row of its own",
    ("cadre.filters.CadreFilter", "Unit"): "narrows people already in scope; gives no row of its own",
    (
        "cadre.filters.CadreFilter",
        "PostManagement",
    ): "narrows people already in scope; gives no row of its own",
    (
        "training.needs.filters.NeedFilter",
        "Cadre",
    ): "narrows needs already in scope; gives no row of its own",
    (
        "training.needs.board_filters.NeedBoardFilter",
        "Post",
    ): "narrows people already in scope; gives no row of its own",
    (
        "cadre.conflict_pages.AccountEditPage",
        "Account",
    ): "of a user found in scope; 404 unless the tie is in it too",
    (
        "cadre.conflict_pages.RelativesHistoryPage",
        "RelativeEvent",
    ): "bounded by the people of the reader's scope",
    ("cadre.views.authority_on", "PostManagement"): "of the post that a person already found in scope holds",
    (
        "office.organisation.chosen_unit.choice_of_read",
        "Unit",
    ): "those of a page that were read in scope",
    (
        "office.organisation.chosen_unit.OfChosenUnit",
        "Unit",
    ): "bounded by `scope` of the rights that its pages name",
    ("cadre.act_pages.RestorePage", "CadreStep"): "of a person already found in scope",
    (
        "foundation.core.lost.told.absent",
        "act.model.objects",
    ): "judged at once; rows out of scope are said to be so",
    (
        "foundation.core.lost.told.refuse_removed",
        "events.objects",
    ): "what the last event holds is asked of `admits`",
    (
        "foundation.core.lost.told.unread",
        "act.model.objects",
    ): "how many of the ticked keys stand; shows none",
    ("foundation.core.lost.told.refuse_removed", "view.model.objects"): "`admits` itself",
    (
        "foundation.bulk.pages.left_out",
        "act.model.objects",
    ): "judged at once, as in `absent`; rows out of scope are said to be so",
    (
        "foundation.bulk.undo.UndoManyPage",
        "kind.objects",
    ): "the user's own steps; `undo` asks the right of each, and only rows in scope are named",
    (
        "upkeep.health.pages.JobsPage",
        "Job",
    ): "for who keeps the machine: kind, owner, state and a sentence that names nobody",
    ("foundation.jobs.views.progress", "Job"): "`of` gives the jobs that the reader began, and no other",
    (
        "rotation.cases.case_page.RotationDetailPage",
        "Rotation",
    ): "the rotation of the page, already found in scope",
}

# Packages that hold pages and no tables.
WITHOUT_TABLES = ["finding", "foundation.bulk", "foundation.lists", "guide"]
APPS = sorted(
    [
        *WITHOUT_TABLES,
        *(".".join(path.parent.parts) for path in Path().glob("**/apps.py") if path.parts[0][0] != "."),
    ]
)


def modules(app):
    """(module, tree) of every file of the app that holds a view or a filter set."""
    for path in sorted(Path(*app.split(".")).rglob("*.py")):
        if "migrations" in path.parts or "management" in path.parts:
            continue
        module = import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
        tree = ast.parse(path.read_text())
        if any(is_view(module, part) for part in tree.body):
            yield module, tree


def is_view(module, part):
    """A page, a filter set, a mixin that speaks of the request, or a function that takes it."""
    found = getattr(module, getattr(part, "name", ""), None)
    if isclass(found) and issubclass(found, (View, FilterSet)):
        return True
    nodes = list(ast.walk(part)) if isinstance(part, (ast.ClassDef, ast.FunctionDef)) else []
    takes = any(isinstance(node, ast.arg) and node.arg == "request" for node in nodes)
    return takes or any(isinstance(node, ast.Attribute) and node.attr == "request" for node in nodes)


def questions(module, part):
    """(model or None if it cannot be told, node, names of the methods called one after the other on it)."""
    parents = {child: node for node in ast.walk(part) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(part):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield named(module, node.value), node, list(chain(node, parents))
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in SHORTCUTS:
            model = named(module, node.args[0])
            if isclass(model):
                yield model, node, []


def named(module, expression):
    """What an expression of names alone stands for; None where it depends on the call."""
    try:
        return eval(ast.unparse(expression), vars(module))
    except (NameError, AttributeError):
        return None


def chain(node, parents):
    while isinstance(parents.get(node), (ast.Attribute, ast.Call)):
        above = parents[node]
        if isinstance(above, ast.Call) and above.func is not node:
            return
        if isinstance(above, ast.Attribute):
            yield above.attr
        node = above


def drop_downs(module, part):
    """Questions that are the `queryset=` of a field; forms and filter sets of ours narrow those to the scope."""
    owner = getattr(module, getattr(part, "name", ""), None)
    if not isclass(owner) or not issubclass(owner, (ScopedFilterSet, ScopedForm)):
        return set()
    fields = [node.value for node in part.body if isinstance(node, ast.Assign)]
    values = [
        word.value for field in fields for word in getattr(field, "keywords", ()) if word.arg == "queryset"
    ]
    return {node for value in values for node in ast.walk(value)}


def is_shared(model):
    return isclass(model) and issubclass(model, ScopedModel) and model.unit_path is None


def unbounded(app):
    """{(place, model): line} of every question that does not bound its rows."""
    found = {}
    for module, tree in modules(app):
        for part in tree.body:
            narrowed = drop_downs(module, part)
            place = f"{module.__name__}.{getattr(part, 'name', '')}"
            for model, node, methods in questions(module, part):
                narrows = node in narrowed and hasattr(model.objects, "for_user")
                if not (is_shared(model) or narrows or (IN_SCOPE | NO_ROWS) & set(methods)):
                    found[place, getattr(model, "__name__", ast.unparse(node))] = node.lineno
    return found


@pytest.mark.parametrize("app", APPS)
def test_rows_reach_pages_only_in_scope(app):
    found, allowed = unbounded(app), {key for key in EXCEPTIONS if key[0].startswith(f"{app}.")}
    assert {key: line for key, line in found.items() if key not in allowed} == {}
    assert allowed - set(found) == set(), "no longer needed"


@pytest.mark.parametrize("app", APPS)
def test_no_page_takes_the_rows_that_django_would_give_it(app):
    """Django's own `get_queryset` gives every row of the model."""
    views = [
        view
        for module, _ in modules(app)
        for view in vars(module).values()
        if isclass(view) and issubclass(view, View) and view.__module__ == module.__name__
    ]
    asked = {view.__qualname__: getattr(view, "get_queryset", None) for view in views}
    assert [name for name, given in asked.items() if given and given.__module__.startswith("django.")] == []
