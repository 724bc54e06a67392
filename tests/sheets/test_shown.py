"""Cells that show less than they hold, or nothing that could be used."""

import datetime

import pytest

from foundation.core.dates import PartialDate
from foundation.sheets.cells import BadCell, clean_text
from foundation.sheets.date_orders import settle
from foundation.sheets.dates import read_date
from foundation.sheets.reading.values import ErrorValue, ShownDate, Uncalculated
from tests.sheets.workbooks import read_table, sheet_of

YEAR = ShownDate(datetime.date(1981, 1, 1), "1981", ShownDate.YEAR)
MONTH = ShownDate(datetime.date(2006, 5, 1), "5/2006", ShownDate.MONTH)
TWELVE = ShownDate(datetime.date(2021, 12, 12), "12/12", ShownDate.DAY_MONTH)


def test_a_date_is_read_as_far_as_its_cell_shows_it():
    assert read_date(YEAR) == PartialDate.of(1981)
    assert read_date(MONTH) == PartialDate.of(2006, 5)
    with pytest.raises(BadCell, match='"12/12" không có năm'):
        read_date(TWELVE)


def test_a_date_that_shows_less_is_no_real_date_in_its_column():
    swapped = [datetime.date(1980, 1, day) for day in range(2, 7)] + ["27/10/1980"] * 5
    assert settle(enumerate(swapped)).asked
    assert not settle(enumerate([MONTH] * 5 + ["27/10/1980"] * 5)).asked


def test_as_text_a_cell_is_what_it_shows():
    assert [clean_text(cell) for cell in (YEAR, MONTH, TWELVE)] == ["1981", "5/2006", "12/12"]


def test_an_error_and_a_formula_without_value_are_faults_of_their_cells():
    rows = [
        ["TT", "Họ và tên", "Ngày sinh", "Dân tộc", "Chức vụ"],
        [1, "Nông Văn Hải", "13/05/1980", ErrorValue("#SPILL!"), Uncalculated('="a"&B2')],
        [2, "Lý Đức Sơn", "13/05/1981", "Nùng", " #N/A "],
    ]
    first, second = read_table(sheet_of(rows)).rows
    assert first.unread == {
        "ethnic": "Dân tộc: ô báo lỗi #SPILL! của Excel",
        "post": "Chức vụ: ô công thức chưa có giá trị; mở bằng Excel, lưu lại rồi gửi",
    }
    assert second.unread == {"post": "Chức vụ: ô báo lỗi #N/A của Excel"}
