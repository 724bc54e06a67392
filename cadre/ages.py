"""Age in whole years on a day. Who is known only by month or year counts as born on its first day."""

from django.db.models import Q, TextChoices
from django.db.models.functions import Length

from foundation.core.months import years_before


def at_least(day, years):
    """Condition on a cadre: so old on the day, or older."""
    return Q(birth__lte=years_before(day, years))


def at_most(day, years):
    """Condition on a cadre: so old on the day, or younger."""
    return Q(birth__gt=years_before(day, years + 1))


class BirthKnown(TextChoices):
    YEAR = "year", "Chỉ biết năm sinh"
    NONE = "none", "Chưa có ngày sinh"


def known_so(cadres, known):
    """The cadres whose birth is known no better."""
    if known == BirthKnown.NONE:
        return cadres.filter(birth=None)
    return cadres.alias(birth_length=Length("birth")).filter(birth_length=4)
