"""Who could be put forward for a title (nguồn nhân sự): everybody who serves where names may come from, judged at once.

What is left to look at is stated and counted; nobody is scored, and inside a group the official order stands.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.db.models import F, Q, TextChoices

from cadre.models.conflicts import conflicted_cadres
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadreNow, EthnicGroup
from cadre.models.standing import Verification
from foundation.lists.tables import Section
from office.organisation.models.structure import Unit
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
from planning.choices import Source
from planning.judging import candidate_findings
from planning.measures import StructureGroup
from planning.models import PlanningEntry, PlanningTarget, ReviewLine, ReviewList
from planning.structure import Structure

# So many people are judged in one answer; of more it is said how many they are, and they are narrowed first.
MOST = 5_000
LOOKED_AT = frozenset(each.word for each in (FAILED, NOT_YET, LACKING_DATA, SPECIAL_CASE, TO_CONSIDER))
SAME_FOR_MANY = {
    NOT_CHECKED: "điều kiện chưa kiểm tra",
    RULE_UNCONFIRMED: "điều kiện có quy định chưa xác nhận",
    FOR_OTHERS: "điều kiện do cán bộ được phân công xem xét",
}
HOLDS_IT = "đang giữ chức danh này"
LOOKED_INTO = "đang xem xét, xác minh"
NOTHING_LEFT, LEFT = "Không có nội dung phải xem xét", "Còn {count} nội dung phải xem xét"
OTHERS_HANDLE = "Do đồng chí khác xử lý"
# What of a person is judged, or asked by the structure; all of them is read only of who is shown.
JUDGED_BY = (
    *("full_name", "sex", "birth", "ethnic_group", "scope_unit", "party_joined_on", "party_official_on"),
    *("retirement_month", "retirement_reason", "retirement_paper_no", "retirement_paper_on"),
)
# Units, posts and groups are shared by many: one instance each.
SHARED = ("now__unit", "now__held__post__title", "ethnic_group")


class Want(TextChoices):
    """Whom the structure of a list may lack; the age bands are asked by their place."""

    WOMEN = StructureGroup.WOMEN.value, "Nữ"
    YOUNG = StructureGroup.YOUNG.value, "Trẻ"
    MINORITIES = StructureGroup.MINORITIES.value, "Dân tộc thiểu số"
    FIRST_BAND = "band-0", "Độ tuổi trẻ nhất"
    SECOND_BAND = "band-1", "Độ tuổi giữa"
    THIRD_BAND = "band-2", "Độ tuổi cao nhất"


@dataclass(frozen=True)
class SourceCriteria:
    """Where names may come from and whom of them the reader looks for; `keys` are people chosen one by one."""

    place: str = Source.INTERNAL
    unit: int | None = None
    leaders: bool = False
    want: str = ""
    left: int | None = None
    action: str = "view"
    keys: tuple[int, ...] = ()


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


class SourceOfTitle:
    """The source of one title of a unit, as far as the reader may see it; a fixed number of queries for any number."""

    most = MOST

    def __init__(
        self,
        user: Any,
        target: PlanningTarget,
        day: datetime.date,
        asked: SourceCriteria,
        structure: Structure,
    ) -> None:
        self.user, self.target, self.day, self.asked = user, target, day, asked
        self.structure = structure

    @cached_property
    def hidden(self) -> frozenset[int]:
        return frozenset(conflicted_cadres(self.user))

    @cached_property
    def home(self) -> frozenset[int]:
        """The unit of the title and those below it."""
        return frozenset(Unit.objects.keys_under([self.target.post.unit_id]))

    def people(self) -> Any:
        """Who serves in the source, narrowed by what SQL can ask, in the official order."""
        asked = self.asked
        people = Cadre.objects.for_user(self.user, asked.action).filter(now__status=CadreNow.Status.SERVING)
        at_home = Q(now__unit__among=self.home)
        if asked.keys:
            people = people.filter(pk__in=asked.keys)
        else:
            people = people.filter(at_home if asked.place == Source.INTERNAL else ~at_home)
        if asked.unit:
            people = people.filter(now__unit__among=Unit.objects.keys_under([asked.unit]))
        if asked.leaders:
            people = people.filter(now__held__post__title__is_leader=True)
        if asked.want == Want.WOMEN:
            people = people.filter(sex=Cadre.Sex.FEMALE)
        if asked.want == Want.MINORITIES:
            people = people.filter(ethnic_group__isnull=False).exclude(
                ethnic_group__code=EthnicGroup.MAJORITY
            )
        people = people.exclude(Q(pk__in=self.named()) & ~Q(pk__in=self.hidden))
        return people.order_by("now__official_key", "pk")

    def named(self) -> Any:
        """Who stands on the list, or is to be added to it: those of whom the reader knows it."""
        entries = PlanningEntry.objects.for_user(self.user).on_list(self.day).filter(target=self.target)
        under_review = ReviewList.objects.under_review().filter(target=self.target)
        lines = ReviewLine.objects.for_user(self.user).filter(review_list__in=under_review)
        return entries.order_by().values("cadre").union(lines.order_by().values("cadre"))

    @cached_property
    def size(self) -> int:
        """How many they are before age and what is left to look at narrow them."""
        return self.people().count()

    @property
    def too_many(self) -> bool:
        return self.size > self.most

    @cached_property
    def everybody(self) -> list[Candidate]:
        """All of them, judged; nobody where they are too many."""
        if self.too_many:
            return []
        people = self.people().only(*JUDGED_BY).annotate(works_at=F("now__unit"))
        if self.asked.want == Want.MINORITIES:
            people = people.prefetch_related("ethnic_group")
        people = self.wanted(list(people))
        judged = [cadre for cadre in people if cadre.pk not in self.hidden]
        entries = [PlanningEntry(cadre=cadre, target=self.target) for cadre in judged]
        findings = dict(
            zip(
                (cadre.pk for cadre in judged),
                candidate_findings(entries, self.day, self.user),
                strict=True,
            )
        )
        notes = self.notes({cadre.pk for cadre in judged})
        return [
            Candidate(
                cadre,
                cadre.works_at in self.home,
                cadre.pk in self.hidden,
                findings.get(cadre.pk, []),
                tuple(notes.get(cadre.pk, ())),
            )
            for cadre in people
        ]

    def wanted(self, people: Sequence[Cadre]) -> Sequence[Cadre]:
        """Those for whom the structure is asked; nobody masked among them, as on a list."""
        want, whole = self.asked.want, self.structure
        if not want:
            return people
        pool = Structure(people, whole.rules, whole.place, None, whole.reckoned)
        place = want.removeprefix("band-")
        bands = pool.band_members()
        in_band = bands[int(place)][1] if bands and place != want else []
        chosen = pool.members(want) if place == want else in_band
        kept = {cadre.pk for cadre in chosen} - self.hidden
        return [cadre for cadre in people if cadre.pk in kept]

    def notes(self, keys: set[int]) -> dict[int, list[str]]:
        """{person: facts to look at beside the findings}: who holds the very title, who is looked into."""
        found: dict[int, list[str]] = {}
        holders = PostHeld.objects.on(self.day).filter(post=self.target.post_id, cadre__among=keys)
        for cadre in holders.order_by().values_list("cadre", flat=True):
            found.setdefault(cadre, []).append(HOLDS_IT)
        looked_into = Verification.objects.for_user(self.user).on(self.day).filter(cadre__among=keys)
        for cadre in looked_into.order_by().values_list("cadre", flat=True).distinct():
            found.setdefault(cadre, []).append(LOOKED_INTO)
        return found

    @cached_property
    def groups(self) -> list[tuple[int, str, int]]:
        """[(how much is left, words, people)] of those judged, the least first."""
        counts = Counter(each.left for each in self.everybody if not each.masked)
        return [(left, group_words(left), counts[left]) for left in sorted(counts)]

    @cached_property
    def shown(self) -> list[Candidate]:
        """Those of the group asked for, or all, group by group; the masked come last."""
        left = self.asked.left
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
