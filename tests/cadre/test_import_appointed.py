"""Since when a post is held, and by which decision, from the columns of a roster."""

import pytest

from cadre.models.facts import PostHeld
from foundation.core.dates import PartialDate
from tests.sheets_import.files import HEADINGS, person, roster
from tests.sheets_import.test_command import run

COLUMNS = [*HEADINGS, "Ngày giữ chức vụ", "Số quyết định", "Ngày quyết định"]
BEGAN = ["15/03/2018", "15-QĐ/HU", "13/03/2018"]


@pytest.fixture
def brought(world, tmp_path):
    """Bring in a roster whose rows end in beginning, number and day of the decision; returns the report's faults."""

    def bring(*rows):
        path = tmp_path / "a.xlsx"
        path.write_bytes(roster(*rows, headings=COLUMNS))
        return run(str(path), "--accept", "--date-order=dmy")

    return bring


def held(name):
    one = PostHeld.objects.get(cadre__full_name=name, main=True)
    return str(one.valid_from or ""), one.decision_no, str(one.decision_on or "")


def test_a_new_post_begins_when_the_row_says_by_the_decision_it_names(brought):
    brought([*person("Lý Văn Tư"), *BEGAN], [*person("Lý Văn Năm"), "2018", "", ""], person("Lý Văn Sáu"))
    assert held("Lý Văn Tư") == ("15/03/2018", "15-QĐ/HU", "2018-03-13")
    assert held("Lý Văn Năm") == ("2018", "", "")
    assert held("Lý Văn Sáu") == ("", "", "")


def test_a_post_on_record_is_completed_and_never_overwritten(brought, world):
    output, _ = brought([*person("Hoàng Thị An", sex="Nữ", birth="01/05/1980"), *BEGAN])
    assert "Hồ sơ đang ghi từ ngày 01/06/2015; giữ nguyên hồ sơ." in output
    assert held("Hoàng Thị An") == ("01/06/2015", "15-QĐ/HU", "2018-03-13")
    PostHeld.objects.filter(cadre=world.an).update(valid_from=None, known_on="2021-01-01")
    brought([*person("Hoàng Thị An", sex="Nữ", birth="01/05/1980"), *BEGAN])
    assert PostHeld.objects.get(cadre=world.an).valid_from == PartialDate("2018-03-15")


def test_a_beginning_that_the_record_or_the_day_contradicts_is_told(brought):
    other = person("Hoàng Thị An", sex="Nữ", birth="01/05/1980", post="Bí thư")
    output, _ = brought([*other, "15/03/2014", "", ""], [*person("Lý Văn Tư"), "15/03/2022", "", ""])
    assert "Hồ sơ đã ghi chức vụ Chủ tịch UBND" in output
    assert "Ngày giữ chức vụ 15/03/2022 ở sau ngày của số liệu" in output
