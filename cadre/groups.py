"""Groups of people by what they hold, as lists are asked for them: who leads, who sits in which committee, by level."""

from collections.abc import Iterator
from itertools import product

from office.organisation.levels import offered_levels
from office.organisation.models.structure import Body

LEADS, OTHERS = "leads", "others"


def groups() -> Iterator[tuple[str, str]]:
    """Who leads and who does not, of all levels and of each."""
    of_levels = [(level.value, level.label.lower()) for level in offered_levels()]
    yield LEADS, "Lãnh đạo, quản lý"
    yield from ((f"{LEADS}-{level}", f"Lãnh đạo, quản lý {words}") for level, words in of_levels)
    yield OTHERS, "Không giữ chức vụ lãnh đạo, quản lý"
    yield from ((f"{OTHERS}-{level}", f"Không giữ chức vụ lãnh đạo, {words}") for level, words in of_levels)


def seats() -> Iterator[tuple[str, str]]:
    """The kinds of committee of each level."""
    for kind, level in product(Body.Kind, offered_levels()):
        yield f"{kind.value}-{level.value}", f"{kind.label}, {level.label.lower()}"
