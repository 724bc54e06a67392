"""Ages and time left: every published row and cut-off."""

import datetime
import json
from pathlib import Path

import pytest

from foundation.core.dates import PartialDate
from office.regulations.reckoning import (
    months_left,
    pension_month,
    retirement_day,
    retirement_month,
    retirement_months,
)
from office.regulations.values import read_ages

STEPS = read_ages(
    "Nam 60 tuổi, sinh từ 01/1961 cứ 9 tháng sinh thêm 3 tháng, tối đa 62 tuổi; "
    "nữ 55 tuổi, sinh từ 01/1966 cứ 8 tháng sinh thêm 4 tháng, tối đa 60 tuổi"
)
FLAT = read_ages("Nam 60 tuổi; nữ 55 tuổi")
TABLE = json.loads((Path(__file__).parents[1] / "cadre" / "retirement_months.json").read_text())
SEXES = ("M", "F")

# Ages, reckoning month, months needed, and the first birth months that meet them: men, women.
CUT_OFFS = [
    (FLAT, "2020-04", 60, "1965-04", "1970-04"),
    (FLAT, "2020-06", 60, "1965-06", "1970-06"),
    (FLAT, "2020-06", 30, "1962-12", "1967-12"),
    (FLAT, "2020-09", 60, "1965-09", "1970-09"),
    (FLAT, "2020-09", 30, "1963-03", "1968-03"),
    (STEPS, "2025-04", 60, "1968-04", "1972-01"),
    (STEPS, "2025-06", 60, "1968-06", "1972-02"),
    (STEPS, "2025-06", 48, "1967-06", "1971-06"),
    (STEPS, "2025-07", 60, "1968-07", "1972-03"),
    (STEPS, "2025-09", 60, "1968-09", "1972-05"),
    (STEPS, "2025-09", 48, "1967-09", "1971-09"),
]
PENSIONS = [
    ("M", "1963-03", "2024-01"),
    ("M", "1963-04", "2024-05"),
    ("M", "1963-12", "2025-01"),
    ("M", "1964-01", "2025-05"),
    ("M", "1964-09", "2026-01"),
    ("M", "1964-10", "2026-05"),
    ("M", "1965-05", "2026-12"),
    ("F", "1968-08", "2025-01"),
    ("F", "1968-09", "2025-06"),
    ("F", "1969-04", "2026-01"),
    ("F", "1969-05", "2026-06"),
    ("F", "1969-12", "2027-01"),
    ("F", "1970-01", "2027-06"),
    ("F", "1970-05", "2027-10"),
]


def month_before(month):
    return PartialDate.of(month.year - (month.month == 1), (month.month - 2) % 12 + 1)


def test_every_published_row_is_reproduced():
    assert len(TABLE) == 744
    for row in TABLE:
        birth = PartialDate(row["birth"])
        assert retirement_months(row["sex"], birth, STEPS) == row["age_months"], row
        assert retirement_month(row["sex"], birth, STEPS).iso == row["last_month"], row


@pytest.mark.parametrize(("ages", "reckoned", "needed", "men", "women"), CUT_OFFS)
def test_every_published_cut_off_is_the_first_birth_month_that_passes(ages, reckoned, needed, men, women):
    point = PartialDate(reckoned)
    for sex, first in zip(SEXES, map(PartialDate, (men, women)), strict=True):
        assert months_left(retirement_month(sex, first, ages), point) >= needed
        assert months_left(retirement_month(sex, month_before(first), ages), point) < needed


@pytest.mark.parametrize(("sex", "birth", "begins"), PENSIONS)
def test_the_pension_begins_in_the_published_month(sex, birth, begins):
    assert pension_month(sex, PartialDate(birth), STEPS).iso == begins


def test_the_published_example_of_an_appointment():
    point = PartialDate("2021-08")
    assert retirement_months("M", PartialDate("1965-02"), STEPS) == 61 * 12 + 6
    assert months_left(retirement_month("M", PartialDate("1965-02"), STEPS), point) == 60
    assert months_left(retirement_month("M", PartialDate("1965-01"), STEPS), point) == 59


def test_the_day_of_birth_does_not_matter():
    for birth in ("1968-02-29", "1968-02-01", "1968-02"):
        assert months_left(retirement_month("M", PartialDate(birth), STEPS), PartialDate("2025-06-30")) == 56
    assert retirement_day("M", PartialDate("1968-02-29"), STEPS) == datetime.date(2030, 2, 28)


def test_a_birth_known_only_by_year_stays_unknown_except_for_the_pension():
    year = PartialDate("1965")
    assert retirement_months("M", year, STEPS) is None
    assert retirement_day("M", year, STEPS) is None
    assert months_left(retirement_month("M", year, FLAT), PartialDate("2020-06")) is None
    assert months_left(retirement_month("M", None, FLAT), PartialDate("2020-06")) is None
    assert pension_month("M", year, STEPS) == pension_month("M", PartialDate("1965-01"), STEPS)


def test_a_month_past_retirement_is_below_zero():
    assert months_left(retirement_month("M", PartialDate("1960-01"), FLAT), PartialDate("2020-06")) == -5
