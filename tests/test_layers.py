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
FILES = sorted(path for app in LEVEL for path in Path(app).rglob("*.py") if "migrations" not in path.parts)


def imported(path):
    """Top-level names of everything the file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_point_down(path):
    app = path.parts[0]
    for other in set(imported(path)) & set(LEVEL) - {app}:
        assert LEVEL[other] < LEVEL[app], f"{app} must not import {other}"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_nobody_imports_the_embedded_servers(path):
    assert "embedded" not in set(imported(path))


def test_every_app_has_a_place_in_the_layers():
    apps = {path.parent.name for path in Path().glob("*/apps.py")}
    assert apps <= set(LEVEL)
