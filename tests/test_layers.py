"""Apps import downwards only, so any app can be read without those above it."""

import ast
from pathlib import Path

import pytest

# Each floor may use those before it; what stands on one floor does not know its neighbours.
LAYERS = [
    {"foundation.core"},
    {"foundation.ordering", "foundation.printing"},
    {"foundation.lists", "foundation.jobs"},
    {"foundation.bulk"},
    {"foundation.saved_views"},
    {"foundation.sheets"},
    {"foundation.grids"},
    {"office.organisation"},
    {"office.sign_in"},
    {"office.regulations", "office.papers"},
    {"office.campaigns"},
    {"cadre"},
    {"standards", "ballots"},
    {"evaluation"},
    {"planning"},
    {"training", "rotation"},
    {"reminders", "start", "access"},
    {"dashboards"},
    {"upkeep"},
    {"privacy"},
    {"guide"},
    {"finding"},
    {"questions"},
    {"sample"},
    {"config"},
]
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
FILES = {
    room: sorted(path for path in Path(*room.split(".")).rglob("*.py") if "migrations" not in path.parts)
    for room in LEVEL
}


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


@pytest.mark.parametrize("room", sorted(LEVEL))
def test_imports_point_down(room):
    others = {str(path): {room_of(name) for name in imported(path)} - {room, None} for path in FILES[room]}
    above = {path: {other for other in met if LEVEL[other] >= LEVEL[room]} for path, met in others.items()}
    assert {path: met for path, met in above.items() if met} == {}, f"{room} must not import these"


@pytest.mark.parametrize("room", sorted(LEVEL))
def test_nobody_imports_the_embedded_servers(room):
    names = {str(path): {name.split(".")[0] for name in imported(path)} for path in FILES[room]}
    assert [path for path, met in names.items() if "embedded" in met] == []


def test_every_app_has_a_place_in_the_layers():
    apps = {".".join(path.parent.parts) for path in Path().glob("**/apps.py") if path.parts[0][0] != "."}
    assert apps <= set(LEVEL)
