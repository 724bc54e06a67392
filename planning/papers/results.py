"""Part III of a submission (kết quả): what stood on the list, what becomes of it, what stands there after."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planning.measures import StructureGroup, StructureMeasure
from planning.models import ReviewLine
from planning.papers.facts import ListFacts, keys_of
from planning.reviews.difference import ChangeKind, Difference, Moved
from planning.reviews.difference_words import told
from planning.reviews.projected import compared
from planning.reviews.reviewed import ReviewedLists, weighed_lists
from planning.structure import Structure

LACKING = "chưa bảo đảm điều kiện về {of} ({requirement})"
SHARES = {
    StructureGroup.WOMEN: "tỷ lệ nữ",
    StructureGroup.YOUNG: "tỷ lệ cán bộ trẻ",
    StructureGroup.MINORITIES: "tỷ lệ cán bộ dân tộc thiểu số",
}
NUMBER, COEFFICIENT = "số lượng", "hệ số quy hoạch"


@dataclass(frozen=True)
class ListResult:
    """`out` counts by reason who is taken out, `held` who took the title; `people` are the keys that make the paper."""

    before: int
    held: int
    out: Mapping[str, int]
    added: int
    after: int
    structure: Structure
    people: tuple[int, ...]
    said: tuple[str, ...] = ()

    @property
    def taken_out(self) -> int:
        return sum(self.out.values())

    def measures(self) -> Iterator[tuple[str, str]]:
        """(label, figure) of what the office confirmed; where something lacks, of which condition."""
        for measure in self.structure.measures():
            if measure.confirmed:
                lacks = f", {lacking(measure)}" if measure.needed else ""
                yield measure.label, f"{measure.figure}{lacks}"

    def unsure(self) -> list[str]:
        return [measure.label for measure in self.structure.measures() if not measure.confirmed]


def lacking(measure: StructureMeasure) -> str:
    of = SHARES.get(measure.group) or (COEFFICIENT if measure.label.startswith("Hệ số") else NUMBER)
    return LACKING.format(of=of, requirement=measure.required)


def reviewed_of(user: Any, facts: ListFacts) -> ReviewedLists | None:
    """Those of the lists that are under review, as far as the user reads what is thought of them."""
    lists = list(weighed_lists(user).under_review().filter(target__in=facts.found.targets))
    return ReviewedLists(user, lists) if lists else None


def as_listed(facts: ListFacts) -> ListResult:
    """Of a list that no review is on: who was taken out by now, who waits for a decision."""
    out, stay, new = facts.taken_out, len(facts.approved), len(facts.proposed)
    people = keys_of(facts.found.lines)
    return ListResult(stay + out.total(), 0, out, new, stay + new, facts.found.structure(), people)


def as_reviewed(facts: ListFacts, reviewed: ReviewedLists) -> ListResult:
    """Of lists under review, by the latest word on each line; the others among them as they stand."""
    under_review = {target.pk for target in reviewed.targets}
    others = [
        Moved(ReviewLine(), line.entry, ChangeKind.ADDED if line.entry.is_proposed else ChangeKind.KEPT)
        for line in facts.found.lines
        if line.entry.target_id not in under_review
    ]
    found = Difference([*reviewed.difference.moves, *others])
    sides = ([each.entry for each in moves] for moves in (found.before, found.after))
    structure = compared(*sides, facts.found.targets, reviewed.day).after
    return ListResult(
        before=len(found.before),
        held=len(found.of(ChangeKind.HELD)),
        out=Counter(each.reason for each in found.of(ChangeKind.OUT)),
        added=len(found.of(ChangeKind.ADDED)),
        after=len(found.after),
        structure=structure,
        people=tuple(each.entry.pk or -each.entry.cadre_id for each in found.after),
        said=tuple(told(reviewed)),
    )
