"""The rows of numbers of a unit: which number comes next, which were left out, of which term or year a day is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from foundation.core.database import wait_in_line
from office.organisation.models.identity import Issuer, OfficeIdentity
from office.papers.genres import code_in_number
from office.papers.heads import code_of
from office.papers.models import NumberingTerm, Paper

NO_TERM = (
    "Chưa ghi nhiệm kỳ đánh số của ngày {day}; ghi ở “Nhiệm kỳ đánh số”: đánh số từ ngày sau ngày đại hội."
)
NO_NAME = "Chưa ghi tên cơ quan trên văn bản, ký hiệu của ngày {day}; ghi ở “Tên cơ quan trên văn bản”."


@dataclass
class NumberRow:
    """The numbers of one genre of one symbol in one term or year."""

    term: NumberingTerm | None
    year: int | None
    taken: set[int]

    @property
    def following(self) -> int:
        return max(self.taken, default=0) + 1

    @property
    def gaps(self) -> list[int]:
        """Numbers left out between the first and the last that stand in the register."""
        return sorted(set(range(min(self.taken, default=1), max(self.taken, default=0))) - self.taken)


@dataclass
class Numbering:
    """What decides about the numbers of a unit's papers; loaded once, asked for any number of papers."""

    identities: list[OfficeIdentity] = field(default_factory=list)
    terms: list[NumberingTerm] = field(default_factory=list)
    taken: dict[tuple, set[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, unit: int, genres: Iterable[str]) -> Self:
        numbers = Paper.objects.filter(unit=unit, genre__in=set(genres), number__isnull=False)
        taken: dict[tuple, set[int]] = {}
        for *key, number in numbers.values_list("issuer", "symbol", "genre", "term", "year", "number"):
            taken.setdefault(tuple(key), set()).add(number)
        return cls(
            list(OfficeIdentity.objects.filter(unit=unit).order_by("valid_from")),
            list(NumberingTerm.objects.filter(unit=unit).order_by("begins_on")),
            taken,
        )

    def term_on(self, day: date) -> NumberingTerm | None:
        begun = [term for term in self.terms if term.begins_on <= day]
        return begun[-1] if begun else None

    def identity_on(self, day: date) -> OfficeIdentity | None:
        standing = (
            each for each in self.identities if each.valid_from <= day and (each.valid_to or date.max) > day
        )
        return next(standing, None)

    def symbol_on(self, issuer: str, day: date) -> str:
        identity = self.identity_on(day)
        return identity.symbol_of(issuer) if identity else ""

    def row(self, paper: Paper, day: date) -> NumberRow:
        """The row that a number of the paper, dated so, belongs to."""
        state = paper.issuer == Issuer.STATE
        term, year = (None, day.year) if state else (self.term_on(day), None)
        key = (paper.issuer, self.symbol_on(paper.issuer, day), paper.genre, term and term.pk, year)
        return NumberRow(term, year, self.taken.setdefault(key, set()))

    def refusal(self, paper: Paper, day: date) -> str | None:
        """What is not entered and a number of that day cannot do without."""
        if not self.symbol_on(paper.issuer, day):
            return NO_NAME.format(day=f"{day:%d/%m/%Y}")
        if paper.issuer != Issuer.STATE and self.term_on(day) is None:
            return NO_TERM.format(day=f"{day:%d/%m/%Y}")
        return None

    def numbered(self, paper: Paper, day: date, number: int | None) -> dict:
        """The columns of a paper that takes the number, or the next one, on the day; the number is taken here too."""
        row, identity = self.row(paper, day), self.identity_on(day)
        number = number or row.following
        row.taken.add(number)
        code = code_of(identity, Issuer(paper.issuer), code_in_number(paper.genre, paper.issuer), number)
        symbol = identity.symbol_of(paper.issuer)
        found = {"number": number, "symbol": symbol, "code": code, "signed_on": day}
        return found | {"term_id": row.term and row.term.pk, "year": row.year}


def load_numbering(papers: Iterable[Paper], user: object) -> None:
    """Put on papers the rows of numbers of their unit; whoever takes a number there meanwhile waits."""
    papers = list(papers)
    found = {}
    for unit in sorted({paper.unit_id for paper in papers}):
        wait_in_line(f"numbers of papers {unit}")
        found[unit] = Numbering.of(unit, [paper.genre for paper in papers if paper.unit_id == unit])
    for paper in papers:
        paper.numbering = found[paper.unit_id]


def gaps_of(papers: Iterable[tuple]) -> list[tuple]:
    """(genre, term name, numbers left out) of (genre, term name, number), in their order; only where some are."""
    rows: dict[tuple, NumberRow] = {}
    for genre, term, number in papers:
        rows.setdefault((genre, term), NumberRow(None, None, set())).taken.add(number)
    return [(*key, row.gaps) for key, row in rows.items() if row.gaps]
