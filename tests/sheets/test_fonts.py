import pytest

from foundation.sheets.fonts import (
    TCVN3,
    TCVN3_LETTERS,
    VNI,
    VNI_LETTERS,
    convert,
    find_font,
    find_fonts,
    other_reading,
    repair,
)
from foundation.sheets.kinds import TwoReadings
from tests.sheets.workbooks import read_table, sheet_of

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


def test_a_column_that_could_be_either_has_the_font_of_its_sheet():
    names = [written_in(TCVN3_LETTERS, name) for name in NAMES]
    columns = {
        "name": names,
        "unit": ["Bé", "S¬n"],
        "group": ["Nùng", "Bé"],
        "place": ["Tày"],
        "own": ["Bé", "Đỗ"],
    }
    found, unclear = find_fonts(columns)
    assert found.keys() == {"name", "unit"} and found["unit"].after in ("Bộ", "Sơn")
    assert unclear == {"group": TCVN3}
    assert [other_reading(cell, None, TCVN3) for cell in ("Nùng", "Bé", "Tày")] == ["Nựng", "Bộ", ""]
    assert find_fonts({"group": ["Bé"], "own": ["Đỗ"]}) == ({}, {})


@pytest.mark.parametrize("letters", [TCVN3_LETTERS, VNI_LETTERS])
def test_capitals_without_a_vowel_are_no_word_that_tells(letters):
    numbers = [written_in(letters, f"Số {number}-QĐ/HU, ngày 10/12/2020") for number in range(6)]
    fonts, unclear = find_fonts({"name": [written_in(letters, name) for name in NAMES], "decision": numbers})
    assert fonts.keys() == {"name", "decision"} and not unclear
    assert convert(numbers[0], fonts["decision"].font) == "Số 0-QĐ/HU, ngày 10/12/2020"


def test_a_capital_within_a_word_tells_an_old_font():
    found = find_font(["Trung cÊp", "Cao cÊp"])
    assert (found.font, found.after) == (TCVN3, "Trung cấp")
    assert find_font(["LÊ HOÀ", "Tô Hoài", "A Lềnh"]) is None


@pytest.mark.parametrize(
    ("cell", "font", "other"),
    [
        ("TrÇn ThÞ B", None, "Trần Thị B"),
        ("Nguyeãn Vaên An", None, "Nguyễn Văn An"),
        ("Trần Thị B", TCVN3, ""),
        ("LÊ HOA", TCVN3, "LÊ HOA"),
        ("HOµNG V¡N NéI", TCVN3, ""),
        ("Tày", TCVN3, ""),
        ("Café São", None, ""),
        ("La Chí", None, ""),
        (12, TCVN3, ""),
    ],
)
def test_a_cell_that_is_not_of_its_columns_font_has_another_reading(cell, font, other):
    assert other_reading(cell, font) == other


def test_a_heading_that_could_be_either_has_the_font_of_its_sheet():
    assert repair("Sè CCCD", TCVN3) == "Số CCCD"
    assert repair("Sè CCCD") == "Sè CCCD"
    assert repair("Số CCCD", TCVN3) == "Số CCCD" and repair("Ðơn vị", TCVN3) == "Ðơn vị"


def test_eth_in_the_place_of_the_letter_dj_is_no_old_font():
    assert find_font(["Ðông", "Ðoàn", "Ðinh"]) is None


def test_a_sheet_in_an_old_font_is_read_with_its_headings_and_cells_that_may_be_either_are_kept_apart():
    written = [
        [written_in(TCVN3_LETTERS, cell) for cell in ("TT", "Họ và tên", "Dân tộc", "Số CCCD", "Đơn vị")]
    ]
    written += [
        [
            number,
            written_in(TCVN3_LETTERS, name),
            "Nùng",
            "020181000101",
            written_in(TCVN3_LETTERS, "Phòng Tư pháp"),
        ]
        for number, name in enumerate(NAMES, 1)
    ]
    table = read_table(sheet_of(written))
    assert [match.key for match in table.matches] == ["ordinal", "name", "ethnic", "citizen_id", "unit"]
    assert table.heading.font.of_headings().startswith(
        'Dòng tiêu đề dùng phông TCVN3 (.VnTime); đã chuyển: "H'
    )
    assert [row.values["name"] for row in table.rows] == NAMES
    assert table.rows[0].values["unit"] == "Phòng Tư pháp"
    assert table.rows[0].doubts == {"ethnic": TwoReadings("Nựng", "Nùng", "Nùng")}
