"""Who could be put forward for a title (nguồn nhân sự): everybody who serves where names may come from, judged at once.

What is left to look at is stated and counted; nobody is scored, and inside a group the official order stands.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, Q, TextChoices

from cadre.models.conflicts import conflicted_cadres
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadreNow, EthnicGroup
from cadre.projected import in_projection
from foundation.lists.counted.totals import Total, count
from office.organisation.models.structure import Unit
from planning.choices import Source
from planning.grouped import LOOKED_INTO, Candidate, PeopleInGroups, looked_into
from planning.judging import candidate_findings
from planning.measures import StructureGroup
from planning.models import PlanningEntry, PlanningTarget, ReviewLine, ReviewList
from planning.structure import Structure

# So many people are judged in one answer; of more it is said how many they are, and they are narrowed first.
MOST = 5_000
HOLDS_IT = "đang giữ chức danh này"
# What of a person is judged, or asked by the structure; all of them is read only of who is shown.
JUDGED_BY = (
    *("full_name", "sex", "birth", "ethnic_group", "scope_unit", "party_joined_on", "party_official_on"),
    *("retirement_month", "retirement_reason", "retirement_paper_no", "retirement_paper_on"),
)


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
    """Where names may come from and whom of them the reader looks for; `keys` are people chosen one by one.

    `exactly` asks for their number in full, however many they are.
    """

    place: str = Source.INTERNAL
    unit: int | None = None
    leaders: bool = False
    want: str = ""
    left: int | None = None
    exactly: bool = False
    action: str = "view"
    keys: tuple[int, ...] = ()


class SourceOfTitle(PeopleInGroups):
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
        self.structure, self.left = structure, asked.left

    @cached_property
    def hidden(self) -> frozenset[int]:
        return frozenset(conflicted_cadres(self.user))

    @cached_property
    def home(self) -> frozenset[int]:
        """The unit of the title and those below it."""
        return frozenset(Unit.objects.keys_under([self.target.post.unit_id]))

    @cached_property
    def elsewhere(self) -> frozenset[int]:
        """All other units."""
        return frozenset(Unit.objects.order_by().values_list("pk", flat=True)) - self.home

    def people(self) -> Any:
        """Who serves in the source, narrowed by what SQL can ask, in the official order."""
        asked = self.asked
        people = Cadre.objects.for_user(self.user, asked.action).filter(now__status=CadreNow.Status.SERVING)
        if asked.keys:
            people = people.filter(pk__in=asked.keys)
        elif asked.place != Source.INTERNAL:
            people = people.filter(now__unit__among=self.elsewhere)
        elif self.elsewhere:
            people = people.filter(now__unit__among=self.home)
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
        # Asked of the projection, from which they are found: else all people are read, and compared with these few.
        people = people.exclude(Q(now__cadre__in=self.named()) & ~Q(now__cadre__in=self.hidden))
        return people.order_by("now__official_key", "pk")

    def named(self) -> Any:
        """Who stands on the list, or is to be added to it: those of whom the reader knows it."""
        entries = PlanningEntry.objects.for_user(self.user).on_list(self.day).filter(target=self.target)
        under_review = ReviewList.objects.under_review().filter(target=self.target)
        lines = ReviewLine.objects.for_user(self.user).filter(review_list__in=under_review)
        return entries.order_by().values("cadre").union(lines.order_by().values("cadre"))

    @cached_property
    def size(self) -> Total:
        """How many they are before age and what is left to look at narrow them."""
        people = self.people()
        now = in_projection(people)
        return count(people if now is None else now, exactly=self.asked.exactly)

    @property
    def too_many(self) -> bool:
        return self.size.number > self.most

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
        for cadre in looked_into(self.user, keys, self.day):
            found.setdefault(cadre, []).append(LOOKED_INTO)
        return found
