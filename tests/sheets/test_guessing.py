"""The kind of a sheet: the words of its title speak, where something of that kind stands below them."""

import pytest

from foundation.sheets.guessing import sheets_by_kind
from foundation.sheets.headings import find_heading
from foundation.sheets.kinds import KINDS
from foundation.sheets.matching import ORDINAL, recall
from foundation.sheets.pipeline import Reader
from foundation.sheets.reading import read_workbook
from foundation.sheets.serialize import notes
from tests.sheets.workbooks import xlsx

PERSON = ("TT", "Họ và tên", "Ngày sinh", "Chức vụ")
PLAIN = "DANH SÁCH CÁN BỘ"
MOVED = ("Chức vụ luân chuyển", "Từ ngày")


def sheet(title, *headings):
    return read_workbook(
        xlsx([[title], [], [*PERSON, *headings], [1, "Lý Văn Tư", *["x"] * (len(headings) + 2)]])
    )


@pytest.mark.parametrize(
    ("title", "headings", "kind"),
    [
        ("DANH SÁCH QUY HOẠCH CÁN BỘ", ("Đơn vị", "Chức danh quy hoạch"), "plan"),
        ("Danh sách quy hoạch cán bộ", ("Đơn vị",), "roster"),
        (PLAIN, ("Đơn vị", "Chức danh quy hoạch"), "roster"),
        ("DANH SÁCH (Kèm theo Quyết định phê duyệt quy hoạch)", ("Đơn vị", "Chức danh quy hoạch"), "roster"),
        ("DANH SÁCH CÁN BỘ LUÂN CHUYỂN", ("Đơn vị", "Từ ngày"), "rotations"),
        (PLAIN, ("Đơn vị", "Từ ngày"), "roster"),
        (PLAIN, MOVED, "rotations"),
        ("DANH SÁCH TRÍCH NGANG CÁN BỘ", MOVED, "roster"),
        ("DANH SÁCH TRÍCH NGANG CÁN BỘ LUÂN CHUYỂN", MOVED, "rotations"),
        ("DANH SÁCH TRÍCH NGANG", ("Chức vụ", "Đơn vị công tác", "Quyết định"), "roster"),
        ("DANH SÁCH CÁN BỘ NGHỈ HƯU NĂM 2021", ("Đơn vị", "Ngày nghỉ hưu"), "former"),
        ("DANH SÁCH NGÀY GIỮ CHỨC VỤ HIỆN NAY", ("Giữ chức vụ từ ngày",), "current_posts"),
        (PLAIN, ("Đơn vị", "Ngày giữ chức vụ hiện nay", "Số, ngày quyết định"), "roster"),
        ("DANH SÁCH CÁN BỘ BỊ KỶ LUẬT", ("Đơn vị", "Hình thức kỷ luật"), "disciplines"),
        ("KẾT QUẢ XẾP LOẠI NĂM 2020", ("Đơn vị", "Kết quả"), "grades"),
    ],
)
def test_the_title_speaks_for_the_kind(title, headings, kind):
    assert [found.slug for found in sheets_by_kind(sheet(title, *headings), list(KINDS.values()))] == [kind]


def test_of_two_that_may_be_meant_the_columns_tell_and_kinds_not_brought_in_by_the_user_are_not_named():
    book = sheet("DANH SÁCH QUY HOẠCH CÁN BỘ", "Đơn vị", "Chức danh quy hoạch")
    assert [found.slug for found in sheets_by_kind(book, [KINDS["roster"], KINDS["grades"]])] == ["roster"]


def test_what_lacks_more_than_the_word_for_day_is_no_day():
    """Else a second "Chức vụ" is the day since when it is held, and a decision is the month of retirement."""
    headings = ("Đơn vị", "Chức vụ", "Số quyết định", "Quyết định phê duyệt", "Ngày nghỉ hưu", "Vào Đảng")
    columns = KINDS["roster"].columns
    heading = find_heading(sheet(PLAIN, *headings).sheets[0], columns)
    keys = {match.path[-1]: match.key for match in recall(heading.paths, [ORDINAL, *columns], {})}
    assert keys["Chức vụ"] is keys["Quyết định phê duyệt"] is keys["Ngày nghỉ hưu"] is None
    assert keys["Vào Đảng"] == "party_joined_on"


@pytest.mark.parametrize(
    ("beside", "joined"),
    [(("Tư", "Năm"), True), (("Tư", "x"), False), (("Tư", ""), False), (("Nam", "Nữ"), False)],
)
def test_given_names_in_a_column_without_heading_beside_the_name_belong_to_it(beside, joined):
    rows = [[place, "Lý Văn", given, "25/03/1979"] for place, given in enumerate(beside, 1)]
    book = read_workbook(xlsx([[PLAIN], [], ["TT", "Họ và tên", "", "Ngày sinh"], *rows]))
    (read,) = Reader(book, KINDS["roster"], latest=2021).propose()
    found = [row.values["full_name"] for row in read.table.rows]
    assert found == (["Lý Văn Tư", "Lý Văn Năm"] if joined else ["Lý Văn"] * 2)
    told = ["Cột C không có tiêu đề, được đọc là tên, đứng sau cột “Họ và tên”."]
    assert notes(read) == (told if joined else [])
