"""Age in whole years on a day. A birth known only by month or year counts as its first day."""

import datetime

from django.db.models import Q, TextChoices
from django.db.models.functions import Length

from cadre.querysets import CadreQuerySet
from foundation.core.dates import PartialDate
from foundation.core.months import months_between, years_before


def at_least(day: datetime.date, years: int, birth: str = "birth") -> Q:
    """Condition: of this age on the day, or older; false without a birth. `birth` leads to it, of a cadre its own."""
    return Q(**{f"{birth}__lte": years_before(day, years)})


def at_most(day: datetime.date, years: int, birth: str = "birth") -> Q:
    """The same: of this age on the day, or younger."""
    return Q(**{f"{birth}__gt": years_before(day, years + 1)})


class BirthKnown(TextChoices):
    YEAR = "year", "Chỉ biết năm sinh"
    NONE = "none", "Chưa có ngày sinh"


def known_so(cadres: CadreQuerySet, known: str) -> CadreQuerySet:
    """The cadres whose birth is known no better than `known`, a BirthKnown."""
    if known == BirthKnown.NONE:
        return cadres.filter(birth=None)
    return cadres.alias(birth_length=Length("birth")).filter(birth_length=4)


def age_on(birth: PartialDate | None, day: datetime.date) -> int | None:
    """Whole years on the day; None without a birth."""
    return months_between(birth.first_day, day) // 12 if birth else None
