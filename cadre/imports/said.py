"""What a row of people says, as it was understood."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from cadre.imports.rows import PersonRow
from cadre.models.facts import Qualification
from foundation.sheets.understood import paper
from office.organisation.models.structure import Post

REMEMBERED = 5000
Kind = Qualification.Kind
KINDS_OF = {
    "degree": (Kind.DEGREE,),
    "theory": (Kind.THEORY,),
    "state": (Kind.STATE,),
    "defence": (Kind.DEFENCE,),
    "language": (Kind.LANGUAGE, Kind.ETHNIC),
    "it": (Kind.IT,),
}


def posts(person: PersonRow) -> list[str]:
    """The post held, then the memberships; the unit is told where it is not the person's own."""
    held = [post for post in (person.post, *person.memberships) if post]
    return list(dict.fromkeys(_post(post, person) for post in held))


def _post(post: Post, person: PersonRow) -> str:
    return str(post.title) if post.unit == person.unit else str(post)


def of_kinds(column: str) -> Callable[[PersonRow], list[str]]:
    """The levels and certificates that a row names in the column."""
    kinds = KINDS_OF[column]
    return lambda person: [in_words(*got) for got in person.qualifications if got[0] in kinds]


@lru_cache(REMEMBERED)
def in_words(kind: Kind, level: int | None, detail: str) -> str:
    return str(Qualification(kind=kind, level=level, detail=detail))


def leaving(person: PersonRow) -> str:
    return paper(person.facts.get("leaving_decision_no"), person.facts.get("leaving_decision_on"))


# What a roster says, by column.
OF_PEOPLE: dict[str, Callable[[PersonRow], Any]] = {
    "full_name": lambda person: person.written_name or person.facts.get("full_name"),
    "unit": lambda person: person.unit,
    "post": posts,
    "post_decision": lambda person: paper(person.facts.get("decision_no"), person.facts.get("decision_on")),
    "post_until": lambda person: person.facts.get("term_ends"),
    **{column: of_kinds(column) for column in KINDS_OF},
}
