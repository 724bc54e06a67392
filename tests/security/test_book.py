"""docs/security.md and its tables: every requirement of ASVS that they are to hold, and every test that they name."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

BOOK = Path("docs/security.md")
TABLES = sorted(Path("docs/security").glob("*.md"))
NODE = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| \**([a-z ]+?)\** \| (.*) \|$", re.M)
STATES = ("kept", "in part", "not met", "does not apply")
# The numbers of 5.0.0: sections with the last of a run, or one by one.
LEVEL_1 = (
    "1.2.1-5 1.3.1-2 1.5.1 2.1.1 2.2.1-2 2.3.1 3.2.1-2 3.3.1 3.4.1-2 3.5.1-3 4.1.1 4.4.1 5.2.1-2 5.3.1-2 6.1.1 6.2.1-8"
    " 6.3.1-2 6.4.1-2 7.2.1-4 7.4.1-2 8.1.1 8.2.1-2 8.3.1 9.1.1-3 9.2.1 10.4.1-5 11.3.1-2 11.4.1 12.1.1 12.2.1-2"
    " 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1"
)
LEVEL_2 = (
    "5.1.1 5.2.3 5.4.1-3 6.1.2-3 6.2.9-12 6.3.3-4 6.4.3-4 6.5.1-5 6.6.1-3 6.8.1-4 7.1.1-3 7.3.1-2 7.4.3-5 7.5.1-2"
    " 7.6.1-2 8.1.2 8.2.3 8.4.1 14.1.1-2 14.2.2-4 14.3.2-3 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3"
)


def numbers(written):
    for run in written.split():
        section, _, span = run.rpartition(".")
        first, _, last = span.partition("-")
        yield from (f"{section}.{number}" for number in range(int(first), int(last or first) + 1))


@pytest.fixture(scope="module")
def rows():
    return [match.groups() for path in TABLES for match in ROW.finditer(path.read_text())]


@cache
def held_by(path):
    """The tests that a file holds, in classes too."""
    held = ast.walk(ast.parse(Path(path).read_text())) if Path(path).exists() else ()
    return {node.name for node in held if isinstance(node, ast.FunctionDef)}


def test_every_requirement_stands_there_once_with_its_level(rows):
    assert len(list(numbers(LEVEL_1))) == 70
    expected = dict.fromkeys(numbers(LEVEL_1), "1") | dict.fromkeys(numbers(LEVEL_2), "2")
    assert Counter((number, level) for number, level, *_ in rows) == Counter(expected.items())


def test_what_is_kept_names_its_test_and_all_else_its_reason(rows):
    assert {state for *_, state, _ in rows} <= set(STATES)
    wanting = [number for number, _, _, state, by in rows if state == "kept" and not NODE.search(by)]
    told = {number: re.sub(r"`[^`]*`|[;, ]", "", by) for number, *_, by in rows}
    assert (
        wanting + [number for number, *_, state, _ in rows if state != "kept" and len(told[number]) < 15]
        == []
    )


def test_every_test_that_is_named_exists():
    named = {(path, name) for page in (BOOK, *TABLES) for path, name in NODE.findall(page.read_text())}
    assert len(named) > 120
    assert sorted(f"{path}::{name}" for path, name in named if name not in held_by(path)) == []
    written = sum(page.read_text().count("::") for page in (BOOK, *TABLES))
    assert written == sum(len(NODE.findall(page.read_text())) for page in (BOOK, *TABLES))


def test_the_book_counts_them_and_names_what_is_not_met(rows):
    counted = Counter(state for *_, state, _ in rows)
    text = re.sub(r"\s+", " ", BOOK.read_text())
    told = re.search(
        r"(\d+) in all, of which (\d+) are kept, (\d+) in part, (\d+) not met, (\d+) do not apply", text
    )
    assert [int(figure) for figure in told.groups()] == [len(rows), *(counted[state] for state in STATES)]
    missing = text.split("## Not met")[1]
    assert [
        number for number, *_, state, _ in rows if state in ("not met", "in part") and number not in missing
    ] == []
