"""Apps import downwards only, so any app can be read without those above it."""

import ast
from pathlib import Path

import pytest

# Each floor may use those before it; what stands on one floor does not know its neighbours.
LAYERS = [
    {"foundation.core"},
    {"foundation.lists", "foundation.jobs"},
    {"foundation.sheets"},
    {"office.organisation"},
    {"office.regulations"},
    {"cadre"},
    {"standards"},
    {"evaluation"},
    {"planning"},
    {"training", "rotation"},
    {"reminders", "dashboards"},
    {"sample"},
    {"config"},
]
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
FILES = sorted(
    path for room in LEVEL for path in Path(*room.split(".")).rglob("*.py") if "migrations" not in path.parts
)


def room_of(dotted):
    """The room that a module stands in, or None for what is not ours."""
    parts = dotted.split(".")
    return next((room for room in (".".join(parts[:2]), parts[0]) if room in LEVEL), None)


def imported(path):
    """Dotted names of everything the file imports, a name of a package with it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_point_down(path):
    room = room_of(".".join(path.with_suffix("").parts))
    for other in {room_of(name) for name in imported(path)} - {room, None}:
        assert LEVEL[other] < LEVEL[room], f"{room} must not import {other}"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_nobody_imports_the_embedded_servers(path):
    assert "embedded" not in {name.split(".")[0] for name in imported(path)}


def test_every_app_has_a_place_in_the_layers():
    apps = {".".join(path.parent.parts) for path in Path().glob("**/apps.py") if path.parts[0][0] != "."}
    assert apps <= set(LEVEL)
