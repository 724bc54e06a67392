"""Since when a post is held, and by which decision, from the columns of a roster."""

import datetime

import pytest

from cadre.columns import columns
from cadre.fillable import of_posts
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from foundation.core.dates import PartialDate
from tests.cadre.sheets import DAY
from tests.sheets_import.files import HEADINGS, person, roster
from tests.sheets_import.test_command import run

COLUMNS = [*HEADINGS, "Ngày giữ chức vụ", "Số quyết định", "Ngày quyết định", "Thời hạn bổ nhiệm đến"]
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


@pytest.mark.parametrize(
    ("until", "kept", "said"),
    [
        ("15/03/2023", "2023-03-15", ""),
        ("03/2023", "2023-03-01", "chỉ ghi tháng 03/2023; ghi hết thời hạn từ ngày 01/03/2023"),
        ("2023", None, "“2023” chỉ ghi năm"),
        ("15/03/2018", None, "Ngày hết thời hạn phải sau từ ngày."),
    ],
)
def test_the_end_of_a_term_is_a_day_or_the_first_of_a_month_after_the_beginning(brought, until, kept, said):
    output, _ = brought([*person("Lý Văn Tư"), *BEGAN, until])
    assert said in output
    held = PostHeld.objects.filter(cadre__full_name="Lý Văn Tư", main=True)
    assert [str(each.term_ends) for each in held] == ([kept] if kept else [])


def test_the_end_of_a_term_completes_the_record_and_never_contradicts_it(brought, world):
    an = person("Hoàng Thị An", sex="Nữ", birth="01/05/1980")
    output, _ = brought([*an, "", "", "", "01/05/2015"])
    assert "phải sau ngày giữ chức vụ mà hồ sơ đang ghi (01/06/2015)" in output
    brought([*an, "", "", "", "01/06/2020"])
    post = PostHeld.objects.get(cadre=world.an)
    column = next(each for each in columns(DAY) if each.name == "term_ends")
    given_back = {of_posts([post])["post_until"], column.value(Cadre.objects.get(pk=world.an.pk))}
    assert {post.term_ends} == given_back == {datetime.date(2020, 6, 1)}
    output, _ = brought([*an, "", "", "", "01/06/2025"])
    assert "đang ghi hết thời hạn giữ chức vụ từ ngày 01/06/2020; giữ nguyên hồ sơ" in output
