import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.core.dates import PartialDate
from foundation.sheets.cells import BadCell
from foundation.sheets.dates import MONTH_FIRST, read_date


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        (datetime.date(1973, 1, 15), "1973-01-15"),
        ("3/10/2001", "2001-10-03"),
        ("03.10.2002", "2002-10-03"),
        ("11-09-2001", "2001-09-11"),
        (" 3 / 10 / 2001 ", "2001-10-03"),
        ("15/1/1973.", "1973-01-15"),
        ("ngày 3 tháng 10 năm 2001", "2001-10-03"),
        ("Ngày 3/10/2001", "2001-10-03"),
        ("03102001", "2001-10-03"),
        ("2001-10-03", "2001-10-03"),
        ("15/01/1973 00:00:00", "1973-01-15"),
        ("08/2008", "2008-08"),
        ("8.2008", "2008-08"),
        ("T8/2008", "2008-08"),
        ("Tháng 8 năm 2008", "2008-08"),
        ("tháng 08/2008", "2008-08"),
        ("00/05/1973", "1973-05"),
        ("../5/1973", "1973-05"),
        ("1973", "1973"),
        ("năm 1973", "1973"),
        ("00/00/1973", "1973"),
        (1973, "1973"),
        (26679, "1973-01-15"),
        (26679.0, "1973-01-15"),
        (31121980, "1980-12-31"),
        (3102001, "2001-10-03"),
        (8.2008, "2008-08"),
        (10.201, "2010-10"),
        ("05-Thg10-75", "1975-10-05"),
        ("12 Tháng Ba 1981", "1981-03-12"),
        ("27 Thg 12, 1979", "1979-12-27"),
        ("1 tháng 7, 1988", "1988-07-01"),
        ("Ngày 15 Tháng Giêng năm 1984", "1984-01-15"),
        ("15 tháng Mười Một năm 1984", "1984-11-15"),
        ("tháng chạp 1984", "1984-12"),
        ("tháng năm năm 1981", "1981-05"),
        ("3/10 năm 2001", "2001-10-03"),
        ("Thg10-75", "1975-10"),
        ("09-Sep-90", "1990-09-09"),
        ("Sept 9, 1990", "1990-09-09"),
        ("September 1990", "1990-09"),
        ("1981-03-12 00:00:00", "1981-03-12"),
        ("1975-10-05T00:00:00", "1975-10-05"),
        ("1979-12-27T00:00:00Z", "1979-12-27"),
        ("1979-12-26T17:00:00.000Z", "1979-12-27"),
        ("1979-12-26T23:30:00+07:00", "1979-12-26"),
        ("01/07/1988 07:00", "1988-07-01"),
        ("9/9/1990 12:00:00 SA", "1990-09-09"),
        ("/5/1975", "1975-05"),
        ("//1975", "1975"),
        ("xx/05/1975", "1975-05"),
        ("…/…/1975", "1975"),
        ("00/05/75", "1975-05"),
        ("00/00/75", "1975"),
        ("5/75", "1975-05"),
        ("1975-05-00", "1975-05"),
        ("1975-00-00", "1975"),
        ("1981-03", "1981-03"),
        ("19810312", "1981-03-12"),
        (19810312, "1981-03-12"),
    ],
)
def test_a_date_is_read_in_every_manner_offices_write_it_and_stays_as_exact_as_it_was(cell, iso):
    assert read_date(cell, latest=2021).iso == iso


def test_a_serial_of_a_workbook_that_counts_from_1904():
    assert read_date(25217, from_1904=True).iso == "1973-01-15"


@pytest.mark.parametrize(("text", "year"), [("05/06/80", 1980), ("05/06/21", 2021), ("05/06/22", 1922)])
def test_a_two_digit_year_is_the_last_one_not_after_the_day_the_source_speaks_of(text, year):
    assert read_date(text, latest=2021).year == year


@pytest.mark.parametrize("text", ["31/02/1980", "15/13/1980", "29/2/1981", "31.04.1990"])
def test_a_day_that_no_calendar_has_is_a_fault_and_never_empty(text):
    with pytest.raises(BadCell) as fault:
        read_date(text, label="Ngày sinh")
    assert str(fault.value) == f"Ngày sinh {text} không có thật"


@pytest.mark.parametrize(
    "day", [datetime.date(1, 1, 1), datetime.date(1850, 1, 1), datetime.date(2999, 12, 31)]
)
def test_a_cell_with_a_day_of_a_far_year_is_a_fault_as_its_text_is(day):
    text = f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    for cell in (day, text):
        with pytest.raises(BadCell, match=f"Ngày sinh {text} không có thật"):
            read_date(cell, label="Ngày sinh")


NO_DATES = ["abc", "15/01/197", "3/10//2001", "1073", True, datetime.time(3, 4), 12.5]
NO_DATES += ["12/12", "10/21", "75", 75, "5 Dec"]


@pytest.mark.parametrize("cell", NO_DATES)
def test_what_is_no_date_is_a_fault(cell):
    with pytest.raises(BadCell, match="Ngày sinh .* không đọc được là ngày"):
        read_date(cell, label="Ngày sinh")


@pytest.mark.parametrize("cell", ["", "  ", None])
def test_an_empty_cell_is_no_date(cell):
    assert read_date(cell) is None


@given(st.dates(datetime.date(1900, 3, 1), datetime.date(2100, 12, 31)))
def test_any_day_survives_being_written_as_a_date_as_text_and_as_a_serial(day):
    expected = PartialDate.from_date(day)
    assert (
        read_date(day)
        == read_date(str(expected))
        == read_date(f"{day.day}.{day.month}.{day.year}")
        == expected
    )
    assert read_date(f"{day.month}/{day.day}/{day.year}", MONTH_FIRST) == expected
    if (serial := (day - datetime.date(1899, 12, 30)).days) >= 3000:
        assert read_date(serial) == expected
