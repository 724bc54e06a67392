import datetime

import pytest

from cadre.imports import vocabulary
from cadre.imports.said import in_words
from cadre.models.facts import EQUIVALENT
from foundation.sheets.cells import BadCell


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Đại học Chăn nuôi - Thú y", [(14, "Chăn nuôi - Thú y")]),
        ("ĐH Luật", [(14, "Luật")]),
        ("Thạc sĩ", [(15, "")]),
        ("trung cấp kế toán", [(12, "kế toán")]),
        ("Đại học Luật; Thạc sĩ Quản lý công", [(14, "Luật"), (15, "Quản lý công")]),
        ("Đại học Tài chính, Kế toán", [(14, "Tài chính, Kế toán")]),
        ("Bác sĩ đa khoa", [(14, "Bác sĩ đa khoa")]),
        ("- Đại học Luật\n- Thạc sĩ Quản lý công", [(14, "Luật"), (15, "Quản lý công")]),
        ("+ ĐH Kinh tế; CĐ Sư phạm", [(14, "Kinh tế"), (13, "Sư phạm")]),
        ("• Đại học Y", [(14, "Y")]),
        ("ThS. Luật", [(15, "Luật")]),
        ("ĐHSP Toán", [(14, "Sư phạm Toán")]),
        ("ĐH-Luật", [(14, "Luật")]),
        ("Đại học (Luật)", [(14, "Luật")]),
        ("Đại học\nKinh tế", [(14, "Kinh tế")]),
        ("Đại học Luật Thạc sĩ Quản lý công", [(14, "Luật"), (15, "Quản lý công")]),
        ("1. Đại học Luật 2. Thạc sĩ Kinh tế", [(14, "Luật"), (15, "Kinh tế")]),
        ("ĐH Luật và ThS Kinh tế", [(14, "Luật"), (15, "Kinh tế")]),
        ("Đại học, Thạc sĩ Luật", [(14, ""), (15, "Luật")]),
        ("Đại học Luật và Kinh tế", [(14, "Luật và Kinh tế")]),
        ("ĐH TC Kế toán", [(14, "TC Kế toán")]),
        ("Bác sĩ chuyên khoa I", [(14, "Bác sĩ chuyên khoa I")]),
        ("Cử nhân Luật (Trường Đại học Luật)", [(14, "Luật (Trường Đại học Luật)")]),
        ("Đại học Sư phạm liên thông từ Cao đẳng", [(14, "Sư phạm liên thông từ Cao đẳng")]),
        ("- Đại học Luật\n- Chứng chỉ A", [(14, "Luật, Chứng chỉ A")]),
        ("Chưa qua đào tạo", []),
        ("-", []),
    ],
)
def test_degree_and_major_stand_in_one_cell(text, read):
    assert [(level, major) for _, level, major in vocabulary.degrees(text)] == read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Đại học Luật (đang học)", "chưa được cấp"),
        ("Trung cấp Luật, đang học ĐH Luật", "chưa được cấp"),
        ("Đang theo học Thạc sĩ Luật", "chưa được cấp"),
        ("Thạc sĩ Luật (chưa bảo vệ)", "chưa được cấp"),
        ("Đại học Luật\nThS Luật (dự kiến 2022)", "chưa được cấp"),
        ("ĐH Luật (chưa tốt nghiệp)", "chưa được cấp"),
        ("ĐH Luật/TC LLCT/CV", "sau dấu “/”"),
        ("ĐH Luật/CV", "sau dấu “/”"),
        ("Thạc sĩ/Đại học Luật", "sau dấu “/”"),
    ],
)
def test_a_degree_not_yet_held_and_other_levels_in_its_cell_are_refused(text, said):
    with pytest.raises(BadCell, match=said):
        vocabulary.degrees(text)


def test_a_subject_may_have_a_slash():
    assert [detail for *_, detail in vocabulary.degrees("Đại học Kế toán/Kiểm toán")] == ["Kế toán/Kiểm toán"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("TC", 22),
        ("CC", 23),
        ("CN", 24),
        ("SC", 21),
        ("trung cấp LLCT", 22),
        ("Cao cấp lý luận chính trị", 23),
        ("- Cao cấp\nlý luận chính trị", 23),
    ],
)
def test_theory_is_read_from_every_way_of_writing_it(text, level):
    assert vocabulary.theory(text) == [("theory", level, "")]


@pytest.mark.parametrize(
    ("text", "level"), [("CV", 32), ("CVC", 33), ("Chuyên viên chính", 33), ("QLNN chuyên viên", 32)]
)
def test_state_management_likewise(text, level):
    assert vocabulary.state(text) == [("state", level, "")]


@pytest.mark.parametrize(
    "text",
    [
        "Giấy xác nhận trình độ tương đương trung cấp LLCT",
        "Trung cấp (giấy xác nhận tương đương)",
        "Tương đương trung cấp lý luận chính trị",
        "TC LLCT (XNTĐ)",
    ],
)
def test_a_paper_that_confirms_a_level_of_theory_is_that_level_and_is_said(text):
    assert vocabulary.theory(text) == [("theory", 22, EQUIVALENT)]
    assert in_words("theory", 22, EQUIVALENT) == "Trung cấp (giấy xác nhận trình độ tương đương)"


@pytest.mark.parametrize(
    ("text", "level"), [("Đối tượng 4", 41), ("ĐT3", 42), ("QPAN đối tượng 2", 43), ("1", 44)]
)
def test_defence_education_is_read_by_its_group_of_learners(text, level):
    assert vocabulary.defence(text) == [("defence", level, "")] and vocabulary.defence("chưa") == []


def test_the_language_column_may_hold_a_language_of_the_minorities():
    assert vocabulary.languages("Anh B, Tày") == [("language", None, "Anh B"), ("ethnic", None, "Tày")]
    assert vocabulary.languages("Tiếng Nùng") == [("ethnic", None, "Tiếng Nùng")]
    assert vocabulary.languages("- Anh B\n- Tày") == vocabulary.languages("Anh B, Tày")
    assert vocabulary.languages("không") == []


def test_a_short_way_of_naming_a_certificate_is_written_out():
    assert vocabulary.computing("UDCNTT cơ bản") == [("it", None, "Ứng dụng CNTT cơ bản")]
    assert [name for _, _, name in vocabulary.computing("- UDCNTT cơ bản\n- A; B")] == [
        "Ứng dụng CNTT cơ bản",
        "A; B",
    ]


@pytest.mark.parametrize(
    "read", [vocabulary.degrees, vocabulary.theory, vocabulary.state, vocabulary.defence]
)
def test_a_level_nobody_knows_is_a_sentence_that_says_what_to_write(read):
    with pytest.raises(BadCell, match="“Abc” chưa rõ mức; ghi "):
        read("Abc")


def test_number_and_day_of_a_decision_stand_in_one_cell():
    day = datetime.date(2016, 12, 12)
    assert vocabulary.decision("Số 926-QĐ/HU, ngày 12/12/2016") == ("926-QĐ/HU", day)
    assert vocabulary.decision("15/QĐ-UBND") == ("15/QĐ-UBND", None)
    assert vocabulary.decision("theo đơn") == ("theo đơn", None)
    with pytest.raises(BadCell, match="31/02/2016 không có thật"):
        vocabulary.decision("Số 9-QĐ/HU ngày 31/02/2016")


def test_the_form_of_leaving_is_one_of_those_known():
    assert vocabulary.leaving_form("nghỉ hưu") == "retired"
    with pytest.raises(BadCell, match="Hình thức “Đi xa” chưa rõ"):
        vocabulary.leaving_form("Đi xa")
