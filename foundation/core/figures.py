"""Values and figures as people of the office read them."""

import datetime
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from numbers import Rational

from django.utils.formats import number_format


@dataclass(frozen=True)
class Share:
    """A part of a whole, both counted."""

    part: int
    whole: int

    @property
    def percent(self):
        """Per cent with two decimals, or None where there is nothing to share."""
        if not self.whole:
            return None
        exact = Decimal(100 * self.part) / Decimal(self.whole)
        return exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

    def words(self, places=2):
        """As the office writes it, "28,1%"; a dash where there is nothing to share."""
        if not self.whole:
            return "–"
        exact = Decimal(100 * self.part) / Decimal(self.whole)
        return f"{decimal(exact, places)}%"

    @property
    def in_full(self):
        """Such as 254/276 = 92,03%; 0/0 where there is nothing to share."""
        counted = f"{thousands(self.part)}/{thousands(self.whole)}"
        return f"{counted} = {self.words()}" if self.whole else counted


def shown(value):
    """How a value reads in a cell: dates day first, lists with commas, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)


def thousands(number):
    """A whole number as the office writes it, with a dot between its thousands."""
    return number_format(number, use_l10n=True, force_grouping=True)


def decimal(number, places):
    """A number as the office writes it, with a comma before its decimals, halves rounded up."""
    exact = (
        Decimal(number.numerator) / Decimal(number.denominator) if isinstance(number, Rational) else number
    )
    return str(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)).replace(".", ",")


def roman(number):
    """I, II, III … as sections of a list are numbered."""
    signs = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ]
    text = ""
    for value, sign in signs:
        times, number = divmod(number, value)
        text += sign * times
    return text
