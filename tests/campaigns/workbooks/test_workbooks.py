"""Workbooks of units as they go out and come back, changed as offices change them."""

import datetime
import io
from dataclasses import replace

import openpyxl
import pytest

from foundation.core.dates import PartialDate
from foundation.sheets.reading import read_content, read_workbook
from office.campaigns.workbooks.codes import LETTERS, BookMark, is_code, plain_code, shown_code
from office.campaigns.workbooks.offers import OfferSheet
from office.campaigns.workbooks.reading import read_returned
from office.campaigns.workbooks.writing import write_workbook
from tests.campaigns.workbooks.offers import LINES, MARK, ROWS, Office, offer, words_of, written
from tests.sheets.workbooks import xlsx


def sentences(book):
    return [each.sentence for each in book.faults]


def test_a_code_is_of_one_line_and_a_mistyped_one_is_seen():
    code = MARK.of_line(101)
    others = {MARK.of_line(102), BookMark(3, 18).of_line(101), BookMark(4, 17).of_line(101), MARK.code}
    assert is_code(code) and code not in others and all(map(is_code, others))
    assert BookMark(3, 17, version=2).of_line(101) == code
    assert plain_code(f" {shown_code(code).lower()} ") == code
    spoilt = [
        code[:place] + letter + code[place + 1 :]
        for place in range(len(code))
        for letter in LETTERS
        if letter != code[place]
    ]
    assert sum(map(is_code, spoilt)) <= len(spoilt) / 100


def test_a_workbook_can_be_sorted_printed_and_filled_by_choice():
    file = io.BytesIO()
    write_workbook(file, offer())
    book = openpyxl.load_workbook(file)
    page = book["Rà soát"]
    heads = next(row for row in page.iter_rows() if row[0].value == "TT")
    assert [cell.value for cell in heads] == [
        "TT", "Mã", "Họ và tên", "Ngày sinh", "Danh sách", "Chức vụ hiện nay", "Đề nghị", "Lý do", "Mã (đối chiếu)"
    ]  # fmt: skip
    top = heads[0].row
    assert page.auto_filter.ref == f"A{top}:I{top + 7}" and not page.protection.sheet
    [rule] = page.data_validations.dataValidation
    assert str(rule.sqref) == f"G{top + 1}:G{top + 7}" and rule.formula1 == "'Danh mục'!$A$1:$A$2"
    assert [cell.value for cell in book["Danh mục"]["A"]] == ["Tiếp tục", "Đưa ra"]
    shade = {cell.column_letter: cell.fill.fgColor.rgb for cell in page[top + 1]}
    assert shade["C"] == shade["F"] == "FFE8E6E1" and shade["G"] == "00000000"
    mark = shown_code(MARK.code)
    assert book.defined_names["Ma_bieu"].value == f'"{mark}"' and mark in page.oddFooter.left.text
    assert page.print_area.startswith("'Rà soát'!$A$1:$I$") and page.print_title_rows == f"${top}:${top}"
    assert page.page_setup.paperSize == 9 and page.page_setup.orientation == "landscape"
    texts = {cell.value for row in page.iter_rows() for cell in row}
    assert {f"Mã biểu: {mark}", "ĐẢNG ỦY XÃ MẪU", "NGƯỜI LẬP BIỂU", "BÍ THƯ"} <= texts
    assert page.cell(top + 7, 6).value == "-" and page.cell(top + 7, 6).quotePrefix


def test_a_sheet_too_wide_for_a4_is_printed_on_a3():
    file = io.BytesIO()
    wide = [replace(column, width=40) for column in LINES]
    write_workbook(file, replace(offer(), sheets=(OfferSheet("wide", "Bổ sung", "", tuple(wide), ROWS),)))
    assert openpyxl.load_workbook(file)["Bổ sung"].page_setup.paperSize == 8


def test_what_was_not_touched_says_nothing():
    book = read_returned(written(offer()), offer())
    assert (book.version, book.lines, book.corrections, book.questions, book.remarks) == (1, [], [], [], [])
    assert book.is_clean and book.filled == {"papers": []}


@pytest.mark.parametrize("way", ["sent", "sent_as_xls"])
def test_words_come_back_by_their_codes_and_changes_of_what_is_known_are_shown_alone(way):
    office = Office(offer())
    office.put(0, Đề_nghị="tiếp tục")
    office.put(1, Đề_nghị="Đưa ra", Lý_do="Nghỉ hưu", Chức_vụ_hiện_nay="Phó Bí thư", Ngày_sinh="03/1985")
    office.put(3, Đề_nghị="Tiếp tục", Họ_và_tên="Đ/c NÔNG VĂN HẢI")
    office.rows = [*reversed(office.rows), ["", "", "Lê Thị Bình"]]
    office.grid.insert(0, ["Kính gửi: Ban Tổ chức"])
    office.top, office.end = office.top + 1, office.end + 1
    office.without("TT")
    book = getattr(office, way)()
    assert words_of(book) == {
        101: {"word": "keep"},
        102: {"word": "remove", "reason": "Nghỉ hưu"},
        104: {"word": "keep"},
    }
    told = {(each.key, each.label): (each.known, each.said) for each in book.corrections}
    assert told == {
        (102, "Ngày sinh"): ("02/1985", "03/1985"),
        (102, "Chức vụ hiện nay"): ("Bí thư", "Phó Bí thư"),
        (104, "Họ và tên"): ("Nông Văn Hải", "Đ/c NÔNG VĂN HẢI"),
    }
    assert book.is_clean


def test_a_file_of_another_unit_or_campaign_is_not_read():
    for mark in (BookMark(3, 18), BookMark(4, 17)):
        book = read_returned(written(offer(mark=mark)), offer())
        [sentence] = sentences(book)
        assert sentence.startswith("Tệp là biểu của đầu mối khác hoặc đợt khác") and not book.lines


def test_an_older_workbook_is_read_and_said_to_be_older():
    office = Office(offer(ROWS[:3]))
    office.put(2, Đề_nghị="Tiếp tục")
    office.offered = offer(mark=BookMark(3, 17, version=2))
    book = office.sent()
    assert words_of(book) == {103: {"word": "keep"}} and book.version == 1
    assert book.remarks == ["Biểu lập lần 1, đã có biểu lập lần 2; dòng bổ sung sau chưa có trong tệp."]


def test_without_its_mark_a_workbook_is_known_by_its_codes():
    office = Office(offer())
    office.put(0, Đề_nghị="Tiếp tục")
    mark = next(row for row in office.grid if str(row[0]).startswith("Mã biểu"))
    mark[0] = ""
    book = office.sent()
    assert words_of(book) == {101: {"word": "keep"}} and book.version is None and len(book.remarks) == 1
    office.put(0, Mã=shown_code(BookMark(3, 18).of_line(101)))
    office.without("Mã (đối chiếu)")
    book = office.sent()
    assert not book.lines and "không phải của đầu mối này" in sentences(book)[0]


def test_a_code_that_is_doubled_mistyped_or_beside_another_name_is_a_fault_with_its_cell():
    office = Office(offer())
    for number in range(7):
        office.put(number, Đề_nghị="Tiếp tục")
    office.without("Mã (đối chiếu)")
    office.put(1, Mã=office.cell(0, "Mã"))
    office.put(2, Mã="BCF-GHJ-KLX")
    office.put(6, Họ_và_tên="Lê Thị Bình")
    book = office.sent()
    assert words_of(book) == {key: {"word": "keep"} for key in (104, 105, 106)}
    row = office.top + 1
    assert [each.cell for each in book.faults] == [f"B{row + 0}", f"B{row + 1}", f"B{row + 2}", f"C{row + 6}"]
    said = sentences(book)
    assert "có ở nhiều dòng" in said[0] and "có ở nhiều dòng" in said[1] and "không đúng" in said[2]
    assert said[3].endswith("là của đồng chí Hoàng Văn Đức, nhưng dòng ghi “Lê Thị Bình”.")


def test_codes_of_namesakes_or_of_one_person_on_two_lists_are_not_exchanged():
    office = Office(offer())
    for number in range(7):
        office.put(number, Đề_nghị="Tiếp tục")
    office.without("Mã (đối chiếu)")
    codes = [office.cell(number, "Mã") for number in range(7)]
    for number, other in ((0, 3), (3, 0), (4, 5), (5, 4)):
        office.put(number, Mã=codes[other])
    book = office.sent()
    assert set(words_of(book)) == {102, 103, 107}
    assert all("trường hợp khác cùng họ tên" in sentence for sentence in sentences(book))


def test_columns_that_were_sorted_by_themselves_are_seen():
    office = Office(offer())
    for number in range(7):
        office.put(number, Đề_nghị="Tiếp tục", Lý_do=f"{number}")
    left = office.column("Lý do")
    rows = office.rows
    office.rows = [
        [*row[:left], *other[left:]] for row, other in zip(rows, [*rows[1:], rows[0]], strict=True)
    ]
    book = office.sent()
    assert not book.lines and len(book.faults) == 7 and sentences(book)[0].startswith("Hai cột mã")


def test_a_row_without_a_code_is_asked_about():
    office = Office(offer())
    for label in ("Mã", "Mã (đối chiếu)", "Ngày sinh"):
        office.without(label)
    office.put(0, Đề_nghị="Tiếp tục")
    office.put(4, Đề_nghị="Tiếp tục")
    office.rows = [office.rows[0], office.rows[4], ["", "Lê Thị Bình", "", "", "Tiếp tục"]]
    book = office.sent()
    assert not book.lines and [each.candidates for each in book.questions] == [(101, 104), (105,), ()]
    assert [each.words for each in book.questions] == [{"word": "keep"}] * 3
    assert "ghi ở tờ bổ sung" in book.questions[2].sentence and "Thiếu cột “Mã”" in sentences(book)[0]


def test_words_that_cannot_be_read_are_told_and_the_row_is_left():
    office = Office(offer())
    office.put(0, Đề_nghị="Xem xét sau")
    office.put(1, Đề_nghị="Đưa ra")
    office.put(2, Đề_nghị="Tiếp tục", Lý_do="a" * 301)
    office.put(3, Đề_nghị="Tiếp tục")
    book = office.sent()
    assert words_of(book) == {104: {"word": "keep"}}
    assert sentences(book) == [
        "Đề nghị “Xem xét sau” không có trong danh mục: Tiếp tục; Đưa ra.",
        "Đề nghị đưa ra thì ghi lý do.",
        "Lý do dài 301 ký tự, quá 300.",
    ]


def test_joined_cells_doubled_columns_and_lost_headings_are_told():
    office = Office(offer())
    office.put(0, Đề_nghị="Tiếp tục")
    place, top = office.column("Đề nghị"), office.top
    joined = read_content(_merged(office.grid, top, place))
    assert "đã gộp" in sentences(read_returned(joined, offer()))[0]
    office.grid[top - 1][office.column("Lý do")] = "Đề nghị"
    book = office.sent()
    assert "Cột “Đề nghị” có hai lần; giữ một cột rồi gửi lại." in sentences(book) and not book.lines
    office.grid[top - 1] = [""] * 9
    assert "Không thấy dòng tiêu đề của biểu trong tờ này." in sentences(office.sent())


def _merged(grid, top, place):
    return xlsx(grid, merged=[((top, place), (top + 2, place))], name="Rà soát").getvalue()


def test_rows_that_the_unit_adds_are_read_whole_or_with_their_faults():
    office = Office(offer(), "Văn bản")
    office.put(0, Số_văn_bản="12-TTr/ĐU", Ngày_văn_bản=datetime.date(2021, 11, 20), Số_trang=3)
    office.put(2, Số_văn_bản="13-BC/ĐU", Ngày_văn_bản="31/02/2021")
    office.put(3, Số_trang="hai")
    book = office.sent()
    [paper] = book.filled["papers"]
    assert paper.values == {"number": "12-TTr/ĐU", "on": PartialDate.parse("20/11/2021"), "pages": 3}
    assert [each for each in sentences(book) if "Rà soát" not in each] == [
        "Ngày văn bản 31/02/2021 không có thật.",
        "Số trang “hai” không phải là số nguyên.",
        "Chưa ghi số văn bản.",
        "Chưa ghi ngày văn bản.",
    ]


def test_a_file_that_excel_wrote_again_is_read_apart():
    """As it really comes: another program keeps it, a program of its own with little memory reads it."""
    file, again = io.BytesIO(), io.BytesIO()
    write_workbook(file, offer())
    book = openpyxl.load_workbook(file)
    page = book["Rà soát"]
    top = next(row[0].row for row in page.iter_rows() if row[0].value == "TT")
    page.cell(top + 6, 7).value = "Đưa ra"
    page.cell(top + 6, 8).value = "Không đủ tuổi công tác"
    page.move_range(f"A{top + 1}:I{top + 7}", rows=3)
    page.cell(top + 14, 3).value = "Nông Văn Hải"
    book.save(again)
    returned = read_returned(read_workbook(again), offer())
    assert words_of(returned) == {106: {"word": "remove", "reason": "Không đủ tuổi công tác"}}
    assert returned.is_clean


def test_two_columns_of_one_label_cannot_be_offered():
    with pytest.raises(ValueError, match="one label"):
        OfferSheet("lines", "Rà soát", "", (*LINES, LINES[0]))
