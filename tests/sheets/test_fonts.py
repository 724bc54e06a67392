import pytest

from foundation.sheets.fonts import TCVN3, TCVN3_LETTERS, VNI, VNI_LETTERS, convert, find_font, repair

NAMES = ["Nguyễn Văn Bình", "Hoàng Đức Quý", "Đặng Ngọc Tùng", "Trần Thị Lê", "Hứa Anh Trường", "Lý Đình Kỳ"]


def written_in(table, text):
    letters = {letter: code for code, letter in table.items()}
    return "".join(letters.get(letter, letter) for letter in text)


@pytest.mark.parametrize(("font", "table"), [(TCVN3, TCVN3_LETTERS), (VNI, VNI_LETTERS)])
def test_a_column_of_an_old_font_is_recognised_and_comes_back_whole(font, table):
    column = [written_in(table, name) for name in NAMES]
    assert find_font([*column, "", None, 12]).font == font
    assert [convert(cell, font) for cell in column] == NAMES


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Hä vµ tªn", "Họ và tên"),
        ("D©n téc", "Dân tộc"),
        ("Chøc vô, ®¬n vÞ c«ng t¸c", "Chức vụ, đơn vị công tác"),
        ("Ngaøy, thaùng, naêm sinh", "Ngày, tháng, năm sinh"),
        ("Queâ quaùn", "Quê quán"),
    ],
)
def test_words_as_the_old_fonts_really_stored_them(written, read):
    assert repair(written) == read


def test_text_in_the_capital_font_becomes_capitals():
    assert convert("NGUYÔN V¡N ¸NH", TCVN3) == "NGUYỄN VĂN ÁNH"
    assert convert("NguyÔn V¨n ¸nh", TCVN3) == "Nguyễn Văn ánh"


@pytest.mark.parametrize(
    "text", ["Quê quán", "Họ và tên", "Tôn giáo", "Nam", "La Văn Hiếu", "Hà Tú", "Café São"]
)
def test_unicode_stays_as_it_is(text):
    assert repair(text) == text


def test_a_font_is_judged_by_the_column_not_by_one_cell():
    assert find_font([*NAMES, "TrÇn ThÞ Lª"]) is None
    mostly_old = [written_in(TCVN3_LETTERS, name) for name in NAMES] + ["Nguyễn Thị Mới"]
    assert find_font(mostly_old).font == TCVN3
    assert convert("Nguyễn Thị Mới", TCVN3) == "Nguyễn Thị Mới"


def test_a_column_without_accents_has_no_font():
    assert find_font(["Nam", "Kinh", "12/05/1980", ""]) is None


def test_the_screen_gets_the_font_with_an_example_before_and_after():
    found = find_font(["NguyÔn V¨n B×nh", "Lª §øc"])
    sentence = 'Cột "Họ và tên" dùng phông TCVN3 (.VnTime); đã chuyển: "NguyÔn V¨n B×nh" → "Nguyễn Văn Bình"'
    assert found.sentence("Họ và tên") == sentence
