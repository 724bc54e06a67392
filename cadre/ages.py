"""Age in whole years on a day. Who is known only by month or year counts as born on its first day."""

from django.db.models import Q, TextChoices
from django.db.models.functions import Length


def years_before(day, years):
    """The same date so many years earlier; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


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
