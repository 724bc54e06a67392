"""The bands of age that the board tells apart, as the office set their bounds."""

from dataclasses import dataclass

from dashboards.models import AgeBound

FIRST_BOUNDS = (30, 40, 50, 55)


@dataclass(frozen=True)
class Band:
    """Ages from `least` to `most`, both included; None is open."""

    least: int | None
    most: int | None

    @property
    def label(self):
        if self.least is None:
            return "Mọi độ tuổi" if self.most is None else f"Dưới {self.most + 1} tuổi"
        return f"{self.least}–{self.most} tuổi" if self.most is not None else f"{self.least} tuổi trở lên"

    @property
    def asked(self):
        """How a list of people is asked for the band."""
        ends = {"age_from": self.least if self.least is not None else 0, "age_to": self.most}
        return {name: age for name, age in ends.items() if age is not None}


def bounds():
    return list(AgeBound.objects.order_by("age").values_list("age", flat=True))


def bands(ages):
    """The bands between the bounds, the youngest first."""
    starts, ends = [None, *ages], [*(age - 1 for age in ages), None]
    return [Band(least, most) for least, most in zip(starts, ends, strict=True)]


def load_age_bounds():
    """What an office starts with; it changes them as it likes."""
    if not AgeBound.objects.exists():
        AgeBound.objects.bulk_create(AgeBound(age=age) for age in FIRST_BOUNDS)
