"""Apps import downwards only, so any app can be read without those above it."""

import ast
from pathlib import Path

import pytest

LAYERS = [
    {"core"},
    {"jobs"},
    {"sheets"},
    {"organisation"},
    {"regulations"},
    {"cadre"},
    {"evaluation"},
    {"planning"},
    {"training", "rotation"},
    {"reminders", "dashboards"},
    {"sample"},
    {"config"},
]
LEVEL = {app: level for level, apps in enumerate(LAYERS) for app in apps}
FILES = {
    app: sorted(path for path in Path(app).rglob("*.py") if "migrations" not in path.parts) for app in LEVEL
}


def imported(path):
    """Top-level names of everything the file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
    return names


@pytest.mark.parametrize("app", LEVEL)
def test_imports_point_down(app):
    others = set(LEVEL) - {app}
    above = {
        str(path): {name for name in imported(path) & others if LEVEL[name] >= LEVEL[app]}
        for path in FILES[app]
    }
    assert {path: names for path, names in above.items() if names} == {}, f"{app} must not import these"


@pytest.mark.parametrize("app", LEVEL)
def test_nobody_imports_the_embedded_servers(app):
    assert [str(path) for path in FILES[app] if "embedded" in imported(path)] == []


def test_every_app_has_a_place_in_the_layers():
    apps = {path.parent.name for path in Path().glob("*/apps.py")}
    assert apps <= set(LEVEL)
