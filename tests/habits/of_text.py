"""Habits of typing: fonts, spaces, marks, words."""

import unicodedata

from foundation.sheets.fonts import TCVN3_LETTERS, VNI_LETTERS
from tests.habits.pages import Page

TO_TCVN3 = {letter: code for code, letter in TCVN3_LETTERS.items()}
# Capitals have no codes of their own but these.
TO_TCVN3 |= {letter: code for code, letter in TCVN3_LETTERS.items() if letter.isupper()}
TO_VNI = {letter: code for code, letter in VNI_LETTERS.items()}
ETH = str.maketrans("Đđ", "\u00d0\u00f0")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
CYRILLIC = str.maketrans("aeopcxHTMBKE", "аеорсхНТМВКЕ")


def typed_in(letters):
    def change(text):
        return "".join(letters.get(letter, letter) for letter in text)

    return change


def in_tcvn3(page: Page) -> Page:
    """Every cell of the people in .VnTime, the headings in Unicode."""
    return page.texts(typed_in(TO_TCVN3))


def all_in_tcvn3(page: Page) -> Page:
    return page.texts(typed_in(TO_TCVN3), heads=True)


def in_vni(page: Page) -> Page:
    return page.texts(typed_in(TO_VNI))


def names_in_capital_tcvn3(page: Page) -> Page:
    """.VnTimeH shows small letters as capitals."""
    return page.each("full_name", lambda name: typed_in(TO_TCVN3)(name.lower()))


def with_eth(page: Page) -> Page:
    return page.texts(lambda text: text.translate(ETH), heads=True)


def decomposed(page: Page) -> Page:
    return page.texts(lambda text: unicodedata.normalize("NFD", text), heads=True)


def with_odd_spaces(page: Page) -> Page:
    return page.texts(lambda text: "\u00a0" + text.replace(" ", " \u2009 ") + "\u200b ", heads=True)


def with_full_width_digits(page: Page) -> Page:
    return page.texts(lambda text: text.translate(FULL_WIDTH))


def with_cyrillic_letters(page: Page) -> Page:
    return page.each("full_name", lambda name: name.translate(CYRILLIC))


def names_in_capitals(page: Page) -> Page:
    return page.each("full_name", str.upper)


def names_in_small_letters(page: Page) -> Page:
    return page.each("full_name", str.lower)


def names_with_salutation(page: Page) -> Page:
    return page.each("full_name", lambda name: f"Đ/c {name}")


def names_with_a_number(page: Page) -> Page:
    for number, row in enumerate(page.body, 1):
        if (at := page.at("full_name")) is not None and isinstance(row[at], str):
            row[at] = f"{number}. {row[at]}"
    return page


def names_with_the_year_of_birth(page: Page) -> Page:
    return page.each("full_name", lambda name: f"{name} (1980)")


def in_two_lines(page: Page) -> Page:
    """A cell broken by Alt+Enter before its last word."""
    return page.texts(lambda text: "\n".join(text.rsplit(" ", 1)))


def with_bullets(page: Page) -> Page:
    for key in ("post", "degree", "theory", "workplace", "from_post", "to_post", "grade"):
        page.each(key, lambda text: f"- {text}" if isinstance(text, str) else text)
    return page


def with_a_full_stop(page: Page) -> Page:
    for key in ("post", "degree", "theory", "unit", "workplace", "sex", "ethnic_group"):
        page.each(key, lambda text: f"{text}." if isinstance(text, str) else text)
    return page


def in_small_letters(page: Page) -> Page:
    for key in ("post", "degree", "theory", "unit", "sex", "ethnic_group", "grade", "leaving_form"):
        page.each(key, lambda text: text.lower() if isinstance(text, str) else text)
    return page


def as_above(page: Page) -> Page:
    """What is said once is not said again: "nt"."""
    for key in ("unit", "workplace", "title", "decision", "post"):
        at = page.at(key)
        for row, above in reversed(list(zip(page.body[1:], page.body, strict=False))):
            if at is not None and row[at] == above[at] and isinstance(row[at], str):
                row[at] = "nt"
    return page


def number_with_word(page: Page) -> Page:
    return page.each("citizen_id", lambda number: f"CCCD {number}")


def number_with_day_of_issue(page: Page) -> Page:
    return page.each("citizen_id", lambda number: f"{number}\ncấp ngày 10/5/2021")


def number_in_groups(page: Page) -> Page:
    return page.each(
        "citizen_id", lambda number: " ".join([str(number)[:3], str(number)[3:6], str(number)[6:]])
    )


def number_without_zero(page: Page) -> Page:
    return page.each("citizen_id", lambda number: int(number) if str(number).isdigit() else number)


def headings_in_capitals(page: Page) -> Page:
    page.heads = [[cell.upper() if isinstance(cell, str) else cell for cell in row] for row in page.heads]
    return page


def headings_with_remarks(page: Page) -> Page:
    page.heads = [[f"{cell} (*)" if cell else cell for cell in row] for row in page.heads]
    return page


def headings_in_two_lines(page: Page) -> Page:
    page.heads = [
        [cell.replace(" ", "\n") if isinstance(cell, str) else cell for cell in row] for row in page.heads
    ]
    return page


HABITS = [
    in_tcvn3, all_in_tcvn3, in_vni, names_in_capital_tcvn3, with_eth, decomposed, with_odd_spaces,
    with_full_width_digits, with_cyrillic_letters, names_in_capitals, names_in_small_letters, names_with_salutation,
    names_with_a_number, names_with_the_year_of_birth, in_two_lines, with_bullets, with_a_full_stop,
    in_small_letters, as_above, number_with_word, number_with_day_of_issue, number_in_groups, number_without_zero,
    headings_in_capitals, headings_with_remarks, headings_in_two_lines,
]  # fmt: skip
