"""Values and figures as people of the office read them."""

import datetime
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from numbers import Rational

from django.utils.formats import number_format

from foundation.core.clock import moment


@dataclass(frozen=True)
class Share:
    """A part of a whole, both counted."""

    part: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        """Per cent with two decimals, halves rounded up; None where the whole is 0."""
        if not self.whole:
            return None
        exact = Decimal(100 * self.part) / Decimal(self.whole)
        return exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

    def words(self, places: int = 2) -> str:
        """Per cent as the office writes it, "28,1%", to so many decimals; a dash where the whole is 0."""
        if not self.whole:
            return "–"
        exact = Decimal(100 * self.part) / Decimal(self.whole)
        return f"{decimal(exact, places)}%"

    @property
    def in_full(self) -> str:
        """Counts and per cent, such as "254/276 = 92,03%"; "0/0" where the whole is 0."""
        counted = f"{thousands(self.part)}/{thousands(self.whole)}"
        return f"{counted} = {self.words()}" if self.whole else counted


def shown(value: object) -> str:
    """The text of a value in a cell: dates as dd/mm/yyyy, moments with both, lists with commas, empty for None."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return moment(value, dated=True)
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)


def thousands(number: int) -> str:
    """A whole number as the office writes it, with a dot between its thousands."""
    return number_format(number, use_l10n=True, force_grouping=True)


def decimal(number: Decimal | Rational, places: int) -> str:
    """A number with a comma before its decimals, to so many `places`, halves rounded up."""
    exact = (
        Decimal(number.numerator) / Decimal(number.denominator) if isinstance(number, Rational) else number
    )
    return str(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)).replace(".", ",")
