"""Somebody on record as an import knows them, and whether a row means them."""

from dataclasses import dataclass, field

from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadrePrivate


@dataclass
class Known:
    """`is_open` says whether the importer may read the record; of one who may not, no sentence tells a value."""

    cadre: Cadre
    is_open: bool = True
    posts: list[PostHeld] = field(default_factory=list)
    qualifications: list[Qualification] = field(default_factory=list)

    @property
    def private(self) -> CadrePrivate | None:
        return getattr(self.cadre, "private", None)

    def describe(self) -> str:
        born = f", sinh {self.cadre.birth}" if self.cadre.birth else ""
        return f"{self.cadre.full_name}{born}, {self.cadre.now.unit}"


@dataclass
class PersonMatch:
    """`known` is None for a new person; not `certain` while a question is open or the row was left aside."""

    known: Known | None = None
    certain: bool = True

    @property
    def cadre(self) -> Cadre | None:
        return self.known.cadre if self.known else None
