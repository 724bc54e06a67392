"""Cells of the list of people that say less on screen than on paper and in files."""

from collections.abc import Callable
from datetime import date

from django.utils.html import format_html

from cadre.ages import age_on
from cadre.models.people import Cadre

SHORT = {
    "Sơ cấp": "SC",
    "Trung cấp": "TC",
    "Cao đẳng": "CĐ",
    "Đại học": "ĐH",
    "Thạc sĩ": "ThS",
    "Tiến sĩ": "TS",
}
SHORT |= {"Cao cấp": "CC", "Cử nhân": "CN"}
ABBREVIATED = {
    words: format_html('<abbr class="short" title="{}">{}</abbr>', words, short)
    for words, short in SHORT.items()
}
SEX_TOLD = {
    Cadre.Sex.FEMALE: Cadre.Sex.FEMALE.label,
    Cadre.Sex.MALE: format_html('<span class="on-paper">{}</span>', Cadre.Sex.MALE.label),
}


def abbreviated(read: Callable[[Cadre], str]) -> Callable[[Cadre], str]:
    """The short word of a level, in full on paper and where the pointer rests."""

    def drawn(cadre: Cadre) -> str:
        words = read(cadre)
        return ABBREVIATED.get(words, words)

    return drawn


def with_age(day: date) -> Callable[[Cadre], str]:
    """The birth, and the age on the day where the month of birth is known."""

    def drawn(cadre: Cadre) -> str:
        born = cadre.birth
        return f"{born} ({age_on(born, day)})" if born and born.month else born or ""

    return drawn


def women_told(cadre: Cadre) -> str:
    """The sex, of men on paper alone."""
    return SEX_TOLD.get(cadre.sex, "")
