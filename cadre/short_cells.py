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


def abbreviated(read: Callable[[Cadre], str]) -> Callable[[Cadre], str]:
    """The short word of a level, in full on paper and where the pointer rests."""

    def drawn(cadre: Cadre) -> str:
        words = read(cadre)
        short = SHORT.get(words)
        return format_html('<abbr class="short" title="{}">{}</abbr>', words, short) if short else words

    return drawn


def with_age(day: date) -> Callable[[Cadre], str]:
    """The birth, and the age on the day where the month of birth is known."""

    def drawn(cadre: Cadre) -> str:
        born = cadre.birth
        return f"{born} ({age_on(born, day)})" if born and born.month else born or ""

    return drawn


def women_told(cadre: Cadre) -> str:
    """The sex, of men on paper alone."""
    words = cadre.get_sex_display()
    return words if cadre.sex == Cadre.Sex.FEMALE else format_html('<span class="on-paper">{}</span>', words)
