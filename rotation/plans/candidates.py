"""Who may be moved to a place of a plan: those who are planned, as the reader may see, judged together."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, Q, QuerySet, TextChoices

from cadre.models.conflicts import conflicted_cadres
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadreNow
from office.organisation.models.ranks import TitleRank
from office.organisation.models.structure import Unit
from office.regulations.findings import Finding
from office.regulations.models import RuleSet
from planning.grouped import LOOKED_INTO, Candidate, PeopleInGroups, looked_into
from planning.knowable import Knowledge
from planning.models import PlanningEntry
from planning.posts import PersonPosts
from rotation.checks import TIME_LEFT
from rotation.choices import NOT_BEGUN, RotationState
from rotation.models import Rotation, RotationSlot
from rotation.plans.candidate_checks import GRADED, SlotRules, candidate_checks
from rotation.plans.move_facts import MoveFacts

MOST = 1_000
HOLDS_IT = "đang giữ chức vụ này"
AWAY, MEANT = "đang {kind} tại {post} từ {day}", "đang có trường hợp {kind} chưa bắt đầu: {post}"
MOVED = "{post} ({since} – {until})"
ENTRY = ("target__post__title", "target__post__unit", "target__term")


class PlannedFor(TextChoices):
    """For what somebody is planned; or one list, by its term and title."""

    POST = "post", "Quy hoạch chức vụ này"
    HIGHER = "higher", "Quy hoạch chức vụ này, tương đương hoặc cao hơn"


@dataclass(frozen=True)
class SlotCriteria:
    """Whom the reader looks for; `of_list` is (term, title) of one planning list, `keys` are people chosen."""

    planned: str = PlannedFor.POST
    of_list: tuple[int, int] | None = None
    unit: int | None = None
    source: str = ""
    left: int | None = None
    keys: tuple[int, ...] = ()


@dataclass(frozen=True)
class SlotCandidate(Candidate):
    """Somebody with the planning entries that were asked for, the post held, and where they were moved before."""

    entries: tuple[PlanningEntry, ...] = ()
    held: PostHeld | None = None
    moved: tuple[str, ...] = ()

    def named(self, text: str) -> Finding | None:
        return next((found for found in self.findings if found.text == text), None)

    @property
    def time_left(self) -> Finding | None:
        return self.named(TIME_LEFT)

    @property
    def grades(self) -> Finding | None:
        return self.named(GRADED)

    @property
    def settled(self) -> list[Finding]:
        """What was looked at and asks nothing of whoever chooses."""
        return [found for found in self.findings if found not in self.open_findings]


class SourceOfSlot(PeopleInGroups):
    """Those who may be moved to the post of a place; a fixed number of queries for any number of people."""

    most = MOST

    def __init__(self, user: Any, slot: RotationSlot, day: datetime.date, asked: SlotCriteria) -> None:
        self.user, self.slot, self.day, self.asked, self.left = user, slot, day, asked, asked.left

    @property
    def begins(self) -> datetime.date:
        """From when the move counts: as planned, not before the day."""
        planned = self.slot.planned_from
        return max(planned.first_day, self.day) if planned else self.day

    @cached_property
    def rank(self) -> TitleRank | None:
        return TitleRank.objects.on(self.day).filter(title=self.slot.post.title_id).first()

    def planned_for(self) -> Q:
        """The condition on the target of an entry."""
        if self.asked.of_list:
            term, title = self.asked.of_list
            return Q(target__term=term, target__post__title=title)
        same = Q(target__post=self.slot.post_id)
        if self.asked.planned == PlannedFor.HIGHER and self.rank:
            ranks = TitleRank.objects.on(self.day).values_list("title", "group", "tier")
            high = [title for title, *place in ranks if tuple(place) <= self.rank.place]
            same |= Q(target__post__title__in=high)
        return same

    @cached_property
    def planned(self) -> QuerySet[PlanningEntry]:
        rows = PlanningEntry.objects.listed_for(self.user).planned_on(self.day).filter(self.planned_for())
        return rows.filter(source=self.asked.source) if self.asked.source else rows

    def entries_of(self, keys: Collection[int]) -> dict[int, list[PlanningEntry]]:
        """{person: entries} of these people (keys), that for the very post first."""
        rows = self.planned.filter(cadre__among=keys)
        found: dict[int, list[PlanningEntry]] = {}
        for each in rows.select_related(*ENTRY).order_by("target__term__begins_on", "pk"):
            found.setdefault(each.cadre_id, []).append(each)
        for of_person in found.values():
            of_person.sort(key=lambda entry: entry.target.post_id != self.slot.post_id)
        return found

    @cached_property
    def hidden(self) -> frozenset[int]:
        return frozenset(conflicted_cadres(self.user))

    def serving(self) -> QuerySet[Cadre]:
        """Who is planned so and serves, in the official order; not narrowed by unit."""
        people = Cadre.objects.for_user(self.user).filter(now__status=CadreNow.Status.SERVING)
        return people.filter(pk__in=self.planned.order_by().values("cadre")).order_by(
            "now__official_key", "pk"
        )

    def people(self) -> QuerySet[Cadre]:
        people = self.serving()
        if self.asked.keys:
            return people.filter(pk__in=self.asked.keys)
        if self.asked.unit:
            people = people.filter(now__unit__among=Unit.objects.keys_under([self.asked.unit]))
        return people

    @cached_property
    def size(self) -> int:
        return self.people().count()

    @property
    def too_many(self) -> bool:
        return self.size > self.most

    @cached_property
    def everybody(self) -> list[SlotCandidate]:
        if self.too_many:
            return []
        people = list(self.people().annotate(works_at=F("now__unit")))
        keys = {cadre.pk for cadre in people if cadre.pk not in self.hidden}
        self.load(keys)
        self.entries = self.entries_of({cadre.pk for cadre in people})
        knowledge = Knowledge(self.user, keys)
        return [self.candidate(cadre, knowledge) for cadre in people]

    def load(self, keys: Collection[int]) -> None:
        """What is known of the people, of all at once."""
        self.facts, self.moves = MoveFacts(self.day, keys, [self.slot.post]), self.moves_of(keys)
        self.looked = set(looked_into(self.user, keys, self.day))

    @cached_property
    def rules(self) -> SlotRules:
        subject, title = RuleSet.Subject, self.slot.post.title
        asked = (subject.ROTATION, subject.APPOINTMENT, subject.PLANNING)
        sets = RuleSet.objects.in_force_of(asked, self.day, self.slot.post.unit)
        return SlotRules(*(sets[each] for each in asked), title.level, title.kind)

    def moves_of(self, keys: Collection[int]) -> dict[int, list[Rotation]]:
        """Rotations and secondments as far as the reader may know of them; a transfer is for good."""
        rows = Rotation.objects.for_user(self.user).filter(cadre__in=keys)
        rows = rows.exclude(state=RotationState.DROPPED).exclude(kind=Rotation.Kind.TRANSFER)
        found: dict[int, list[Rotation]] = {}
        for each in rows.select_related("to_post__title", "to_post__unit"):
            found.setdefault(each.cadre_id, []).append(each)
        return found

    def candidate(self, cadre: Cadre, knowledge: Knowledge) -> SlotCandidate:
        entries = tuple(self.entries[cadre.pk])
        place = self.slot.post.unit_id
        at_home = bool(self.facts.areas[place]) and cadre.works_at == place
        if cadre.pk in self.hidden:
            return SlotCandidate(cadre, at_home, masked=True)
        posts = self.facts.posts[cadre.pk]
        facts = self.facts.of(cadre, self.slot.post, self.begins)
        found = knowledge.told(cadre, candidate_checks(facts, self.rules))
        notes, moved = tuple(self.notes(cadre.pk, posts)), tuple(self.moved(cadre.pk))
        return SlotCandidate(cadre, at_home, False, found, notes, 0, entries, posts.main, moved)

    def notes(self, cadre: int, posts: PersonPosts) -> Iterator[str]:
        """Facts to look at that are no finding."""
        if self.slot.post_id in posts.held:
            yield HOLDS_IT
        for move in self.moves.get(cadre, ()):
            kind = move.get_kind_display().lower()
            if move.state in NOT_BEGUN:
                yield MEANT.format(kind=kind, post=move.to_post)
            elif move.begun_by(self.day) and not move.ended_by(self.day):
                yield AWAY.format(kind=kind, post=move.to_post, day=move.valid_from)
        if cadre in self.looked:
            yield LOOKED_INTO

    def moved(self, cadre: int) -> Iterator[str]:
        """Where the person was moved before, and came back."""
        for move in self.moves.get(cadre, ()):
            if move.valid_from and move.ended_by(self.day):
                yield MOVED.format(post=move.to_post, since=move.valid_from, until=move.valid_to)

    def units(self) -> QuerySet:
        """Where those who are planned so serve, by which they are narrowed; with the unit asked for."""
        at = self.serving().order_by().values("now__unit")
        return Unit.objects.for_user(self.user).filter(Q(pk__in=at) | Q(pk=self.asked.unit or 0))
