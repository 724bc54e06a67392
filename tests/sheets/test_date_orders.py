"""Day or month first: settled for a column by proof alone, else asked with the rows named."""

import datetime

import pytest

from foundation.sheets.date_orders import settle
from foundation.sheets.dates import DAY_FIRST, MONTH_FIRST, SWAPPED, read_date
from foundation.sheets.reading.values import ShownDate

REAL = [datetime.date(1970 + n, n + 1, 12 - n) for n in range(6)]
DAYS = ["13/08/1975", "14/08/1975", "15/08/1975"]
MONTHS = ["08/13/1975", "08/14/1975", "08/15/1975"]


def settled(*cells):
    return settle(enumerate(cells, 2))


def question(*cells):
    return settled(*cells).question("Ngày sinh")


def test_three_proofs_and_none_against_settle_a_column():
    assert (settled("05/06/1980", *DAYS, "", 1973).order, question("05/06/1980", *DAYS)) == (DAY_FIRST, "")
    assert (settled("05/06/1980", *MONTHS).order, question("05/06/1980", *MONTHS)) == (MONTH_FIRST, "")
    assert read_date("05/06/1980", MONTH_FIRST).iso == "1980-05-06"


def test_as_many_proofs_as_cells_in_doubt_are_enough():
    assert question("05/06/1980", DAYS[0]) == ""
    assert question("05/06/1980", "06/07/1980", DAYS[0]) != ""


def test_without_a_proof_a_column_is_asked_about_and_the_rows_are_named():
    one = settled("07/07/1975", "05/06/1980", "1/2/1990")
    text = (
        'Cột "Ngày sinh": 05/06/1980 (dòng 3, 4) là ngày 05 tháng 6 hay tháng 5 ngày 06? '
        "Không ô nào trong cột cho biết chắc."
    )
    assert (one.question("Ngày sinh"), one.options) == (text, (DAY_FIRST, MONTH_FIRST))
    assert one.open_rows == {3, 4}


def test_one_or_two_proofs_are_few():
    unclear = ["05/06/1980", "06/07/1981", "07/08/1982"]
    assert question(*unclear, *DAYS[:2]).endswith("Chỉ dòng 5, 6 (13/08/1975) viết ngày trước.")
    few = settled(*unclear, MONTHS[0])
    assert few.question("").endswith("Chỉ dòng 5 (08/13/1975) viết tháng trước.")
    assert (few.order, few.options) == (MONTH_FIRST, (DAY_FIRST, MONTH_FIRST))


def test_proofs_of_both_orders_are_asked_about_however_many_there_are():
    text = question("05/06/1980", *DAYS * 3, MONTHS[0])
    assert "Dòng 3, 4, 5, 6, 7 và 4 dòng khác (13/08/1975) viết ngày trước, dòng 12 (08/13/1975) viết" in text


@pytest.mark.parametrize(
    "cells",
    [
        [],
        ["07/07/1975", "13/08/1975", "08/13/1975"],
        [datetime.date(1974, 10, 5), datetime.date(1980, 5, 6)],
        ["1973", "08/2008", "1981-03-12", "05-Thg10-75"],
        [ShownDate(datetime.date(2006, 5, 1), "5/2006", ShownDate.MONTH), *DAYS],
    ],
)
def test_a_column_without_two_readings_is_not_asked_about(cells):
    assert question(*cells) == ""


@pytest.mark.parametrize("count", [2, 6])
def test_real_dates_that_a_machine_may_have_turned_round_are_asked_about(count):
    one = settled(*REAL[:count], "27/12/1979", "15/07/1988")
    assert (one.order, one.options) == (DAY_FIRST, (DAY_FIRST, SWAPPED))
    assert one.question("Ngày sinh").startswith(
        'Cột "Ngày sinh": 12/01/1970 (dòng 2, 3' + ("" if count == 2 else ", 4, 5, 6 và 1 dòng khác")
    )
    assert f"còn dòng {count + 2}, {count + 3} là chữ (27/12/1979); máy có thể đã đảo" in one.question("")
    assert read_date(datetime.date(1974, 10, 5), SWAPPED).iso == "1974-05-10"
    assert read_date("27/10/1989", SWAPPED).iso == "1989-10-27"


def test_a_real_date_after_the_twelfth_shows_that_the_machine_did_not_turn_them():
    late = datetime.date(1980, 1, 15)
    assert question(*REAL, late, "27/12/1979") == ""
    # One among many is of another hand.
    assert question(*REAL * 3, late, "27/12/1979") != ""


def test_of_a_column_with_two_readings_only_the_rows_in_doubt_are_open():
    assert settled("05/06/1980", "07/07/1975", datetime.date(1974, 10, 5)).open_rows == {2}
