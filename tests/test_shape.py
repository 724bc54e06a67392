"""The shape of the code: names and sizes that keep every app readable in one sitting."""

import re
import subprocess
from pathlib import Path

import pytest

TRACKED = [Path(line) for line in subprocess.check_output(["git", "ls-files"], text=True).splitlines()]
FILES = [
    path for path in TRACKED if path.suffix == ".py" and "migrations" not in path.parts and path.exists()
]
TEMPLATES = [path for path in TRACKED if path.suffix == ".html" and path.exists()]
REFUSED = {"utils", "helpers", "common", "misc", "managers", "signals", "selectors"}
FRAMEWORK = ["pages", "lists", "forms", "tables", "filters"]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_file_is_named_for_its_subject_and_can_be_read_in_one_sitting(path):
    assert path.stem not in REFUSED
    assert path.read_text().count("\n") <= 300


def test_the_page_framework_stays_small():
    assert sum(Path(f"core/{name}.py").read_text().count("\n") for name in FRAMEWORK) <= 600


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
