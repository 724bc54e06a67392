"""Who learns what on a day, as an app above tells it: what is not met yet may be on its way."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from planning.person_facts import PersonDay


@dataclass(frozen=True)
class Study:
    """A class that runs, and the level (of a qualification) that it leads to."""

    name: str
    level: int


StudyFinder = Callable[[Collection[PersonDay]], Mapping[PersonDay, Collection[Study]]]
STUDYING: list[StudyFinder] = []


def studying(find: StudyFinder) -> StudyFinder:
    """Decorator for a module `news` of an app above: the function gives the classes in which people learn on days, as
    far as any reader of a list may know of them, in a fixed number of queries.
    """
    STUDYING.append(find)
    return find


def studies_by(asked: Collection[PersonDay]) -> dict[PersonDay, tuple[Study, ...]]:
    """The classes of each; no query where nobody is asked of."""
    found: dict[PersonDay, tuple[Study, ...]] = dict.fromkeys(asked, ())
    for find in STUDYING if asked else ():
        for key, studies in find(asked).items():
            found[key] += tuple(studies)
    return found
