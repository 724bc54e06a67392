"""Whether a home town, as it was typed, lies where a post is."""

from collections.abc import Mapping, Sequence

from foundation.core.text import fold
from office.organisation.models.structure import Unit

# What stands before the name of a place.
KINDS = ("xã", "phường", "thị trấn", "thị xã", "huyện", "quận", "thành phố", "tp.", "tp", "tỉnh")


def areas_of(unit: int, tree: Mapping[int, Unit]) -> list[Unit]:
    """The areas in which the unit (key) lies, the nearest first; the unit itself where it is one."""
    found: list[Unit] = []
    here: Unit | None = tree.get(unit)
    while here is not None and len(found) < 8:
        if here.kind == Unit.Kind.AREA:
            found.append(here)
        here = tree.get(here.parent_id)
    return found


def lies_in(town: str, areas: Sequence[str]) -> bool | None:
    """Whether the town lies in the first of the areas (names, from the nearest up); None where that cannot be told.

    Two places of one name are told apart by the next area above, where both are named.
    """
    parts = [bare(part) for part in town.split(",") if part.strip()]
    names = [bare(name) for name in areas]
    if not parts or not names:
        return None
    if names[0] not in parts:
        # Only a wider area is on record: the town may lie in it anywhere.
        return None if parts[0] in names[1:] else False
    wider = parts[parts.index(names[0]) + 1 :]
    return not (wider and names[1:]) or bool(set(wider) & set(names[1:]))


def bare(name: str) -> str:
    """The name of a place without its kind, folded."""
    words = " ".join(name.lower().split())
    kind = next((each for each in KINDS if words.startswith(f"{each} ")), "")
    return fold(words[len(kind) :]).strip()
