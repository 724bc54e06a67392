"""A requirement is never printed without its state of confirmation: not on a page, not on paper, not in a sheet."""

import ast
import datetime
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from office.regulations.findings import Finding, FindingLevel
from planning.measures import StructureMeasure

STATED = "yêu cầu từ 1,5 đến 2,0 lần – quy định chưa xác nhận"
# Where a requirement is made, and where its state is put beside it.
MAKERS = {"office/regulations/findings.py", "planning/measures.py"}
ROOMS = ["cadre", "dashboards", "evaluation", "foundation", "office", "planning", "reminders", "rotation"]
ROOMS += ["sample", "standards", "training"]
PRINTED = re.compile(r"\{\{[^}]*\.requirement\b|yêu cầu[^{<\n]*\{\{")


def templates():
    return sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))


def test_no_template_prints_a_requirement_itself():
    pages = templates()
    assert any("regulations/_requirement.html" in page.read_text() for page in pages)
    assert [page.name for page in pages if PRINTED.search(page.read_text())] == []


def test_no_sheet_or_page_reads_a_requirement_without_its_state():
    found = set()
    for room in ROOMS:
        for path in Path(settings.BASE_DIR, room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Attribute) and node.attr == "requirement":
                    found.add(str(path.relative_to(settings.BASE_DIR)))
    assert found == MAKERS


@pytest.mark.parametrize(
    "line",
    [
        StructureMeasure("Hệ số", "32 / 39", "từ 1,5 đến 2,0 lần", confirmed=False),
        Finding(FindingLevel.UNKNOWN, "Hệ số", requirement="từ 1,5 đến 2,0 lần", confirmed=False),
    ],
)
def test_the_one_partial_prints_the_state(line):
    assert line.required == STATED
    assert STATED in render_to_string("regulations/_requirement.html", {"of": line})


def test_a_confirmed_requirement_needs_no_word_beside_it_and_none_says_nothing():
    assert StructureMeasure("Nữ", "9/32", "từ 25%").required == "yêu cầu từ 25%"
    assert StructureMeasure("Nữ", "9/32").required == ""


def test_a_finding_is_kept_as_it_was():
    day = datetime.date(2021, 11, 30)
    found = Finding(FindingLevel.FAIL, "Tuổi", 52, "sinh 10/1964", day, "Điều 1", requirement="≥ 60")
    kept = found.as_json()
    assert (kept["level"], kept["day"], kept["value"]) == ("fail", "2021-11-30", 52)
    assert Finding.from_json(kept) == found
