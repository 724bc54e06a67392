"""The difference as its page shows it: figures that open their people, the structure before and after, lists beside."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planning.measures import StructureGroup, StructureMeasure
from planning.reviews.difference import CHANGES, ChangeKind, Difference, DifferenceFigure, Moved
from planning.reviews.reviewed import ReviewedLists
from planning.structure import BANDS, Structure

SIDES = {"before": "Trước rà soát", "after": "Sau rà soát"}
BETWEEN = " · "
# What a table of many lists counts, in its columns.
COUNTED = {
    ChangeKind.HELD: ChangeKind.HELD.label,
    ChangeKind.OUT: "Đưa ra",
    ChangeKind.ADDED: ChangeKind.ADDED.label,
}


class AskedFigure(NamedTuple):
    """A figure in words; `key` asks for the people behind it, where it counts any."""

    words: str
    key: str = ""


@dataclass(frozen=True)
class StructureRow:
    """One line of the structure before and after, with what is required and whether it is met afterwards."""

    measure: StructureMeasure
    before: list[AskedFigure]
    after: list[AskedFigure]


class ShownDifference:
    """One list, or all of one title and term: whatever is counted names the people behind it."""

    def __init__(self, found: ReviewedLists):
        self.found, self.difference = found, found.difference

    def figures(self) -> list[DifferenceFigure]:
        return list(self.difference.figures())

    def changes(self) -> list[tuple[str, Sequence[Moved]]]:
        """(title, people) of every part that changes something; who is taken out by reason."""
        return [
            (
                f"{ChangeKind.OUT.label}: {figure.label.lower()}" if figure.within else figure.label,
                named(figure.moves),
            )
            for figure in self.figures()
            if named(figure.moves)
            and (figure.within or figure.key in CHANGES and figure.key != ChangeKind.OUT)
        ]

    def structure(self) -> Iterator[StructureRow]:
        pairs = self.found.projection
        for pair in pairs.pairs():
            sides = {"before": pair.before, "after": pair.after}
            cells = {side: list(self.asked(side, measure)) for side, measure in sides.items()}
            yield StructureRow(pair.after, cells["before"], cells["after"])

    def asked(self, side: str, measure: StructureMeasure) -> Iterator[AskedFigure]:
        """The parts of the figure of a measure, each with the key of its people."""
        parts = measure.figure.split(BETWEEN)
        keys = [f"{side}-{measure.group}"] if measure.group else []
        if measure.label == BANDS:
            keys = [f"{side}-band{place}" for place in range(len(self.side(side).band_members()))]
        for place, words in enumerate(parts):
            yield AskedFigure(words, keys[place] if place < len(keys) and measure.counted else "")

    def side(self, side: str) -> Structure:
        return getattr(self.found.projection, side)

    @cached_property
    def people(self) -> Mapping[str, tuple[str, Sequence[Moved]]]:
        """{key: (title, people)} of all that can be asked for."""
        found = {figure.key: (figure.label, named(figure.moves)) for figure in self.figures()}
        for side, words in SIDES.items():
            moves = getattr(self.difference, side)
            for key, label, members in groups_of(self.side(side)):
                chosen = [each for each in moves if each.entry.cadre_id in members]
                found[f"{side}-{key}"] = (f"{words}: {label.lower()}", named(chosen))
        return found


def named(moves: Iterable[Moved]) -> list[Moved]:
    return [each for each in moves if each.named]


def groups_of(structure: Structure) -> Iterator[tuple[str, str, set[int]]]:
    """(key, label, keys of persons) of the groups and age bands that the structure counts."""
    labels = {measure.group: measure.label for measure in structure.measures() if measure.group}
    for group in StructureGroup:
        members = structure.members(group)
        yield group.value, labels.get(group, str(group.label)), {cadre.pk for cadre in members}
    for place, (words, members) in enumerate(structure.band_members()):
        yield f"band{place}", f"{words} tuổi", {cadre.pk for cadre in members}


@dataclass(frozen=True)
class DifferenceLine:
    """One list, or the lists of one title in one term: `url` opens it, `told` says by whose word it counts.

    Terms and titles are never added up.
    """

    label: str
    url: str
    difference: Difference
    told: str

    @property
    def opens(self) -> bool:
        """Whether a figure has somebody to name behind it."""
        return any(each.named for each in self.difference.moves)

    def counts(self) -> list[tuple[str, str, int]]:
        """(key, label, number) in the order of the columns."""
        of = self.difference
        return [
            ("before", SIDES["before"], len(of.before)),
            *((part.value, str(label), len(of.of(part))) for part, label in COUNTED.items()),
            ("after", SIDES["after"], len(of.after)),
        ]


def split(moves: Iterable[Moved], key: Callable[[Moved], str]) -> dict[str, Difference]:
    """The difference of each list, or of each title and term."""
    found: dict[str, list[Moved]] = {}
    for each in moves:
        found.setdefault(key(each), []).append(each)
    return {of: Difference(each) for of, each in found.items()}


def title_of(moved: Moved) -> str:
    target = moved.entry.target
    return f"{target.term_id}-{target.post.title_id}"
