import pytest

from foundation.sheets.cells import BadCell, clean_text
from foundation.sheets.person_names import person_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Đ/c Hoàng Đình Vinh", "Hoàng Đình Vinh"),
        ("đ/c: Bế Văn Đàn", "Bế Văn Đàn"),
        ("Đồng chí Vừ A Dính", "Vừ A Dính"),
        ("Ông/Bà Trần Thị Cúc", "Trần Thị Cúc"),
        ("Bà: Lê Thị Bình", "Lê Thị Bình"),
        ("Ông Nguyễn Văn An", "Nguyễn Văn An"),
        ("LƯƠNG MẠNH HOÀN", "Lương Mạnh Hoàn"),
        ("nguyễn văn an", "Nguyễn Văn An"),
        ("Hoàng Thị ái", "Hoàng Thị Ái"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("12. Nguyễn Văn An", "Nguyễn Văn An"),
        ("(3) Đ/c Nguyễn Văn An", "Nguyễn Văn An"),
    ],
)
def test_a_name_loses_its_salutation_and_its_shouting_and_says_so(written, name):
    read = person_name(written)
    assert read.text == name
    assert read.changed


@pytest.mark.parametrize("written", ["Nguyễn Văn An (1980)", "Nguyễn Văn An 0912345678"])
def test_what_is_more_than_a_name_is_refused(written):
    with pytest.raises(BadCell, match="có chữ số"):
        person_name(written)


@pytest.mark.parametrize("written", ["Ông Ích Khiêm", "Hoàng  Đức Giang ", "Nguyễn Văn A", "Y Moan Ênuôl"])
def test_a_name_that_is_right_stays(written):
    assert person_name(written).text == clean_text(written)
    assert not person_name(written).changed


@pytest.mark.parametrize(
    ("written", "name", "taken"),
    [
        ("ThS. Dương Phương Yến", "Dương Phương Yến", "ThS."),
        ("Ths Dương Phương Yến", "Dương Phương Yến", "Ths"),
        ("PGS.TS. Nguyễn Văn An", "Nguyễn Văn An", "PGS.TS."),
        ("PGS TS Nguyễn Văn An", "Nguyễn Văn An", "PGS TS"),
        ("Thượng tá Vi Ngọc Tùng", "Vi Ngọc Tùng", "Thượng tá"),
        ("Đ/c Đại úy, ThS. Vi Ngọc Tùng", "Vi Ngọc Tùng", "Đại úy, ThS."),
        ("Bà Thạc sĩ Lê Thị Bình", "Lê Thị Bình", "Thạc sĩ"),
        ("Bs. Trần Minh Ái", "Trần Minh Ái", "Bs."),
        ("BS CKII. Trần Minh Ái", "Trần Minh Ái", "BS CKII."),
        ("BSCKI H'Hen Niê", None, ""),
        ("BSCKI. H'Hen Niê", "H'Hen Niê", "BSCKI."),
    ],
)
def test_known_titles_before_a_name_are_taken_off_and_named(written, name, taken):
    if name is None:
        with pytest.raises(BadCell, match="BSCKI"):
            person_name(written)
    else:
        assert (person_name(written).text, person_name(written).taken) == (name, taken)


@pytest.mark.parametrize(
    "written",
    [
        "La Xuân Hiếu*",
        "Long Mai Phượng - CT",
        "Long Mai Phượng – CT",
        "Long Mai Phượng, CT",
        "Long Mai Phượng CT",
        "Trần Minh Ái (tức Tư)",
        "Trần Minh Ái (Phó TP)",
        "Trần Minh Ái BS",
        "Lê Văn Bốn/Lê Văn Tư",
        "Lê Thị Đồng Nờ (nữ)",
    ],
)
def test_what_stands_beside_a_name_is_refused(written):
    with pytest.raises(BadCell, match="ngoài họ tên"):
        person_name(written)


@pytest.mark.parametrize(
    "written",
    [
        "Nguyễn Văn Anh (B)",
        "Ksor Y-Blứt",
        "H'Hen Niê",
        "Y’ Moan Ênuôl",
        "H Hen Niê",
        "Đại Văn Úy",
    ],
)
def test_letters_that_tell_namesakes_apart_and_names_of_all_peoples_stay(written):
    assert person_name(written).text == written
    assert not person_name(written).taken


def test_what_old_fonts_put_in_the_place_of_letters_is_left_to_their_reading():
    assert person_name("N«ng V¨n Thö Hai").text.casefold() == "n«ng v¨n thö hai"
