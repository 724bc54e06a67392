import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.core.dates import PartialDate
from foundation.sheets.cells import BadCell
from foundation.sheets.dates import DAY_FIRST, MONTH_FIRST, SWAPPED, read_date, settle

DAY = datetime.date(1974, 10, 5)


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
    ],
)
def test_a_date_is_read_in_every_manner_offices_write_it_and_stays_as_exact_as_it_was(cell, iso):
    assert read_date(cell).iso == iso


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


@pytest.mark.parametrize("cell", ["abc", "15/01/197", "3/10//2001", "1073", True, datetime.time(3, 4), 12.5])
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


def test_a_column_is_day_first_when_one_cell_says_so():
    settled = settle(["05/06/1980", "13/08/1975", "", 1973, "08/2008"])
    assert (settled.order, settled.question("Ngày sinh")) == (DAY_FIRST, "")


def test_a_column_is_month_first_when_its_cells_prove_it():
    settled = settle(["05/06/1980", "08/13/1975"])
    assert (settled.order, settled.question("Ngày sinh")) == (MONTH_FIRST, "")
    assert read_date("05/06/1980", settled.order).iso == "1980-05-06"


def test_proof_of_both_orders_stays_day_first_and_the_odd_cell_is_a_fault():
    assert settle(["13/08/1975", "08/13/1975"]).order == DAY_FIRST


def test_a_column_that_no_cell_decides_is_asked_about_with_day_first_proposed():
    settled = settle(["07/07/1975", "05/06/1980", "1/2/1990"])
    question = 'Cột "Ngày sinh": 05/06/1980 là ngày 05 tháng 6 hay tháng 5 ngày 06?'
    assert (settled.order, settled.other, settled.question("Ngày sinh")) == (DAY_FIRST, MONTH_FIRST, question)


@pytest.mark.parametrize("cells", [[], ["07/07/1975"], [DAY, datetime.date(1980, 5, 6)], ["1973", "08/2008"]])
def test_a_column_without_two_readings_is_not_asked_about(cells):
    assert settle(cells).question("Ngày sinh") == ""


def test_real_dates_that_a_machine_may_have_turned_round_are_asked_about():
    cells = [datetime.date(1970 + n, n + 1, 12 - n) for n in range(6)] + [
        f"{13 + n}/0{n + 1}/1980" for n in range(6)
    ]
    settled = settle(cells)
    assert (settled.order, settled.other) == (DAY_FIRST, SWAPPED)
    assert settled.question("Ngày sinh").startswith('Cột "Ngày sinh": 12/01/1970 là ngày 12 tháng 01')
    assert read_date(datetime.date(1974, 10, 5), SWAPPED).iso == "1974-05-10"
    assert read_date("27/10/1989", SWAPPED).iso == "1989-10-27"
    assert settle([*cells, datetime.date(1980, 1, 15)]).question("Ngày sinh") == ""
