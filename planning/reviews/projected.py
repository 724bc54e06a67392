"""The structure of a list as it stands, beside what it would be by the proposals on its lines."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planning.body_sizes import sizes_of, sizes_of_list
from planning.judging import sets_in_force
from planning.lists import JudgingDays, most_used, structure_of
from planning.measures import StructureMeasure
from planning.models import PlanningEntry, ReviewLine
from planning.reviews.cases import entry_of
from planning.reviews.choices import LineOrigin, ReviewWord
from planning.structure import Structure

LEAVING = (ReviewWord.REMOVE, ReviewWord.HELD)


@dataclass(frozen=True)
class MeasurePair:
    """One line of the structure: as it stands, and as it would be."""

    before: StructureMeasure
    after: StructureMeasure


@dataclass(frozen=True)
class Projection:
    """The structure of one list before a review and by its proposals; `rules` name the set in force."""

    before: Structure
    after: Structure
    rules: str = ""

    def pairs(self) -> Iterator[MeasurePair]:
        for before, after in zip(self.before.measures(), self.after.measures(), strict=True):
            yield MeasurePair(before, after)


def projection_of(lines: Sequence[ReviewLine], day: datetime.date) -> Projection | None:
    """Of lines of one title and term; None for several, or none.

    Lines of which the reader may not know the proposal are `masked`: they count as they stand, so that no figure tells
    it. A fixed number of queries.
    """
    if len({title_key(line) for line in lines}) != 1:
        return None
    standing = [line for line in lines if line.origin == LineOrigin.STANDING]
    after = [line for line in standing if line.masked or line.proposal not in LEAVING]
    after += [line for line in lines if not line.masked and line.proposal == ReviewWord.ADD]
    everybody = [entry_of(line) for line in lines]
    sets = sets_in_force(everybody, day)
    rules = most_used(sets[day, entry.target.post.unit_id] for entry in everybody)
    targets = {entry.target_id: entry.target for entry in everybody}.values()
    term = lines[0].review_list.target.term
    sizes = sizes_of({target.post.unit_id for target in targets})
    sizes = sizes_of_list(targets, max(day, term.begins_on), sizes)

    def structure(of: Iterable[ReviewLine]) -> Structure:
        entries: list[PlanningEntry] = [entry_of(line) for line in of]
        return structure_of(entries, lines[0].review_list.target, rules, JudgingDays(day, day), sizes)

    return Projection(structure(standing), structure(after), str(rules or ""))


def title_key(line: ReviewLine) -> tuple[int, int]:
    """(term, title) of the list: lists of one title in one term are one on paper."""
    target = line.review_list.target
    return target.term_id, target.post.title_id
