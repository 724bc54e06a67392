import datetime

import pytest

from foundation.sheets.reading.number_formats import date_of, number, number_format
from foundation.sheets.reading.values import ShownDate, unpacked

MARCH = datetime.date(1981, 3, 12)


def shown(code, value, from_1904=False):
    found = number_format(code)
    return value if found is None else unpacked(found.of_number(value, from_1904))


@pytest.mark.parametrize(
    ("code", "text", "precision"),
    [
        ("yyyy", "1981", ShownDate.YEAR),
        ("[$-42A]yyyy;@", "1981", ShownDate.YEAR),
        ('"Năm "yyyy', "Năm 1981", ShownDate.YEAR),
        ("mm/yyyy", "03/1981", ShownDate.MONTH),
        ("mmm\\-yy", "3/1981", ShownDate.MONTH),
        ("[$-409]mmmm\\ yyyy", "3/1981", ShownDate.MONTH),
        ("d\\-mmm", "12/3", ShownDate.DAY_MONTH),
        ("dd/mm", "12/03", ShownDate.DAY_MONTH),
        ("d/m;@", "12/3", ShownDate.DAY_MONTH),
        ("mmmm", "3", ShownDate.OTHER),
        ("dd", "12", ShownDate.OTHER),
    ],
)
def test_a_format_that_shows_less_than_a_day_gives_what_it_shows(code, text, precision):
    date = shown(code, 29657)
    assert isinstance(date, ShownDate)
    assert (date.shown, date.precision) == (text, precision)
    assert date == MARCH


@pytest.mark.parametrize(
    "code",
    ["dd/mm/yyyy", "d-mmm-yy", "[$-F800]dddd, mmmm dd, yyyy", "yyyy\\-mm\\-dd hh:mm:ss", "[Red]dd.mm.yy"],
)
def test_a_format_that_shows_the_whole_day_gives_a_plain_date(code):
    assert type(shown(code, 29657.75)) is datetime.date
    assert shown(code, 29657.75) == MARCH


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("000000000000", 20188000104, "020188000104"),
        ("000-000-000-000", 20188000104, "020-188-000-104"),
        ('"HU-"000', 12, "HU-012"),
        ('0"/12"', 10, "10/12"),
        ("00.0000", 8.2008, "08.2008"),
        ("00", -3, "-03"),
        ("0.00%", 0.9203, "92,03%"),
        ("0%", 0.5, "50%"),
        ("h:mm", 0.3125, "07:30"),
        ("[h]:mm", 1.5, "36:00"),
        ("dd/mm/yyyy", 0, 0),
        ("dd/mm/yyyy", 60, 60),
        ("dd/mm/yyyy", 3_000_000, 3_000_000),
    ],
)
def test_codes_and_shares_are_the_text_they_show_and_days_that_are_none_stay_numbers(code, value, text):
    assert shown(code, value) == text
    assert type(shown(code, value)) is type(text)


@pytest.mark.parametrize(
    "code", ["General", "@", "0", "#,##0.00", "0.00E+00", '#,##0\\ "đ"', '0" tháng"', "# ?/?"]
)
def test_amounts_stay_numbers(code):
    assert number_format(code) is None


def test_days_are_counted_as_excel_does():
    assert [date_of(1), date_of(59), date_of(61)] == [
        datetime.date(1900, 1, 1),
        datetime.date(1900, 2, 28),
        datetime.date(1900, 3, 1),
    ]
    assert date_of(29657 - 1462, from_1904=True) == MARCH
    assert date_of(29656.999999) == MARCH


def test_numbers_have_the_fifteen_digits_that_excel_keeps():
    assert [number(0.1 + 0.2), number(5.0), number(1234567890123456)] == [0.3, 5, 1234567890123460]
