"""The shape of the code: names and sizes that keep every app readable in one sitting."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

# Not asked of git: a machine that only runs the program has none.
FOLDERS = [path for path in Path().iterdir() if path.is_dir() and path.name != "var" and path.name[0] != "."]
PYTHON = [*Path().glob("*.py"), *(path for folder in FOLDERS for path in folder.rglob("*.py"))]
FILES = sorted(path for path in PYTHON if "migrations" not in path.parts)
TEMPLATES = sorted(Path("templates").rglob("*.html"))
REFUSED = {"utils", "helpers", "common", "misc", "managers", "signals", "selectors"}
INLINE = re.compile(r"<script>|<style|\sstyle=|\son\w+=|hx-on|hx-vals=.js:")
OUTSIDE = re.compile(r"(src|href|url\()[=\"']*(https?:)?//")


def by_app(paths, depth=0):
    """Parameters of one test item an app, so that the number of items does not grow with that of files."""
    apps = {}
    for path in paths:
        apps.setdefault(path.parts[depth] if len(path.parts) > depth + 1 else ".", []).append(path)
    return pytest.mark.parametrize("paths", apps.values(), ids=apps.keys())


def texts(paths):
    return {str(path): path.read_text() for path in paths}


@by_app(FILES)
def test_a_file_is_named_for_its_subject_and_can_be_read_in_one_sitting(paths):
    assert [str(path) for path in paths if path.stem in REFUSED] == []
    lengths = {path: text.count("\n") for path, text in texts(paths).items()}
    assert {path: length for path, length in lengths.items() if length > 300} == {}


def lines_of(*folders):
    return sum(path.read_text().count("\n") for folder in folders for path in Path(folder).rglob("*.py"))


# The lines that each room of the core may have; what stands in none is counted together.
CORE = {
    "accessed": 320,
    "acts": 970,
    "answers": 295,
    "catalogue": 180,
    "columns": 40,
    "disk": 115,
    "drawn": 160,
    "frame": 75,
    "happened": 20,
    "letters": 110,
    "logs": 110,
    "lookup": 250,
    "lost": 85,
    "migrating": 175,
    "opened": 120,
    "outgoing": 35,
    "projected": 65,
    "replica": 130,
    "saving": 300,
    "scope": 300,
    "text": 90,
    "traces": 300,
    "typed": 265,
    "waiting": 120,
    "wall": 400,
}


def test_the_foundations_stay_small():
    """Lists, acts and the scope are one subject each; what is left of the core is what all else stands on."""
    assert lines_of("foundation/lists/narrowed") <= 150
    assert lines_of("foundation/lists/counted") <= 180
    rooms = lines_of("foundation/lists/narrowed") + lines_of("foundation/lists/counted")
    assert lines_of("foundation/lists") - rooms <= 900
    assert lines_of("foundation/bulk") <= 340
    assert lines_of("foundation/ordering") <= 240
    assert lines_of("foundation/saved_views") <= 500
    assert lines_of("foundation/printing") <= 3100
    rooms = {room: lines_of(f"foundation/core/{room}") for room in CORE}
    assert {room: lines for room, lines in rooms.items() if lines > CORE[room]} == {}
    known = sum(rooms.values()) + lines_of("foundation/core/migrations")
    assert lines_of("foundation/core") - known <= 1200


def test_no_signal_receivers():
    assert [str(path) for path in FILES if re.search(r"^\s*@receiver", path.read_text(), re.M)] == []


def test_no_test_is_skipped_or_expected_to_fail():
    marks = re.compile(r"mark\.(skip|xfail)|pytest\.(skip|xfail)\(")
    assert [str(path) for path in FILES if path.parts[0] == "tests" and marks.search(path.read_text())] == []


@by_app(TEMPLATES, depth=1)
def test_a_template_holds_no_inline_script_style_or_handler_and_no_outside_address(paths):
    assert [path for path, text in texts(paths).items() if INLINE.search(text)] == []
    assert [path for path, text in texts(paths).items() if OUTSIDE.search(text)] == []


@by_app(TEMPLATES, depth=1)
def test_a_comment_of_one_line_ends_on_it(paths):
    """Django prints one that goes on over the end of its line."""
    assert [path for path, text in texts(paths).items() if re.search(r"\{#(?!.*#\})", text)] == []


def test_one_name_is_one_thing():
    """Nearly every class is called as no other one is; Django's own Meta and Command are."""
    names = Counter(
        node.name
        for path in FILES
        if path.parts[0] != "tests"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef) and node.name != "Meta"
    )
    twice = sorted(name for name, times in names.items() if times > 1)
    assert len(twice) < 0.02 * len(names), twice
