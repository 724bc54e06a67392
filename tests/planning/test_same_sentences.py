"""A list of decisions that is brought in is refused in the words of the page: both ask the acts."""

from html import unescape

import pytest
import xlsxwriter
from django.urls import reverse

from foundation.sheets.command import Batch, CommandOptions
from foundation.sheets.kinds import KINDS
from tests.planning.lists import make_proposal, make_target
from tests.planning.pages import REVIEWED

TITLE = "Số liệu tính đến ngày 30/11/2021"
ROW = {
    "full_name": "Hoàng Thị An",
    "birth": "01/05/1980",
    "title": "Ủy viên Ban Chấp hành Đảng bộ Xã Hoa Thám",
    "term": "2020 - 2025",
    "decision": "Số 318-QĐ/HU, ngày 30/11/2021",
}
TYPED = {"decision_no": "318-QĐ/HU", "decision_on": "30/11/2021"}
CASES = [
    ({}, {}),
    ({"decision": "Số 318-QĐ/HU, ngày 15/07/2031"}, {"decision_on": "15/07/2031"}),
    ({"decision": "Số 318-QĐ/HU, ngày 31/10/2021"}, {"decision_on": "31/10/2021"}),
]


def said_of_the_sheet(user, folder, cells):
    """Bring in a workbook of one row, in a rehearsal: the sentences that keep the row from being written."""
    row, labels = {**ROW, **cells}, {column.key: column.label for column in KINDS["plan"].columns}
    path = folder / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Danh sách")
        page.write(0, 0, TITLE)
        page.write_row(2, 0, ["TT", *(labels[key] for key in row)])
        page.write_row(3, 0, ["1", *row.values()])
    (report,) = Batch(user, CommandOptions(kind="plan", dry_run=True, accept=True, date_order="dmy")).run(
        [path]
    )
    assert report.counts["read"] == 1, report.refusal
    return {fault["reason"] for fault in report.faults if fault["severity"] == "error"}


def said_of_the_page(client, entry, typed):
    """The sentences of the form of the act that comes back; none if the decision was taken."""
    response = client.post(
        reverse("planningentry-approve", args=[entry.pk]),
        {**TYPED, **typed, "state": "draft", "reviewed": REVIEWED},
    )
    if response.status_code == 302:
        return set()
    said = {text for texts in response.context["form"].errors.values() for text in texts}
    assert all(text in unescape(response.content.decode()) for text in said)
    return said


def test_a_note_that_is_too_long_is_refused_on_both_and_never_cut(client, world, tmp_path):
    entry = make_proposal(world.an, make_target(world.hoa_tham), proposed_on="2021-11-01")
    client.force_login(world.lan)
    address = reverse("planningentry-edit", args=[entry.pk])
    version = client.get(address).context["version"]
    form = client.post(address, {"version": version, "note": "x" * 301}).context["form"]
    assert said_of_the_sheet(world.lan, tmp_path, {"note": "x" * 301}) == set(form.errors["note"]) != set()


@pytest.mark.parametrize(("cells", "typed"), CASES, ids=lambda said: str(list(said.values())))
def test_a_decision_on_a_sheet_and_on_the_page_gets_the_same_sentences(client, world, tmp_path, cells, typed):
    entry = make_proposal(world.an, make_target(world.hoa_tham), proposed_on="2021-11-01")
    client.force_login(world.lan)
    of_sheet = said_of_the_sheet(world.lan, tmp_path, cells)
    assert of_sheet == said_of_the_page(client, entry, typed)
    assert bool(of_sheet) == bool(cells)
