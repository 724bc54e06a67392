"""A page of a list of thousands of lines, which is made in memory: so many are drawn, the others are counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.http import HttpRequest

from foundation.lists.tables import Section
from foundation.ordering.order import Place
from planning.judged_entries import JudgedEntry

SIZE = 200
Lines = Sequence[JudgedEntry]


@dataclass(frozen=True)
class ListPart:
    """The page from the line of the number `first` on; `rows` are all lines and the heads of their sections."""

    rows: Sequence[JudgedEntry | Section]
    lines: Lines
    first: int

    @classmethod
    def asked(cls, rows: Sequence[JudgedEntry | Section], request: HttpRequest) -> Self:
        """After or before the line of a key; where that left the list, from the number on that the address says."""
        lines, place = [row for row in rows if not isinstance(row, Section)], Place.asked(request)
        at = next((number for number, line in enumerate(lines, 1) if line.entry.pk == place.key), None)
        if at is None:
            return cls(rows, lines, place.first)
        return cls(rows, lines, at + 1 if place.after is not None else max(1, at - SIZE))

    @property
    def shown(self) -> Lines:
        return self.lines[self.first - 1 :][:SIZE]

    def under_heads(self, looked_at: Callable[[Lines, int], Lines]) -> list[JudgedEntry | Section]:
        """The lines of the page as they are `looked_at`, each section under its head, also one that goes on."""
        drawn = {line.entry.pk: line for line in looked_at(self.shown, self.first)}
        found, head = [], None
        for row in self.rows:
            if isinstance(row, Section):
                head = row
            elif row.entry.pk in drawn:
                found += [head] * bool(head)
                found.append(drawn[row.entry.pk])
                head = None
        return found

    def place(self, address: Callable[..., str]) -> dict[str, Any]:
        """What the shared parts of a list ask for: which lines are shown, and where the others are."""
        shown, found = self.shown, {"is_part": len(self.shown) < len(self.lines)}
        last = self.first + len(shown) - 1
        found |= {"first": self.first, "last": last}
        if shown and last < len(self.lines):
            found["next_url"] = address(after=shown[-1].entry.pk, first=last + 1)
        if shown and self.first > 1:
            found["previous_url"] = address(before=shown[0].entry.pk, first=max(1, self.first - SIZE))
        return found
