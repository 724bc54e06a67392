import datetime
import io

import pytest

from foundation.sheets.limits import MB, Unreadable
from foundation.sheets.reading import read_content, read_workbook
from tests.sheets.workbooks import csv_file, ods, packed, windows_1258, with_part, xlsx

TEXT = "TT;Họ và tên;Quê quán\n1;Nguyễn Văn Ưởng;xã Hồng Phong\n2;Đặng Thị Lý;thị trấn Bình Gia\n"
ROWS = [
    ["TT", "Họ và tên", "Quê quán"],
    ["1", "Nguyễn Văn Ưởng", "xã Hồng Phong"],
    ["2", "Đặng Thị Lý", "thị trấn Bình Gia"],
]


def read(file):
    return read_content(file.getvalue())


def refusal(file):
    with pytest.raises(Unreadable) as refused:
        read(file)
    return str(refused.value)


def with_cell(place, rest):
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    more = f'<row r="{row}"><c r="{place}"{rest}</row></sheetData>'.encode()
    return with_part(xlsx([["TT"]]), "xl/worksheets/sheet1.xml", b"</sheetData>", more)


def test_row_numbers_are_those_excel_shows_also_below_empty_rows():
    sheet = read(xlsx([[], [], ["", "TT", "Họ và tên"], [], ["", 1, "Nông Văn Hải"]])).sheets[0]
    assert sheet.row(3) == ["", "TT", "Họ và tên"]
    assert sheet.row(5) == ["", 1, "Nông Văn Hải"]


def test_the_reader_apart_gives_what_the_one_here_gives_and_names_a_sheet_that_has_no_name():
    workbook = xlsx([["TT", "Ngày sinh"], [1, datetime.date(1973, 1, 15)]], merged=[((0, 0), (0, 1))])
    assert read_workbook(workbook) == read(workbook)
    text = csv_file(TEXT)
    text.name = "/tmp/danh sách xã.csv"
    assert read_workbook(text).sheets[0].name == "danh sách xã"


def test_all_sheets_are_read_with_names_and_merged_ranges():
    book = read(xlsx([["a", ""]], merged=[((0, 0), (0, 1))], name="Huyện", more=[("Xã", [["b"]])]))
    assert [sheet.name for sheet in book.sheets] == ["Huyện", "Xã"]
    assert book.sheet("Huyện").merged == (((0, 0), (0, 1)),)
    assert book.kind == "xlsx"


@pytest.mark.parametrize("from_1904", [False, True])
def test_real_dates_are_the_same_whatever_year_the_workbook_counts_from(from_1904):
    sheet = read(xlsx([[datetime.date(1973, 1, 15)]], date_1904=from_1904)).sheets[0]
    assert sheet.rows == [[datetime.date(1973, 1, 15)]]
    assert sheet.from_1904 is from_1904


def test_an_error_cell_of_excel_is_not_taken_for_an_empty_one():
    file = xlsx([["Họ và tên", "Ngày sinh"], ["Nông Văn Hải", 1]])
    broken = with_part(
        file, "xl/worksheets/sheet1.xml", b'<c r="B2"><v>1</v>', b'<c r="B2" t="e"><v>#DIV/0!</v>'
    )
    assert read(broken).sheets[0].row(2) == ["Nông Văn Hải", "#DIV/0!"]


def test_an_open_document_sheet_is_read():
    book = read(ods([["TT", "Họ và tên"], ["1", "Nông Văn Hải"]], name="Danh sách xã"))
    assert book.kind == "ods"
    assert book.sheets[0].name == "Danh sách xã"
    assert book.sheets[0].row(2) == ["1", "Nông Văn Hải"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_of_a_text_file_is_found(encoding):
    assert read(csv_file(TEXT, encoding)).sheets[0].rows == ROWS


def test_windows_1258_is_found_and_composed():
    assert read(csv_file(windows_1258(TEXT))).sheets[0].rows == ROWS


def test_bytes_of_an_old_font_stay_as_they_are_for_the_column_to_be_put_right():
    text = "TT,Hä vµ tªn\n1,NguyÔn V¨n B×nh\n2,§Æng ThÞ Hång\n3,TrÇn §øc L­¬ng\n"
    assert read(csv_file(text, "cp1252")).sheets[0].row(4) == ["3", "TrÇn §øc L­¬ng"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_even_where_cells_hold_another_one(delimiter):
    lines = [
        ["TT", "Chức vụ, đơn vị", "Ghi chú"],
        ["1", "Trưởng phòng, Phòng Nội vụ; UVBCH", ""],
        ["2", "a|b", "x"],
    ]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    assert read(csv_file(text)).sheets[0].rows == lines


def test_blank_lines_and_quoted_line_breaks_of_a_text_file_keep_the_numbers_of_rows():
    sheet = read(csv_file('sep=;\nTT;Tên\n\n1;"Nông\nVăn Hải"\n;\n')).sheets[0]
    assert sheet.row(3) == ["1", "Nông\nVăn Hải"]
    assert len(sheet.rows) == 3


def test_a_file_over_twenty_megabytes_is_refused_before_reading():
    assert refusal(io.BytesIO(b"a" * (20 * MB + 1))).startswith("Tệp nặng 20 MB, quá mức 20 MB. Hãy ")


def test_a_zip_bomb_is_refused_by_its_directory():
    bomb = packed({"xl/workbook.xml": "", "xl/worksheets/sheet1.xml": b" " * (201 * MB)})
    assert "Tệp mở ra sẽ nặng 201 MB, quá mức 200 MB." in refusal(bomb)


def test_too_many_rows_are_refused_and_empty_formatted_rows_are_not_counted():
    written = with_cell("A200001", "><v>1</v></c>")
    assert "dữ liệu đến dòng 200.001, quá mức 200.000 dòng" in refusal(written)
    assert read(with_cell("A1048576", ' s="0"/>')).sheets[0].rows == [["TT"]]


def test_one_stray_cell_in_a_far_corner_is_refused_before_it_takes_all_memory():
    assert "cột thứ 16384" in refusal(with_cell("XFD150000", "><v>1</v></c>"))


def test_repeated_rows_of_an_open_document_sheet_count_as_often_as_they_stand_for():
    assert "quá mức 200.000 dòng" in refusal(ods([["x"]], repeat=300_000))
    assert len(read(ods([["x"]], repeat=300)).sheets[0].rows) == 300


def test_an_encrypted_workbook_says_to_take_the_password_off():
    compound = (
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    )
    assert "có mật khẩu" in refusal(io.BytesIO(compound))
    assert "có mật khẩu" in refusal(ods([["x"]], manifest="<encryption-data/>"))


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 ...",
        b"PK\x03\x04 broken",
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 700,
        packed({"word/document.xml": "<w/>"}).getvalue(),
        packed({"xl/workbook.bin": "x"}).getvalue(),
        b"\x00\x01\x02" + b"abc" * 300,
    ],
)
def test_what_is_no_workbook_is_refused_with_what_to_do(content):
    assert "lưu lại dạng .xlsx rồi gửi lại" in refusal(io.BytesIO(content))


def test_a_web_page_named_as_a_workbook_is_told_by_its_content():
    assert "trang web" in refusal(
        io.BytesIO(b"\r\n<html><body><table><tr><td>1</td></tr></table></body></html>")
    )


@pytest.mark.parametrize("file", [io.BytesIO(b""), csv_file(" \n\n"), xlsx([])])
def test_an_empty_file_is_refused(file):
    assert "không có dòng nào" in refusal(file)
