"""What is known of who is proposed for a post, as far as the reader may know it: plain facts for the checks."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cadre.models.discipline import Discipline
from cadre.models.facts import PostHeld
from cadre.models.standing import Verification
from cadre.moving import as_before, tenures_of
from cadre.retirement import Retirement, Retirements
from cadre.tenures import ended_by
from office.organisation.models.ranks import TitleRank
from office.organisation.models.structure import PostTitle
from planning.models import PlanningEntry
from planning.title_ranks import on_day
from rotation.models import Appointment, AppointmentStep

# Group and tier of a title: the smaller is higher. None where nobody entered one.
Place = tuple[int, int] | None


@dataclass(frozen=True)
class PlannedPost:
    """A post that the person is planned for by an entry (key), and how its title ranks."""

    post: int
    words: str
    place: Place = None
    entry: int = 0


@dataclass(frozen=True)
class AppointmentFacts:
    """`tenures` are all of the person; what the reader may not read is None."""

    day: datetime.date
    form: str
    post: int
    place: Place = None
    tenures: Sequence[PostHeld] = ()
    held_place: Place = None
    retirement: Retirement = field(default_factory=Retirement)
    ages_confirmed: bool = True
    planned: Sequence[PlannedPost] = ()
    disciplines: Sequence[Discipline] | None = ()
    looked_into: bool = False

    @property
    def main(self) -> PostHeld | None:
        """The main post of the day; of one that begins later nothing is known yet."""
        return next((each for each in self.tenures if each.main and held_on(each, self.day)), None)

    @property
    def same(self) -> PostHeld | None:
        """The tenure of the very post on the day."""
        return next(
            (each for each in self.tenures if each.post_id == self.post and held_on(each, self.day)), None
        )

    @property
    def is_higher(self) -> bool | None:
        """Whether the post is higher than the present main one; None where a rank is not known."""
        if self.same:
            return False
        if self.main is None:
            return True
        if self.place is None or self.held_place is None:
            return None
        return self.place < self.held_place


def held_on(held: PostHeld, day: datetime.date) -> bool:
    begun = held.valid_from is None or held.valid_from.first_day <= day
    return begun and not ended_by(held, day)


def facts_of(
    row: Appointment, user: Any, day: datetime.date, *, before: AppointmentStep | None = None
) -> AppointmentFacts:
    """A fixed number of queries; what is kept from the reader is not asked for. The posts are those of now, or as they
    stood `before` a step.
    """
    tenures = tenures_of([row.cadre_id]).get(row.cadre_id, [])
    tenures = as_before(before, tenures) if before else tenures
    entries = planned_entries(row, user, day)
    main = next((each for each in tenures if each.main and held_on(each, day)), None)
    posts = [row.post, *(entry.target.post for entry in entries), *([main.post] if main else [])]
    places = places_of({post.title for post in posts}, day)
    retirements = Retirements(day)
    looked_into = Verification.objects.for_user(user).on(day).filter(cadre=row.cadre_id)
    return AppointmentFacts(
        day=day,
        form=row.form,
        post=row.post_id,
        place=places.get(row.post.title_id),
        tenures=tenures,
        held_place=places.get(main.post.title_id) if main else None,
        retirement=retirements.of(row.cadre),
        ages_confirmed=retirements.confirmed,
        planned=[planned(entry, places) for entry in entries],
        disciplines=disciplines_of(row, user),
        looked_into=looked_into.exists(),
    )


def planned_entries(row: Appointment, user: Any, day: datetime.date) -> list[PlanningEntry]:
    """The lists on which the person stands approved on the day, of those that the reader may read."""
    entries = PlanningEntry.objects.for_user(user).planned_on(day).filter(cadre=row.cadre_id)
    return list(entries.select_related("target__post__title", "target__post__unit", "target__term"))


def planned(entry: PlanningEntry, places: dict[int, Place]) -> PlannedPost:
    target = entry.target
    place = places.get(target.post.title_id)
    return PlannedPost(target.post_id, f"{target.post}, {target.term}", place, entry.pk)


def places_of(titles: set[PostTitle], day: datetime.date) -> dict[int, Place]:
    """{title: its place on the day}; one query."""
    ranks: dict[int, list[TitleRank]] = {}
    for rank in TitleRank.objects.filter(title__in=titles).order_by():
        ranks.setdefault(rank.title_id, []).append(rank)
    found = {title: on_day(each, day) for title, each in ranks.items()}
    return {title: rank.place for title, rank in found.items() if rank}


def disciplines_of(row: Appointment, user: Any) -> list[Discipline] | None:
    """None for who may not read what the discipline of the person is."""
    if not user.scope("cadre.view_discipline").covers(row.scope_unit_id):
        return None
    return list(Discipline.objects.for_user(user).filter(cadre=row.cadre_id))
