"""Sheets with one habit of an office each: the rows of the base, or a fault of the cell that does not say enough."""

from pathlib import Path

import pytest

from foundation.sheets.limits import Unreadable
from tests.cadre.sheets import rows_of

CASES = Path("tests/cases/imports")


def case(start):
    """{(row, column): value} of the sheet whose name begins so, and its faults by the same places."""
    rows = rows_of(next(CASES.glob(f"{start}_*")))
    values = {(row.number, key): value for row in rows for key, value in row.values.items()}
    return values, {(row.number, key): reason for row in rows for key, reason in row.unread.items()}


def changed(start):
    """{place: (base, case)} where the two differ in value, and the faults."""
    base, (values, faults) = case("00")[0], case(start)
    places = {place for place in base | values if place not in faults}
    return {
        place: (base.get(place), values.get(place))
        for place in places
        if base.get(place) != values.get(place)
    }, faults


@pytest.mark.parametrize("start", ["a04", "a06"])
def test_a_stored_error_is_a_fault_of_its_cell_whatever_else_the_package_does(start):
    assert changed(start) == ({}, {(3, "ethnic_group"): "Dân tộc: ô báo lỗi #N/A của Excel"})


def test_formulas_whose_values_nobody_stored_are_faults_of_their_cells():
    others, faults = changed("a23")
    assert others == {}
    assert {place for place in faults if place[1] == "citizen_id"} == {
        (row, "citizen_id") for row in range(2, 8)
    }
    assert {reason.partition(": ")[2] for reason in faults.values()} == {
        "ô công thức chưa có giá trị; mở bằng Excel, lưu lại rồi gửi"
    }


def test_numbers_that_excel_wrote_as_formulas_of_text_are_the_numbers():
    assert changed("b04") == ({}, {})


def test_a_day_shown_as_its_year_is_a_year():
    others, faults = changed("d01")
    assert faults == {}
    assert {key for _, key in others} == {"birth", "party_joined_on", "party_official_on"}
    assert all(base.iso[:4] == value.iso for base, value in others.values())


def test_a_month_typed_into_a_date_is_a_month():
    others, faults = changed("d02")
    assert faults == {}
    assert {key for _, key in others} == {"party_joined_on", "party_official_on"}
    assert others[2, "party_joined_on"][1].iso == "2006-05"
    assert all(base.iso[:7] == value.iso for base, value in others.values())


def test_schooling_that_excel_took_for_a_day_is_what_the_cell_shows():
    others, faults = changed("d03")
    assert faults == {}
    assert {key for _, key in others} == {"general_education"}
    assert [others[row, "general_education"][1] for row in range(2, 8)] == ["10/10", "12/12"] * 3


def test_a_reference_at_the_end_of_the_sheet_is_refused():
    with pytest.raises(Unreadable, match="dòng 1.048.576, quá mức 200.000 dòng"):
        case("h01")
