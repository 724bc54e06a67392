"""Letters and digits that are one to a reader: kept in one writing, or told where they are of another alphabet."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.core import text as names
from foundation.core.letters.look_alikes import look_alikes, refusal
from foundation.core.letters.one_writing import ONE_WRITING
from foundation.core.text import APOSTROPHES, HYPHENS, adds_nothing, fold, fold_name
from foundation.core.typed.texts import clean
from foundation.sheets.cells import clean_text

LETTERS = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
# Of chance alone hardly any of these would be tried.
IN_ONE_WRITING = st.sampled_from([*map(chr, ONE_WRITING), *"aĐạ’ \u0301\u00a0"])


@settings(max_examples=300)
@given(st.text(LETTERS) | st.text(IN_ONE_WRITING))
def test_the_database_cleans_as_python_does(django_db_setup, django_db_blocker, text):
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT clean_text(%s)", [text])
        assert cursor.fetchone()[0] == clean(text)


VIETNAMESE = [*names.LETTERS, *names.LETTERS.upper(), *names.DRAWN_ALIKE, *names.DRAWN_ALIKE.upper(), *"ÐƉ"]
OF_NAMES = st.sampled_from([*VIETNAMESE, *HYPHENS, *APOSTROPHES, *" .,5\u0301\u00a0"])


@settings(max_examples=300)
@given(st.text(OF_NAMES))
def test_the_database_folds_names_as_python_does(django_db_setup, django_db_blocker, text):
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT vn_fold(%s)", [text])
        assert cursor.fetchone()[0] == fold_name(text)


def test_apostrophes_hyphens_and_letters_drawn_alike_are_no_difference():
    assert {fold_name(f"H{sign}Bia") for sign in APOSTROPHES} == {"hbia"}
    assert {fold_name(f" Y {sign} Blut") for sign in HYPHENS} == {"y blut"} == {fold_name("Y Blut")}
    assert {fold_name(f"{letter}inh Thị Đức") for letter in "ĐđÐðƉɖ"} == {"dinh thi duc"}
    assert fold("12-05-1973") == "12-05-1973", "what sheets read keeps its signs"


def test_letters_of_other_alphabets_are_found_as_the_latin_ones_that_they_look_like():
    assert fold("Хã Hоа Thám") == "xa hoa tham"
    assert fold_name("Нông Vаn Ѕơn") == "hong van son" == fold_name("ΗΟΝG VAN SON")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("０２０１８１０００１０１", "020181000101"),
        ("\u0660\u0662٠", "020"),
        ("１２／０３／１９８１", "12/03/1981"),
        ("𝟬𝟵𝟭𝟮", "0912"),
        ("Triệu Ðức ðang Ɖình", "Triệu Đức đang Đình"),
        ("m² tại điểm ①, H’Bia －Y＇", "m² tại điểm ①, H’Bia －Y＇"),
    ],
)
def test_digits_and_letters_are_kept_in_one_writing_and_signs_of_a_name_as_written(typed, kept):
    assert clean(typed) == clean_text(typed) == kept


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("H\u043eàng Đức", {"H\u043eàng": "Hoàng"}),
        ("\u041d\u043e\u0430", {"\u041d\u043e\u0430": "Hoa"}),
        ("L\u0435\u0302 Văn", {"L\u0435\u0302": "Lê"}),
        ("Trường МГУ, tiếng Русский, 5 μm, tia α", {}),
        ("Bắc Kạn, Đắk Lắk, H’Hen Niê", {}),
    ],
)
def test_a_word_that_only_seems_to_be_vietnamese_is_told_and_another_language_is_left_alone(text, told):
    assert look_alikes(text) == told
    assert bool(refusal(text)) == bool(told)


@pytest.mark.parametrize(
    ("said", "known", "nothing"),
    [
        ("H’BIA NIÊ", "H'Bia Niê", True),
        ("Ksor Y Blứt", "Ksor Y-Blứt", True),
        ("Hoang Thi An", "Hoàng Thị An", True),
        ("Vi Thuỳ Hoà", "Vi Thùy Hòa", True),
        ("Vi Thuý Hoà", "Vi Thùy Hòa", False),
        ("Hoàng Thị An", "Hoang Thi An", False),
        ("Hoàng Thị Ân", "Hoàng Thị An", False),
    ],
)
def test_signs_capitals_and_accents_left_out_add_nothing_to_a_name(said, known, nothing):
    assert adds_nothing(said, known) == nothing
