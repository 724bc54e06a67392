"""The bands of age that the board tells apart, as the office set their bounds."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.models import AgeBound

FIRST_BOUNDS = (30, 40, 50, 55)


@dataclass(frozen=True)
class Band:
    """Ages from `least` to `most`, both included; None is open."""

    least: int | None
    most: int | None

    @property
    def label(self) -> str:
        if self.least is None:
            return "Mọi độ tuổi" if self.most is None else f"Dưới {self.most + 1} tuổi"
        return f"{self.least}–{self.most} tuổi" if self.most is not None else f"{self.least} tuổi trở lên"

    @property
    def asked(self) -> dict[str, int]:
        """The query of the address at which the list of people shows the band."""
        ends = {"age_from": self.least if self.least is not None else 0, "age_to": self.most}
        return {name: age for name, age in ends.items() if age is not None}


def bounds() -> list[int]:
    """The ages at which bands begin, rising; one query."""
    return list(AgeBound.objects.order_by("age").values_list("age", flat=True))


def bands(ages: Sequence[int]) -> list[Band]:
    """The bands between the bounds, the youngest first: one more than there are bounds."""
    starts, ends = [None, *ages], [*(age - 1 for age in ages), None]
    return [Band(least, most) for least, most in zip(starts, ends, strict=True)]


def load_age_bounds() -> None:
    """Add the bounds that an office starts with, where it has none."""
    if not AgeBound.objects.exists():
        AgeBound.objects.bulk_create(AgeBound(age=age) for age in FIRST_BOUNDS)
