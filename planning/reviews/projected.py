"""The structure of a list as it stands, beside what it would be by the proposals on its lines."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planning.body_sizes import sizes_of, sizes_of_list
from planning.judging import sets_in_force
from planning.list_structure import JudgingDays, most_used, structure_of
from planning.measures import StructureMeasure
from planning.models import PlanningEntry, PlanningTarget, ReviewLine
from planning.reviews.cases import entry_of
from planning.reviews.difference import Difference, ReviewReading, moved
from planning.structure import Structure


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
    found = (moved(line, entry_of(line), ReviewReading.PROPOSED) for line in lines)
    difference = Difference([each for each in found if each])
    targets = {line.review_list.target_id: line.review_list.target for line in lines}
    sides = ([each.entry for each in moves] for moves in (difference.before, difference.after))
    return compared(*sides, list(targets.values()), day)


def compared(
    before: Sequence[PlanningEntry],
    after: Sequence[PlanningEntry],
    targets: Sequence[PlanningTarget],
    day: datetime.date,
) -> Projection:
    """Of lists of one title and term, whose titles of units are the targets; a fixed number of queries."""
    everybody = list({id(entry): entry for entry in (*before, *after)}.values())
    everybody = everybody or [PlanningEntry(target=target) for target in targets]
    sets = sets_in_force(everybody, day)
    rules = most_used(sets[day, entry.target.post.unit_id] for entry in everybody)
    sizes = sizes_of({target.post.unit_id for target in targets})
    sizes = sizes_of_list(targets, max(day, targets[0].term.begins_on), sizes)
    days = JudgingDays(day, day)
    of = (structure_of(entries, targets[0], rules, days, sizes) for entries in (before, after))
    return Projection(*of, str(rules or ""))


def title_key(line: ReviewLine) -> tuple[int, int]:
    """(term, title) of the list: lists of one title in one term are one on paper."""
    target = line.review_list.target
    return target.term_id, target.post.title_id
