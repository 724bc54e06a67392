"""Values as staff type and read them."""

import pytest

from office.regulations.models import Rule
from office.regulations.values import Measure, read_value, with_unit, written

AGES = (
    "Nam 60 tuổi, sinh từ 01/1961 cứ 9 tháng sinh thêm 3 tháng, tối đa 62 tuổi; "
    "Nữ 55 tuổi, sinh từ 01/1966 cứ 8 tháng sinh thêm 4 tháng, tối đa 60 tuổi"
)
WRITTEN = [
    ("months", "60", 60, "60 tháng"),
    ("working_days", "90", 90, "90 ngày làm việc"),
    ("points", "90", 90, "90 điểm"),
    ("share", "25%", "0.25", "25%"),
    ("share", "92,5 %", "0.925", "92,5%"),
    ("share", "100", "1", "100%"),
    ("share", "2/3", "2/3", "2/3"),
    ("times", "1,5", "1.5", "1,5 lần"),
    ("month", "6/2020", "2020-06", "06/2020"),
    ("yes_no", "có", True, "Có"),
    ("yes_no", "Không", False, "Không"),
    ("words", "số phiếu hợp lệ", "số phiếu hợp lệ", "số phiếu hợp lệ"),
]
REFUSED = [
    ("months", "năm năm"),
    ("months", "-3"),
    ("share", "120%"),
    ("share", "3/2"),
    ("share", "nan"),
    ("times", "một"),
    ("month", "2020"),
    ("month", "13/2020"),
    ("yes_no", "có thể"),
    ("ages", "Nam 60 tuổi"),
    ("ages", "Nam 62 tuổi, sinh từ 01/1961 cứ 9 tháng sinh thêm 3 tháng, tối đa 60 tuổi; nữ 55 tuổi"),
]


@pytest.mark.parametrize(("measure", "typed", "kept", "read"), WRITTEN)
def test_a_value_is_kept_exactly_and_read_with_its_unit(measure, typed, kept, read):
    assert read_value(typed, measure) == kept
    assert with_unit(kept, measure) == read
    assert read_value(written(kept, measure), measure) == kept


@pytest.mark.parametrize(("measure", "typed"), REFUSED)
def test_what_the_measure_cannot_hold_is_refused(measure, typed):
    with pytest.raises(ValueError, match="."):
        read_value(typed, measure)


def test_ages_are_typed_as_they_are_read():
    ages = read_value(AGES, "ages")
    assert ages["M"] == {"base": 720, "from": "1961-01", "every": 9, "step": 3, "limit": 744}
    assert with_unit(ages, "ages") == AGES


def test_a_figure_is_ready_to_reckon_with():
    assert Rule(measure=Measure.SHARE, value="0.15").figure * 20 == 3
    assert Rule(measure=Measure.TIMES, value="1.5").figure * 39 == 58.5
    assert Rule(measure=Measure.MONTH, value="2020-06").figure.month == 6
    assert Rule(measure=Measure.MONTHS).figure is None
