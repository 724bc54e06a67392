"""The unit of a sheet that names it once: asked about, and then that of every row."""

import json

import pytest

from tests.sheets.workbooks import xlsx
from tests.sheets_import.files import HEADINGS, person, roster
from tests.sheets_import.test_command import run

COLUMNS = [label for label in HEADINGS if label != "Đơn vị"]


def row(name):
    cells = person(name)
    return [*cells[:4], *cells[5:]]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Đơn vị: Xã Tân Văn", "phía trên có dòng “Đơn vị: Xã Tân Văn”"),
        ("TÊN ĐƠN VỊ : XÃ TÂN VĂN", "phía trên có dòng “TÊN ĐƠN VỊ : XÃ TÂN VĂN”"),
    ],
)
def test_a_line_above_names_the_unit_of_all_rows(world, tmp_path, title, asked):
    path = tmp_path / "a.xlsx"
    path.write_bytes(roster(row("Lý Văn Tư"), row("Lý Văn Năm"), headings=COLUMNS, title=title))
    output, _ = run(str(path), "--dry-run", "--json", "--rows")
    (report,) = json.loads(output)["files"]
    assert asked in report["questions"][0]["text"] and report["questions"][0]["rows"] == 2
    assert [each["values"]["unit"] for each in report["rows"]] == ["Xã Tân Văn"] * 2
    assert "câu hỏi chưa trả lời" in run(str(path))[1]


def test_a_sheet_may_be_called_as_its_unit(world, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx([["TT", *COLUMNS[1:]], [1, *row("Lý Văn Tư")]], name="Xã Tân Văn").read())
    output, _ = run(str(path), "--dry-run", "--json", "--rows")
    (report,) = json.loads(output)["files"]
    assert "tên trang là “Xã Tân Văn”" in report["questions"][0]["text"]
    assert report["rows"][0]["values"]["unit"] == "Xã Tân Văn"


def test_a_sheet_that_names_no_unit_is_a_fault_as_before(world, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(roster(row("Lý Văn Tư"), headings=COLUMNS))
    assert "Thiếu đơn vị" in run(str(path), "--dry-run")[0]
