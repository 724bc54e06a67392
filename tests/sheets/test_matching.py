import pytest

from foundation.sheets.kinds import SheetColumn
from foundation.sheets.matching import (
    ORDINAL,
    choose,
    confidence,
    likeliest,
    missing,
    propose,
    recall,
    remember,
)
from tests.sheets.workbooks import ROSTER


def keys(*paths, columns=ROSTER, **options):
    return [match.key for match in propose([tuple(path.split("/")) for path in paths], columns, **options)]


def test_a_path_of_merged_headings_is_matched_before_its_last_label():
    found = keys("Ngày, tháng, năm sinh/Nam", "Ngày, tháng, năm sinh/Nữ", "Ngày vào Đảng/Dự bị")
    assert found == ["birth_male", "birth_female", "joined"]


def test_a_group_may_be_named_otherwise_but_a_bare_last_label_means_nothing():
    assert keys("Năm sinh/Nam", "Năm sinh/Nữ") == ["birth_male", "birth_female"]
    assert keys("Nam", "Nữ") == [None, None]


def test_headings_match_without_accents_case_and_punctuation():
    assert keys("HỌ,  TÊN", "dan toc", "Số CCCD:", "Quê-quán") == ["name", "ethnic", "citizen_id", "home"]


def test_like_headings_each_get_their_own_column():
    assert keys("Tự xếp loại", "Xếp loại đảng viên", "Xếp loại") == ["own_grade", "party_grade", "grade"]
    assert keys("Xếp loại", "Tự xếp loại", "Xếp loại đảng viên") == ["grade", "own_grade", "party_grade"]


def test_words_around_and_misspellings_lower_the_confidence():
    post = SheetColumn("post", "Chức vụ")
    assert confidence(("Chức vụ",), post) == 1
    assert 0.3 < confidence(("Chức vụ trước khi nghỉ",), post) < 0.7
    assert confidence(("Qê quán",), SheetColumn("home", "Quê quán")) == 0.6
    assert confidence(("Chức danh quy hoạch",), post) == 0


def test_a_column_of_the_kind_is_given_once():
    assert keys("Ghi chú", "Ghi chú") == ["note", None]


def test_columns_to_be_ignored_get_nothing():
    assert keys("Ghi chú", "Dân tộc", ignored=(0,)) == [None, "ethnic"]


def test_an_unknown_heading_gets_nothing_and_what_is_required_is_missed():
    found = propose([("Hệ số lương",), ("Dân tộc",)], ROSTER)
    assert [match.key for match in found] == [None, "ethnic"]
    assert [column.key for column in missing(found, ROSTER)] == ["name"]


@pytest.mark.parametrize("heading", ["TT", "STT", "Số TT", "Số thứ tự", "T.T"])
def test_the_ordinal_is_known_under_its_names(heading):
    assert keys(heading, columns=(ORDINAL,)) == ["ordinal"]


def test_what_the_user_chose_takes_the_column_from_where_it_was():
    found = choose(propose([("Xếp loại",), ("Kết quả",), ("Ghi chú",)], ROSTER), {1: "grade", 2: None})
    assert [match.key for match in found] == [None, "grade", None]


def test_a_remembered_match_is_applied_to_the_same_headings_in_any_order():
    chosen = choose(propose([("Họ và tên",), ("Kết quả",), ("Ghi chú",)], ROSTER), {1: "grade", 2: None})
    memory = remember(chosen)
    again = recall([("GHI CHÚ",), ("Kết  quả",), ("Họ và tên",), ("Dân tộc",)], ROSTER, memory)
    assert [match.key for match in again] == [None, "grade", "name", "ethnic"]


def test_a_remembered_column_the_kind_no_longer_has_is_proposed_anew():
    assert [match.key for match in recall([("Dân tộc",)], ROSTER, {"dan toc": "gone"})] == ["ethnic"]


def test_an_unknown_heading_is_asked_about_with_the_likeliest_first():
    assert [column.key for column in likeliest(("Quê nội",), ROSTER)][0] == "home"


def test_parts_and_sub_headings_are_joined_and_go_before_what_only_resembles_them():
    parts = SheetColumn("paper", "Quyết định", joins=", ngày ", parts=("Số quyết định", "Ngày quyết định"))
    other = SheetColumn("other", "Ngày quyết định về nghỉ hưu")
    assert keys("Số quyết định", "Ngày quyết định", columns=(other, parts)) == ["paper", "paper"]
    name = SheetColumn("name", "Họ và tên", joins=" ", parts=("Họ đệm", "Tên"))
    assert keys("Họ và tên", "Họ và tên", "Dân tộc", "Họ và tên", columns=(name,)) == [
        "name",
        "name",
        None,
        None,
    ]
    sex = SheetColumn("sex", "Giới tính", marks=("Nam", "Nữ"), joins="; ")
    assert keys("Giới tính/Nam", "Giới tính/Nữ", columns=(sex,)) == ["sex", "sex"]
    assert keys("Nữ (x)", columns=(sex,)) == ["sex"]
    assert keys("Ngày sinh/Nữ", columns=(sex,)) == [None]


def test_two_headings_of_one_name_do_not_both_get_the_remembered_column():
    again = recall([("Kết quả",), ("Kết quả",)], ROSTER, {"ket qua": "grade"})
    assert [match.key for match in again] == ["grade", None]


@pytest.mark.parametrize(
    "heading", ["Ghi chú của Văn phòng", "Ngày sinh của vợ (chồng)", "Đơn vị của người đề nghị"]
)
def test_what_is_said_to_be_of_another_is_no_column_of_the_person(heading):
    assert [match.key for match in propose([(heading,)], [*ROSTER, SheetColumn("note", "Ghi chú")])] == [None]
