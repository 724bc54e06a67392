"""Sheets with one habit of an office each (tests/cases/imports): the people of the base, a question or a fault.

All 26 go through the command and through the pages in one world, and come out of both as the same table says.
"""

import io
import json
from operator import itemgetter

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from lxml import html

from foundation.sheets.kinds import KINDS
from foundation.sheets.models import VERDICTS
from tests.sheets_import.cases import BASE, CASES, FOLDER, Outcome, furnish
from tests.sheets_import.files import columns, confirm, finished, upload

STATUSES = {label: str(status) for status, label in VERDICTS}
SEVERITIES = {"Lỗi:": "error", "Lưu ý:": "warning"}
# {label of a cell: key of its column}
KEYS = {column.label: column.key for column in KINDS["roster"].columns}
ORDERS = {"dmy": 0, "mdy": 1}


@pytest.fixture
def district(world):
    furnish(world)
    return world


def read(name, *options):
    """The report of one case: what was understood, with nothing written."""
    output = io.StringIO()
    arguments = ("--dry-run", "--json", "--rows", "--private", *options)
    call_command("import_workbook", str(FOLDER / name), *arguments, stdout=output)
    (report,) = json.loads(output.getvalue())["files"]
    return report


def by_command(name, order=""):
    try:
        report = read(name, *([f"--date-order={order}"] if order else []))
    except CommandError as refusal:
        return Outcome(refusal=str(refusal))
    return Outcome(
        [(row["row"], row["status"], row["values"]) for row in report["rows"]],
        [(fault["row"], fault["severity"], fault["reason"]) for fault in report["faults"]],
        [question["text"] for question in report["questions"]],
    )


def by_pages(client, name, order=""):
    """Sent, columns as proposed, dates answered, every proposal accepted; told from the page of the third step."""
    sent = upload(client, (FOLDER / name).read_bytes(), name)
    if sent.state == "sent":
        return Outcome(refusal=text(tree(client, "import-file", sent), "//main"))
    confirm(client, sent, look="1")
    asked = answer_columns(client, sent, order)
    sent = finished(sent)
    while sent.open_questions:
        asked += [question["text"] for question in sent.open_questions]
        client.post(reverse("import-answer", args=[sent.pk]), {"look": sent.job_id, "accept": "1"})
        sent = finished(sent)
    page = tree(client, "import-look", sent, verdict="all")
    lines = sorted(map(line, page.xpath("//*[@id='results']//tbody/tr")), key=itemgetter("sheet", "number"))
    return Outcome(
        [(one["number"], one["status"], one["values"]) for one in lines],
        [(one["number"], *fault) for one in lines for fault in one["faults"]],
        asked,
    )


def answer_columns(client, sent, order):
    """Step 2, where the import stops there; returns what is asked of dates."""
    sent.refresh_from_db()
    if sent.is_busy:
        return []
    dates = [question for sheet in sent.own_sheets for question in sheet["dates"]]
    chosen = {
        f"date-0-{number}": question["options"][ORDERS[order]][0] for number, question in enumerate(dates)
    }
    columns(client, sent, **chosen)
    return [question["text"] for question in dates]


def tree(client, name, sent, **query):
    return html.fromstring(client.get(reverse(name, args=[sent.pk]), query).content.decode())


def text(node, path):
    return " ".join(" ".join(found.text_content() for found in node.xpath(path)).split())


def line(row):
    """A line of the page; a dash is a cell without content."""
    cells = {label: cell for cell in row.xpath("td") if (label := cell.get("data-label"))}
    where, status = cells.pop("Dòng"), cells.pop("Kết quả")
    values = {KEYS[label]: text(cell, "div[1]").replace("–", "") for label, cell in cells.items()}
    return {
        "number": int(text(where, "div[1]")),
        "sheet": text(where, "div[2]"),
        "status": STATUSES[text(status, "div[1]")],
        "values": {"full_name": text(row, "th/div[1]").replace("(không có tên)", ""), **values},
        "faults": list(map(fault, row.xpath("td[@class='told']//li"))),
    }


def fault(item):
    """(severity, sentence) without the cell that stands behind it."""
    severity = text(item, "span[1]")
    return SEVERITIES[severity], " ".join(item.xpath("string(text()[normalize-space()])").split())


def said(outcome):
    """An outcome without the cells that hold nothing."""
    rows = [
        (number, status, {key: text for key, text in values.items() if text})
        for number, status, values in outcome.rows
    ]
    return rows, sorted(outcome.faults), outcome.questions


def test_a_sheet_of_one_habit_says_what_the_base_says_by_command_and_pages(lan, district):
    assert CASES.keys() == {file.name for file in FOLDER.iterdir()} - {"README.md"}
    base, wrong = by_command(BASE).people(), {}
    for name, right in CASES.items():
        command, pages = by_command(name, right.order), by_pages(lan, name, right.order)
        found = {"command": right.differences(command, base), "pages": right.differences(pages, base)}
        if said(command) != said(pages):
            found["apart"] = said(command), said(pages)
        if any(found.values()):
            wrong[name] = found
    assert not wrong


def test_no_option_but_that_of_the_order_answers_how_dates_read(district):
    name = "d04_swapped_but_only_four_people.xlsx"
    assert {row["status"] for row in read(name, "--accept")["rows"][:2]} == {"doubtful"}
    assert birthdays(name, "mdy") == ["12/03/1981", "05/10/1975"]
    assert birthdays(name, "dmy") == birthdays(name, "") == ["03/12/1981", "10/05/1975"]
    assert {row["status"] for row in read(name, "--date-order=dmy")["rows"]} == {"new"}
    with pytest.raises(CommandError, match="--date-order"):
        call_command("import_workbook", str(FOLDER / name), "--accept", stdout=io.StringIO())


def birthdays(name, order):
    return [one["birth"] for one in by_command(name, order).people()[:2]]
