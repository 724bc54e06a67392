"""What a reader may know of findings: many rest on facts of a person that have a right of their own."""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any

from cadre.models.people import Cadre
from evaluation.models import Evaluation
from evaluation.models.evaluations import WEIGHED
from foundation.core.scope.rows import unit_key
from foundation.core.wall.reading import beyond_the_reader
from office.regulations.conditions import Condition
from office.regulations.findings import Finding, reserved

GRADES = "evaluation.view_evaluation"
# The right to the facts, held where the person works. How many titles somebody is planned for tells of lists that
# others keep, and of proposals: it is for who weighs these.
RESTRICTED = {
    Condition.STANDARDS: "cadre.view_qualification",
    Condition.TITLES_OF_PERSON: "planning.weigh_reviewline",
    Condition.GRADES: GRADES,
    Condition.DISCIPLINE: "cadre.view_discipline",
    Condition.CONFIDENCE: "cadre.view_confidencevote",
    Condition.PARTY: "cadre.view_cadre",
    Condition.POLITICAL: "cadre.view_politicalconclusion",
    Condition.OTHER_LISTS: "cadre.view_higherlisting",
}


class Knowledge:
    """What the reader may know of these people (keys); one query at most, for who reads not all units.

    Without a reader (None) everything is known: what is kept, or told to nobody.
    """

    def __init__(self, reader: Any, people: Collection[int]) -> None:
        self.reader, self.people = reader, people
        self.kept: dict[int | None, frozenset[str]] = {}

    def told(self, cadre: Cadre, findings: Iterable[Finding]) -> list[Finding]:
        """The findings; of those whose facts the reader may not see only that others look at them."""
        if self.reader is None:
            return list(findings)
        kept = self.kept_in(unit_key(cadre))
        return [reserved(each) if self.hides(cadre, each.condition, kept) else each for each in findings]

    def knows(self, cadre: Cadre, condition: str) -> bool:
        return self.reader is None or not self.hides(cadre, condition, self.kept_in(unit_key(cadre)))

    def hides(self, cadre: Cadre, condition: str, kept: frozenset[str]) -> bool:
        """Whether the person's unit, of which so much is `kept`, or who graded them hides the condition."""
        return condition in kept or (condition == Condition.GRADES and cadre.pk in self.graded_unseen)

    def kept_in(self, unit: int | None) -> frozenset[str]:
        """The conditions on people of the unit (key) of which the reader may know nothing; the same for all of them."""
        if unit not in self.kept:
            rights = RESTRICTED.items()
            self.kept[unit] = frozenset(
                condition for condition, right in rights if not self.reader.scope(right).covers(unit)
            )
        return self.kept[unit]

    @cached_property
    def graded_unseen(self) -> frozenset[int]:
        """Of whose grades some are kept from the reader: given elsewhere, or not told to the unit yet."""
        scopes = self.reader.scope(GRADES), self.reader.scope(WEIGHED)
        if all(scope.everything for scope in scopes):
            return frozenset()
        given = Evaluation.objects.filter(cadre__among=self.people).kept_from(self.reader)
        with beyond_the_reader():
            return frozenset(given.order_by().values_list("cadre", flat=True))
