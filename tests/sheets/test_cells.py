import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.core.text import fold
from foundation.sheets.cells import (
    BadCell,
    beside_digits,
    clean_text,
    digits,
    folded_words,
    is_as_above,
    is_blank,
    looks_like_name,
    yes_or_no,
)


@given(st.text())
def test_cleaning_gives_composed_text_without_double_or_outer_spaces_and_is_done_once(text):
    cleaned = clean_text(text)
    assert cleaned == unicodedata.normalize("NFC", cleaned)
    assert cleaned == " ".join(cleaned.split())
    assert clean_text(cleaned) == cleaned


@given(st.text(alphabet="aăâbcdđeêgiknoôơstuưyhàảãáạằẳẵắặềểễếệồổỗốộờởỡớợìỉĩíịùủũúụ ADĐÂÊ"))
def test_words_compare_alike_however_their_accents_are_stored(text):
    assert folded_words(unicodedata.normalize("NFD", text)) == folded_words(text)
    assert fold(clean_text(text)).isascii()


def test_spaces_of_every_kind_and_invisible_letters_go_and_smart_quotes_stay():
    assert clean_text(" Hoàng\u00a0 Đức\u200b\n Giang\u2003\ufeff ") == "Hoàng Đức Giang"
    assert clean_text("“Phòng” ’") == "“Phòng” ’"
    assert clean_text(unicodedata.normalize("NFD", "Nguyễn")) == "Nguyễn"
    assert clean_text(3.0) == "3"
    assert is_blank(" \u00a0\u200b") and is_blank(None) and not is_blank(0)


@pytest.mark.parametrize("cell", ["nt", "-nt-", "NT", "Nt.", "n.t", "như trên", "Như  trên", '"', "''", "〃"])
def test_marks_that_mean_as_the_row_above(cell):
    assert is_as_above(cell)


@pytest.mark.parametrize("cell", ["", "-", "Không", "nt nt", 5, None, "Nùng"])
def test_what_does_not_mean_as_the_row_above(cell):
    assert not is_as_above(cell)


def test_a_unit_is_not_taken_for_a_person():
    assert looks_like_name("Đ/c Hoàng Đình Vinh")
    assert looks_like_name("TỐNG CÔNG ANH")
    for unit in ("Đảng ủy xã Hồng Phong", "Văn phòng Huyện ủy", "Hội Nông dân", "Ban Tổ chức", "Xã Hưng Đạo"):
        assert not looks_like_name(unit)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("020073308476", "020073308476"),
        (20073308476.0, "020073308476"),
        (20073308476, "020073308476"),
        (2007330847, "2007330847"),
        ("20073308476", "20073308476"),
        ("020 073 308.476", "020073308476"),
        ("020080979X", "020080979X"),
        ("０２０１８１０００１０１", "020181000101"),
        ("CCCD 020188000104", "020188000104"),
        ("Số: 020188000104", "020188000104"),
        ("020084000105 cấp ngày 01/02/2021", "020084000105"),
        ("020190000106\n(CMND: 081234567)", "020190000106"),
        ("Số CCCD: 020 190 000 106", "020190000106"),
        ("020.190.000.106 (cấp 2021)", "020190000106"),
        ("020190000106 - 081234567", "020190000106"),
        ("020190000106; 020190000107", "020190000106;020190000107"),
        ("020 1900 0010 6081", "020190000106081"),
        ("CMND 081234567", "CMND081234567"),
        ("", ""),
    ],
)
def test_a_lost_zero_comes_back_only_where_it_is_certain(cell, text):
    assert digits(cell, 12) == text


def test_words_beside_a_number_are_told_unless_they_say_what_it_is():
    assert not beside_digits("Số CCCD: 020188000104", 12) and not beside_digits("020 073 308.476", 12)
    assert beside_digits("020.190.000.106 (cấp 2021)", 12) and beside_digits("020190000106 - 081234567", 12)
    assert beside_digits("020190000106 (CMND: 081234567)", 12) and beside_digits("020190000106 cấp 2021", 12)
    assert not beside_digits("020080979X", 12) and not beside_digits(20073308476, 12)
    assert digits("Thẻ số 00123456") == "00123456" and digits("00123456 (mới)") == "00123456"


def test_a_number_whose_first_digit_may_be_any_gets_no_zero():
    assert digits(6844977) == "6844977"


@pytest.mark.parametrize(
    ("cell", "meant"), [("x", True), ("X", True), ("có", True), ("", False), ("Không", False)]
)
def test_marks_for_yes_and_no(cell, meant):
    assert yes_or_no(cell, "Nữ") is meant


def test_an_unclear_mark_is_a_fault_not_a_no():
    with pytest.raises(BadCell, match='Nữ "tạm" không rõ'):
        yes_or_no("tạm", "Nữ")
