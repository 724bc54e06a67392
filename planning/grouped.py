"""People judged together, in groups by what is left to look at: nobody is scored, inside a group the official order
stands.
"""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from cadre.models.people import Cadre
from cadre.models.standing import Verification
from foundation.lists.tables import Section
from office.regulations.conditions import Condition, lower_first
from office.regulations.findings import (
    FAILED,
    FOR_OTHERS,
    LACKING_DATA,
    NOT_CHECKED,
    NOT_YET,
    RULE_UNCONFIRMED,
    SPECIAL_CASE,
    TO_CONSIDER,
    Finding,
    Verdict,
)

LOOKED_AT = frozenset(each.word for each in (FAILED, NOT_YET, LACKING_DATA, SPECIAL_CASE, TO_CONSIDER))
SAME_FOR_MANY = {
    NOT_CHECKED: "điều kiện chưa kiểm tra",
    RULE_UNCONFIRMED: "điều kiện có quy định chưa xác nhận",
    FOR_OTHERS: "điều kiện do cán bộ được phân công xem xét",
}
LOOKED_INTO = "đang xem xét, xác minh"
NOTHING_LEFT, LEFT = "Không có nội dung phải xem xét", "Còn {count} nội dung phải xem xét"
OTHERS_HANDLE = "Do đồng chí khác xử lý"
# Units, posts and groups are shared by many: one instance each.
SHARED = ("now__unit", "now__held__post__title", "ethnic_group")


@dataclass(frozen=True)
class Candidate:
    """Somebody as the page shows them; of a masked one (the reader's own, or a relative) nothing was judged.

    `notes` are facts to look at that are no finding.
    """

    cadre: Cadre
    at_home: bool
    masked: bool = False
    findings: list[Finding] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    ordinal: int = 0

    @cached_property
    def open_findings(self) -> list[Finding]:
        return [found for found in self.findings if found.verdict.word in LOOKED_AT]

    @cached_property
    def left(self) -> int:
        """How much there is to look at."""
        return len(self.open_findings) + len(self.notes)

    def of(self, condition: str) -> Finding | None:
        return next((found for found in self.findings if found.condition == condition), None)

    @property
    def time_left(self) -> Finding | None:
        return self.of(Condition.TIME_LEFT)


class PeopleInGroups:
    """Those of `everybody` that are shown: all, or the group with so much `left` to look at."""

    everybody: list[Candidate]
    left: int | None = None

    @cached_property
    def groups(self) -> list[tuple[int, str, int]]:
        """[(how much is left, words, people)] of those judged, the least first."""
        counts = Counter(each.left for each in self.everybody if not each.masked)
        return [(left, group_words(left), counts[left]) for left in sorted(counts)]

    @cached_property
    def shown(self) -> list[Candidate]:
        """Those of the group asked for, or all, group by group; the masked come last."""
        left = self.left
        rows = [each for each in self.everybody if left is None or (not each.masked and each.left == left)]
        return sorted(rows, key=group_order)

    def drawn(self, start: int = 0, number: int | None = None) -> list[Candidate]:
        """So many of those shown from a place on, numbered, with all that a page or a file says of them."""
        rows = self.shown[start:][:number]
        people = Cadre.objects.select_related("now__held").prefetch_related(*SHARED)
        people = people.in_bulk([each.cadre.pk for each in rows])
        numbered = enumerate(rows, start + 1)
        return [replace(each, cadre=people[each.cadre.pk], ordinal=ordinal) for ordinal, each in numbered]

    def same_for_many(self) -> Iterator[str]:
        """What is open for person after person, and no group counts."""
        texts: dict[Verdict, dict[str, None]] = {verdict: {} for verdict in SAME_FOR_MANY}
        # Most are shared by many people.
        different = {id(found): found for each in self.everybody for found in each.findings}
        for found in different.values():
            if (verdict := found.verdict) in texts:
                texts[verdict][lower_first(found.text)] = None
        for verdict, words in SAME_FOR_MANY.items():
            if texts[verdict]:
                yield f"{len(texts[verdict])} {words}: {', '.join(texts[verdict])}."


def looked_into(user: Any, keys: Collection[int], day: datetime.date) -> list[int]:
    """Who of the people (keys) is being looked into on the day, as far as the reader may know; one query."""
    rows = Verification.objects.for_user(user).on(day).filter(cadre__among=keys)
    return list(rows.order_by().values_list("cadre", flat=True).distinct())


def group_words(left: int) -> str:
    return LEFT.format(count=left) if left else NOTHING_LEFT


def group_order(candidate: Candidate) -> tuple[bool, int]:
    return candidate.masked, candidate.left


def in_sections(
    rows: Iterable[Candidate], counts: dict[int, int], masked: int
) -> Iterator[Candidate | Section]:
    """The rows under the names of their groups, each with how many there are in all."""
    before = None
    for row in rows:
        if group_order(row) != before:
            words = OTHERS_HANDLE if row.masked else group_words(row.left)
            yield Section(f"{words} ({masked if row.masked else counts[row.left]:02d} đồng chí)")
        before = group_order(row)
        yield row
