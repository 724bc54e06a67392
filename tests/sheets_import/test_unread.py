"""Sheets and further tables that nothing was read from are named, on the page and by the command."""

import io

import openpyxl

from foundation.sheets.command import Batch, CommandOptions
from tests.sheets_import.files import looked, person, roster


def with_a_summary():
    """A roster with a table of numbers below it and a sheet of numbers behind it."""
    book = openpyxl.load_workbook(io.BytesIO(roster(person("Nông Văn Hải"), person("Lý Văn Ba"))))
    for row in ([], ["Tổng hợp"], ["STT", "Khối", "Biên chế"], [1, "Xã Hoa Thám", 3]):
        book.worksheets[0].append(row)
    book.create_sheet("Biểu 2").append(["Biên chế", 21])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_what_was_not_read_is_named(lan, world, tmp_path):
    content = with_a_summary()
    sent = looked(lan, content)
    said = [
        'Không đọc trang tính "Trích ngang – bảng 2"',
        'Không đọc trang tính "Biểu 2"',
    ]
    assert [remark.partition(":")[0] for remark in sent.remarks] == said and sent.counts["read"] == 2
    (tmp_path / "danh-sach.xlsx").write_bytes(content)
    [report] = Batch(world.lan, CommandOptions(dry_run=True)).run([tmp_path / "danh-sach.xlsx"])
    assert report.remarks == sent.remarks and report.counts["read"] == 2


def test_a_footnote_is_named_and_signatures_and_the_day_are_not(lan):
    book = openpyxl.load_workbook(io.BytesIO(roster(person("Nông Văn Hải"), title="DANH SÁCH")))
    below = [
        ["Ghi chú: đồng chí số 12 đã nghỉ hưu", None, "từ quý I"],
        ["Số liệu tính đến ngày 30/11/2021"],
        [],
        [None, "NGƯỜI LẬP BIỂU"],
        [None, "Lý Văn Ba"],
        ["(*) Đồng chí mới chuyển đến"],
    ]
    for row in below:
        book.worksheets[0].append(row)
    target = io.BytesIO()
    book.save(target)
    assert looked(lan, target.getvalue()).remarks == [
        'Trang "Trích ngang", dòng 5 dưới bảng không đưa vào hồ sơ: “Ghi chú: đồng chí số 12 đã nghỉ hưu từ quý I”.',
        'Trang "Trích ngang", dòng 10 dưới bảng không đưa vào hồ sơ: “(*) Đồng chí mới chuyển đến”.',
    ]
