"""What is said of a column before its rows are looked at."""

import pytest

from foundation.core.dates import PartialDate
from foundation.sheets.unusual import unusual


def days(*texts):
    return [PartialDate.parse(text) for text in texts]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["Tày", "Nùng", "Kinh"], []),
        (["", None, ""], ["cả cột trống"]),
        (["x", "", "", "y", "", ""], ["4 trong 6 dòng trống"]),
        (days("01/05/2006", "01/09/1999", "01/02/2004"), ["3 ngày đều là ngày 01"]),
        (days("01/01/1981", "01/01/1975", "01/01/1979"), ["3 ngày đều là ngày 01/01"]),
        (days("1981", "05/2006", "02/03/1979"), ["1 ô chỉ có năm", "1 ô chỉ có tháng và năm"]),
        (["Kinh"] * 6, ["cả 6 ô đều là “Kinh”"]),
        (
            days(*(f"02/03/{year}" for year in range(1970, 1980)), "02/03/1891"),
            ["năm 1891 khác hẳn các dòng khác (dòng 14)"],
        ),
        ([*["Tày"] * 6, *["Nùng"] * 4, "Nùngg"], ["“Nùngg” chỉ có ở dòng 14"]),
        # A column where most words stand once is one of names.
        ([f"Tên {number}" for number in range(12)], []),
    ],
)
def test_what_is_unusual_in_a_column_is_said(values, said):
    assert unusual(values, range(4, 4 + len(values))) == said


def test_of_a_restricted_column_no_value_is_quoted():
    assert unusual(["12345678"] * 6, range(6), private=True) == ["cả 6 ô giống nhau"]
    assert unusual([*["1"] * 10, "2"], range(11), private=True) == []
