"""The lists of a review on paper: who is taken out, who is added, who stands there afterwards; nobody else is named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.db.models import TextChoices

from cadre.papers.columns import RosterColumn, RosterColumns, RosterLine
from cadre.papers.people import ListedPerson
from cadre.papers.roster import AgeLimit
from evaluation.models import Evaluation
from foundation.core.scope.rows import permission
from office.organisation.models.structure import Unit
from planning.choices import Continuity
from planning.decided import load_decided
from planning.papers.facts import NAMED_REASONS
from planning.papers.lines import LABELS, approved_person, kept, people_on_record, young_by
from planning.reviews.difference import ChangeKind, Moved
from planning.reviews.reviewed import ReviewedLists


class ReviewPart(TextChoices):
    """Which list of a review; its words stand before the name of the planning list."""

    OUT = "out", "Danh sách đưa ra"
    ADDED = "added", "Danh sách bổ sung"
    AFTER = "after", "Danh sách sau rà soát"


SUBJECTS = {
    ReviewPart.OUT: "cán bộ đưa ra khỏi quy hoạch {about}",
    ReviewPart.ADDED: "cán bộ bổ sung quy hoạch {about}",
    ReviewPart.AFTER: "cán bộ trong quy hoạch {about} sau rà soát, bổ sung",
}
STEMS = {ReviewPart.OUT: "DSDR", ReviewPart.ADDED: "DSBS", ReviewPart.AFTER: "DSSR"}
NOTE = "Ghi chú"
NOT_PRINTED = "{count} đồng chí đưa ra vì lý do không in trên giấy: cột “Lý do” để trống, ghi tay khi cần."


@dataclass(frozen=True)
class LeavingColumns(RosterColumns):
    """The columns of a list of those who are taken out: in place of remarks the reason, as far as a paper names it."""

    def __iter__(self) -> Iterator[RosterColumn]:
        for column in super().__iter__():
            yield replace(column, label="Lý do", width=24) if column.label == NOTE else column


def columns_of(part: ReviewPart, years: tuple[int, ...], asked: Mapping[str, Any]) -> RosterColumns:
    if part == ReviewPart.OUT:
        return LeavingColumns(years)
    return RosterColumns(years, planned=True, ballots=bool(asked.get("ballots")))


@dataclass(frozen=True)
class PartOfReview:
    """One list of a review, of one title in one term: in the official order, by unit planned for or place of work."""

    found: ReviewedLists
    part: ReviewPart

    @cached_property
    def moves(self) -> list[Moved]:
        """As they were approved where all is decided; who is taken out as on record."""
        difference = self.found.difference
        parts = {
            ReviewPart.OUT: difference.of(ChangeKind.OUT),
            ReviewPart.ADDED: difference.of(ChangeKind.ADDED),
            ReviewPart.AFTER: difference.after,
        }
        moves = parts[self.part]
        if self.found.decided and self.part != ReviewPart.OUT:
            load_decided([each.entry for each in moves if each.entry.pk], self.found.day)
        return sorted(moves, key=lambda each: (*of_unit(self.unit(each)), *in_order(each)))

    @property
    def several(self) -> bool:
        return len(self.found.targets) > 1

    def unit(self, moved: Moved) -> Unit | None:
        if self.several:
            return moved.entry.target.post.unit
        approved = kept(moved)
        return (approved and approved.unit) or moved.entry.cadre.now.unit

    def lines(self, user: Any) -> list[RosterLine]:
        moves = self.moves
        people = people_on_record(moves, self.found.day, user)
        scope = user.scope(permission(Evaluation, "export"))
        return [
            RosterLine(
                key=each.entry.cadre_id,
                person=approved_person(each, scope) if kept(each) else self.on_record(each, people),
                unit=str(self.unit(each) or ""),
                continuity=self.continuity(each),
                note=self.note(each),
            )
            for each in moves
        ]

    def on_record(self, moved: Moved, people: Mapping[int, ListedPerson]) -> ListedPerson:
        person = people[moved.entry.cadre_id]
        return replace(person, grades=()) if moved.masked else person

    def continuity(self, moved: Moved) -> str:
        if moved.masked:
            return ""
        return LABELS[Continuity.NEW if moved.part == ChangeKind.ADDED else Continuity.CONTINUING]

    def note(self, moved: Moved) -> str:
        """Why somebody is taken out, as far as a paper names it; of the others what is noted of them."""
        if moved.masked:
            return ""
        if self.part == ReviewPart.OUT:
            said = NAMED_REASONS.get(moved.reason, "")
            return f"{said[:1].upper()}{said[1:]}"
        return moved.entry.note

    def unsaid(self) -> int:
        """How many are taken out for a reason that no paper names."""
        return (
            sum(each.reason not in NAMED_REASONS for each in self.moves) if self.part == ReviewPart.OUT else 0
        )

    @property
    def young(self) -> AgeLimit | None:
        return young_by(self.found.projection.after)


def of_unit(unit: Unit | None) -> Sequence[Any]:
    return (unit.official_key, unit.pk) if unit else ("", 0)


in_order = attrgetter("entry.cadre.now.official_key", "entry.cadre_id")
