"""Who is planned for some posts, as far as the reader may see, and what is left to look at of each on a day."""

import datetime
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any

from cadre.models.people import Cadre
from cadre.models.standing import Verification
from foundation.core import clock
from office.organisation.models.structure import Post
from planning.covers import Cover, Covers
from planning.grouped import LOOKED_INTO, Candidate
from planning.judging import candidate_findings
from planning.models import PlanningEntry, PlanningTarget

OF_PERSON = ("now__unit", "now__held__post__title", "now__held__post__unit", "ethnic_group", "entered_unit")
OF_TARGET = ("term__congress_document", "post__title", "post__unit")


class WhatIfSources:
    """Of all posts (keys) together, so that their number asks for no further query.

    Of lists marked secret nobody is told: the page is made to be printed.
    """

    def __init__(self, user: Any, day: datetime.date, posts: Collection[int]) -> None:
        self.user, self.day, self.posts = user, day, posts

    @cached_property
    def targets(self) -> dict[int, list[PlanningTarget]]:
        """{post: its lists whose term has not ended by the day}, that of the term in force first."""
        rows = PlanningTarget.objects.for_user(self.user).select_related(*OF_TARGET)
        found: dict[int, list[PlanningTarget]] = {}
        for target in sorted(
            rows.filter(post__in=self.posts, term__ends_on__gt=self.day), key=self.nearest_first
        ):
            found.setdefault(target.post_id, []).append(target)
        return found

    def nearest_first(self, target: PlanningTarget) -> tuple[bool, datetime.date, int]:
        return target.term.begins_on > self.day, target.term.begins_on, target.pk

    def open_targets(self, post: int) -> list[PlanningTarget]:
        return [target for target in self.targets.get(post, ()) if not target.secret]

    def is_secret(self, post: int) -> bool:
        """Whether a list was made for the post, and only such as nobody is named from."""
        return post in self.targets and not self.open_targets(post)

    @cached_property
    def entries(self) -> dict[tuple[int, int], list[PlanningEntry]]:
        """{(post, person): their entries}, people in the official order; that of the term in force first."""
        rows = PlanningEntry.objects.listed_for(self.user).planned_on(clock.today())
        rows = rows.filter(target__post__in=self.posts, target__secret=False)
        related = (*(f"cadre__{each}" for each in OF_PERSON), *(f"target__{each}" for each in OF_TARGET))
        rows = rows.filter(target__term__ends_on__gt=self.day).select_related(*related)
        found: dict[tuple[int, int], list[PlanningEntry]] = {}
        for entry in sorted(rows, key=lambda each: (each.cadre.now.official_key, each.cadre_id)):
            found.setdefault((entry.target.post_id, entry.cadre_id), []).append(entry)
        for of_one in found.values():
            of_one.sort(key=lambda each: self.nearest_first(each.target))
        return found

    @property
    def post_of(self) -> dict[int, Post]:
        """The posts for which somebody is planned."""
        return {post: of_one[0].target.post for (post, _), of_one in self.entries.items()}

    @cached_property
    def covers(self) -> Covers:
        people: dict[int, set[int]] = {}
        for post, cadre in self.entries:
            people.setdefault(post, set()).add(cadre)
        return Covers(people, set(self.targets))

    def cover(self, post: int, leaver: int) -> Cover:
        return self.covers.cover(post, leaver)

    def terms(self, post: int, cadre: int) -> str:
        """The terms that the person is planned for; empty where they are not, as far as the reader may see."""
        return ", ".join(each.target.term.name for each in self.entries.get((post, cadre), ()))

    def judged(self, others: Sequence[tuple[Cadre, int]] = ()) -> dict[tuple[int, int], Candidate]:
        """{(post, person): what is found}, of all who are planned, and of `others` by the first list of their post."""
        asked = [
            (of_one[0].cadre, of_one[0].target, of_one[0], of_one[0].masked)
            for of_one in self.entries.values()
        ]
        for cadre, post in others:
            if (post, cadre.pk) not in self.entries and (targets := self.open_targets(post)):
                asked.append((cadre, targets[0], None, False))
        told = [each for each in asked if not each[3]]
        entries = [as_candidate(cadre, target, entry) for cadre, target, entry, _ in told]
        findings = iter(candidate_findings(entries, self.day, self.user))
        looked_into = self.looked_into({cadre.pk for cadre, *_ in told})
        return {
            (target.post_id, cadre.pk): Candidate(cadre, True, masked=True)
            if masked
            else Candidate(cadre, True, False, next(findings), (LOOKED_INTO,) * (cadre.pk in looked_into))
            for cadre, target, _, masked in asked
        }

    def looked_into(self, people: Collection[int]) -> set[int]:
        rows = Verification.objects.for_user(self.user).on(clock.today()).filter(cadre__among=people)
        return set(rows.order_by().values_list("cadre", flat=True))


def as_candidate(cadre: Cadre, target: PlanningTarget, entry: PlanningEntry | None) -> PlanningEntry:
    """As an entry that nobody decided yet, so that it is judged as things are known on the day."""
    kept = {}
    if entry:
        kept = {"reelected": entry.reelected, "special_basis": entry.special_basis}
        kept["special_reason"] = entry.special_reason
    return PlanningEntry(cadre=cadre, target=target, **kept)
