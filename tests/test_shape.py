"""The shape of the code: names and sizes that keep every app readable in one sitting."""

import re
from pathlib import Path

import pytest

# Not asked of git: a machine that only runs the program has none.
FOLDERS = [path for path in Path().iterdir() if path.is_dir() and path.name != "var" and path.name[0] != "."]
PYTHON = [*Path().glob("*.py"), *(path for folder in FOLDERS for path in folder.rglob("*.py"))]
FILES = sorted(path for path in PYTHON if "migrations" not in path.parts)
TEMPLATES = sorted(Path("templates").rglob("*.html"))
REFUSED = {"utils", "helpers", "common", "misc", "managers", "signals", "selectors"}


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_file_is_named_for_its_subject_and_can_be_read_in_one_sitting(path):
    assert path.stem not in REFUSED
    assert path.read_text().count("\n") <= 300


def lines_of(*folders):
    return sum(path.read_text().count("\n") for folder in folders for path in Path(folder).rglob("*.py"))


def test_the_foundations_stay_small():
    """Lists are one subject; what is left of the core is what everything else stands on."""
    assert lines_of("foundation/lists") <= 900
    rooms = [f"foundation/core/{room}" for room in ("migrations", "acts", "saving")]
    assert lines_of("foundation/core/saving") <= 300
    assert lines_of("foundation/core") - lines_of(*rooms) <= 1350


def test_no_signal_receivers():
    assert [str(path) for path in FILES if re.search(r"^\s*@receiver", path.read_text(), re.M)] == []


def test_no_test_is_skipped_or_expected_to_fail():
    marks = re.compile(r"mark\.(skip|xfail)|pytest\.(skip|xfail)\(")
    assert [str(path) for path in FILES if path.parts[0] == "tests" and marks.search(path.read_text())] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_a_template_holds_no_inline_script_style_or_handler_and_no_outside_address(path):
    text = path.read_text()
    assert not re.search(r"<script>|<style|\sstyle=|\son\w+=|hx-on|hx-vals=.js:", text)
    assert not re.search(r"(src|href|url\()[=\"']*(https?:)?//", text)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_rows_reach_pages_only_in_scope(path):
    """Pages ask `for_user` or `seen_by`; only a class whose rows are shared may take them all."""
    if path.stem in ("views", "reports") and path.parts[0] != "tests":
        assert "objects.all()" not in path.read_text()
