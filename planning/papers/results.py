"""Part III of a submission (kết quả): what stood on the list, what becomes of it, what stands there after."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from planning.decided import load_decided
from planning.measures import StructureGroup, StructureMeasure
from planning.models import PlanningEntry, ReviewLine, ReviewListStep
from planning.papers.facts import ListFacts, keys_of
from planning.reviews.acts import DECIDE, SUBMIT_REVIEW
from planning.reviews.choices import DECIDED, UNDER_REVIEW
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
    """Those of the lists that a review is on or has decided last, as far as the user reads what is thought of them.

    A list on which somebody waits for a decision since is on its way again, by no review.
    """
    lists = weighed_lists(user).filter(said_by_review(), target__in=facts.found.targets)
    newest = {review.target_id: review for review in lists.order_by("pk")}
    return ReviewedLists(user, newest.values(), as_sent_up=True) if newest else None


def sent_up_by(lists: Collection[int]) -> dict[str, Any]:
    """Number and day of the paper by which all these lists went to the level above; empty where there is none."""
    steps = ReviewListStep.objects.standing().filter(review_list__in=lists, act=SUBMIT_REVIEW.name)
    papers = list(steps.order_by().values_list("decision_no", "decision_on"))
    if not papers or len(papers) < len(lists) or len(set(papers)) > 1:
        return {}
    return dict(zip(("code", "day"), papers[0], strict=True))


def said_by_review() -> Q:
    """Lists under review, and those that a review decided and on which nobody else waits since."""
    step = ReviewListStep.objects.standing().filter(review_list=OuterRef("pk"), act=DECIDE.name)
    own = ReviewLine.objects.filter(review_list=OuterRef(OuterRef("pk")), entry=OuterRef("pk"))
    waiting = PlanningEntry.objects.filter(target=OuterRef("target"), status__in=PlanningEntry.PROPOSED)
    settled = Exists(step) & ~Exists(waiting.exclude(Exists(own)))
    return Q(state__in=UNDER_REVIEW) | (Q(state__in=DECIDED) & settled)


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
    if reviewed.decided:
        load_decided([each.entry for each in found.moves if each.entry.pk], reviewed.day)
    structure = compared(*sides, facts.found.targets, reviewed.day).after
    return ListResult(
        before=len(found.before),
        held=len(found.of(ChangeKind.HELD)),
        out=Counter(each.reason for each in found.of(ChangeKind.OUT)),
        added=len(found.of(ChangeKind.ADDED)),
        after=len(found.after),
        structure=structure,
        people=tuple(map(key_of, found.after)),
        said=tuple(told(reviewed)),
    )


def key_of(moved: Moved) -> int:
    """Of whom a review adds that of the person: the same before there is an entry and after."""
    own = moved.line.pk is None or moved.part == ChangeKind.KEPT
    return moved.entry.pk if own else -moved.entry.cadre_id
