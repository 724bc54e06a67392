"""The moves of a plan that nobody keeps, each with the posts that it empties and who is planned for them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from cadre.models.conflicts import conflicted_cadres
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.moving import tenures_of, why_not_moved
from foundation.core.scope.rows import OTHERS_ACT
from office.organisation.models.structure import Post
from office.regulations.findings import FOR_OTHERS, NOT_CHECKED, RULE_UNCONFIRMED, named
from planning.grouped import OTHERS_HANDLE, Candidate, group_order, group_words
from rotation.chain.holders import WhatIfHolder, holders_on
from rotation.chain.leaving import WhatIfLeaves, is_seat, leaves
from rotation.chain.move_checks import with_move_checks
from rotation.chain.sources import OF_PERSON, WhatIfSources
from rotation.chain.what_if import WhatIf, WhatIfMove
from rotation.querysets import DRAFT_RIGHT

ELSEWHERE = "Đơn vị ngoài phạm vi được phân công."
SECRET = "Danh sách có độ mật: không đưa vào phương án."
TAKEN = "Đã chọn nhận {post}."
NOT_OFFERED = "Đồng chí hoặc chức vụ này không còn trong phương án; xem lại bảng dưới đây rồi chọn."
FILLED = "Chức vụ này đã chọn đồng chí {who}; bỏ chọn trước khi chọn đồng chí khác."


@dataclass(frozen=True)
class WhatIfPerson:
    """Somebody planned for a post that empties, with what they would leave, and why they cannot be chosen.

    What is left is None where the reader may not see the record.
    """

    candidate: Candidate
    terms: str
    leaves: WhatIfLeaves | None = None
    why_not: str = ""

    @property
    def cadre(self) -> Cadre:
        return self.candidate.cadre


@dataclass
class WhatIfPlace:
    """A post that somebody leaves: who takes it, or who is planned for it in groups, or why nobody is offered."""

    leaver: Cadre
    post: Post
    others: int = 0
    taken_by: Cadre | None = None
    closed: str = ""
    groups: list[tuple[str, list[WhatIfPerson]]] = field(default_factory=list)

    @property
    def key(self) -> tuple[int, int]:
        return self.leaver.pk, self.post.pk

    @property
    def people(self) -> list[WhatIfPerson]:
        return [each for _, people in self.groups for each in people]

    @property
    def unfolded(self) -> bool:
        """Membership of a body is looked at last: many are planned for it, and choosing one empties nothing."""
        return not self.taken_by and not is_seat(self.post)


@dataclass
class WhatIfStep:
    """One move: somebody comes to a post, and leaves others."""

    number: int
    cadre: Cadre
    post: Post
    after: int
    leaves: WhatIfLeaves
    terms: str = ""
    listed: bool = False
    secret: bool = False
    candidate: Candidate | None = None
    holders: list[WhatIfHolder] = field(default_factory=list)
    places: list[WhatIfPlace] = field(default_factory=list)

    @property
    def unknown(self) -> str:
        """What could not be looked at, by name: no rule that stands, or nobody who may."""
        findings = self.candidate.findings if self.candidate else ()
        return named(findings, RULE_UNCONFIRMED, NOT_CHECKED, FOR_OTHERS)


class WhatIfChain:
    """The whole plan as the reader may see it today; a fixed number of queries, however many moves there are."""

    def __init__(self, user: Any, asked: WhatIf) -> None:
        self.user, self.asked, self.day = user, asked, asked.on
        self.scope = user.scope(DRAFT_RIGHT)
        self.hidden = frozenset(conflicted_cadres(user))
        keys = {move.cadre for move in asked.moves}
        people = Cadre.objects.for_user(user).filter(self.scope.condition("scope_unit"))
        self.people = people.exclude(pk__in=self.hidden).select_related(*OF_PERSON).in_bulk(keys)
        posts = Post.objects.for_user(user).filter(self.scope.condition("unit"))
        self.posts = posts.select_related("title", "unit").in_bulk({move.post for move in asked.moves})
        self.tenures = tenures_of(self.people)
        self.left = {}
        self.standing = WhatIf(self.day, tuple(self.moves_that_stand()))

    def moves_that_stand(self) -> Iterator[WhatIfMove]:
        """Those that what is on record still bears out."""
        for move in self.asked.moves:
            cadre, post = self.people.get(move.cadre), self.posts.get(move.post)
            empties = {held.post_id for held in self.left[move.after].ends} if move.after in self.left else ()
            if cadre and post and cadre.pk not in self.left and (move.post in empties or not self.left):
                self.left[cadre.pk] = leaves(self.tenures.get(cadre.pk, ()), post, self.day, move.ends)
                yield move

    @property
    def dropped(self) -> bool:
        """Whether something that was chosen before does not stand any more."""
        return len(self.standing.moves) < len(self.asked.moves)

    @cached_property
    def emptied(self) -> dict[tuple[int, int], PostHeld]:
        """{(who leaves it, post): the tenure}."""
        return {(cadre, held.post_id): held for cadre, left in self.left.items() for held in left.ends}

    @cached_property
    def sources(self) -> WhatIfSources:
        posts = {post.pk for post in self.posts.values()}
        posts |= {held.post_id for held in self.emptied.values() if self.scope.covers(held.post.unit_id)}
        return WhatIfSources(self.user, self.day, posts)

    @cached_property
    def judged(self) -> dict[tuple[int, int], Candidate]:
        """Of who moves first and of all who are planned: what the list of the post asks, and what a move does."""
        first = self.standing.moves[0]
        mover, posts = self.people[first.cadre], {first.post: self.posts[first.post]}
        found = self.sources.judged([(mover, first.post)])
        found.setdefault((first.post, first.cadre), Candidate(mover, at_home=True))
        return with_move_checks(found, posts | self.sources.post_of, self.user, self.day)

    @cached_property
    def planned_tenures(self) -> dict[int, list[PostHeld]]:
        """The tenures of who is planned, as far as the reader may see their records."""
        people = {cadre for _, cadre in self.judged} - self.hidden
        seen = Cadre.objects.for_user(self.user).filter(self.scope.condition("scope_unit"), pk__in=people)
        keys = set(seen.order_by().values_list("pk", flat=True))
        return dict.fromkeys(keys, []) | tenures_of(keys)

    @cached_property
    def holders(self) -> dict[int, list[WhatIfHolder]]:
        posts = {*self.posts, *(post for _, post in self.emptied)}
        return holders_on(posts, self.user, self.day)

    @cached_property
    def steps(self) -> list[WhatIfStep]:
        """Each move, and before the next one all that follow from it."""
        return [self.step(number, move) for number, move in enumerate(self.standing.in_order(), 1)]

    def step(self, number: int, move: WhatIfMove) -> WhatIfStep:
        post, left = self.posts[move.post], self.left[move.cadre]
        return WhatIfStep(
            number,
            self.people[move.cadre],
            post,
            move.after,
            left,
            terms=self.sources.terms(post.pk, move.cadre),
            listed=bool(self.sources.open_targets(post.pk)),
            secret=self.sources.is_secret(post.pk),
            candidate=self.judged.get((post.pk, move.cadre)),
            holders=self.staying(post.pk),
            places=[self.place(self.people[move.cadre], held.post) for held in left.ends],
        )

    def staying(self, post: int) -> list[WhatIfHolder]:
        """Who holds the post and does not leave it in this plan."""
        held = self.holders.get(post, ())
        return [each for each in held if (each.held.cadre_id, post) not in self.emptied]

    def place(self, leaver: Cadre, post: Post) -> WhatIfPlace:
        found = WhatIfPlace(leaver, post, others=len(self.staying(post.pk)))
        found.taken_by = self.taker(found)
        if not self.scope.covers(post.unit_id):
            found.closed = ELSEWHERE
        elif self.sources.is_secret(post.pk):
            found.closed = SECRET
        elif not (people := list(self.planned(found))):
            found.closed = f"{self.sources.cover(post.pk, leaver.pk).label}."
        else:
            found.groups = in_groups(people)
        return found

    def taker(self, place: WhatIfPlace) -> Cadre | None:
        """Who was chosen for the place, or comes to the post anyhow where only one may hold it or it is the one asked
        about.
        """
        first = self.standing.moves[0]
        for move in self.standing.moves:
            same = move.post == place.post.pk
            if same and (move.after == place.leaver.pk or place.post.title.is_for_one or move == first):
                return self.people[move.cadre]
        return None

    def planned(self, place: WhatIfPlace) -> Iterator[WhatIfPerson]:
        for (post, cadre), candidate in self.judged.items():
            terms = self.sources.terms(post, cadre)
            if post == place.post.pk and cadre != place.leaver.pk and terms:
                tenures = self.planned_tenures.get(cadre)
                left = None if tenures is None else leaves(tenures, place.post, self.day)
                yield WhatIfPerson(candidate, terms, left, self.why_not(candidate, place.post, left))

    def why_not(self, candidate: Candidate, post: Post, left: WhatIfLeaves | None) -> str:
        """Why the person is not chosen for the post; empty where they can be."""
        cadre = candidate.cadre.pk
        if candidate.masked:
            return OTHERS_ACT
        if left is None:
            return ELSEWHERE
        if moving := next((move for move in self.standing.moves if move.cadre == cadre), None):
            return TAKEN.format(post=self.posts[moving.post])
        ending = [held.pk for held in left.ends]
        tenures, main = self.planned_tenures[cadre], not is_seat(post)
        return why_not_moved(tenures, post, main, {"on": self.day, "looked_at": True}, ending) or ""

    def choosing(self, leaver: int, post: int, cadre: int) -> tuple[WhatIf, str]:
        """The plan with somebody for a post that empties, or as it is and why not."""
        places = (place for step in self.steps for place in step.places)
        place = next((each for each in places if each.key == (leaver, post)), None)
        person = place and next((each for each in place.people if each.cadre.pk == cadre), None)
        if person is None:
            return self.standing, NOT_OFFERED
        if place.taken_by:
            return self.standing, FILLED.format(who=place.taken_by)
        if person.why_not:
            return self.standing, person.why_not
        return self.standing.choosing(WhatIfMove(cadre, post, leaver)), ""


def in_groups(people: list[WhatIfPerson]) -> list[tuple[str, list[WhatIfPerson]]]:
    """By what is left to look at, the masked last; the official order stays inside."""
    ordered = sorted(people, key=lambda each: group_order(each.candidate))
    found = []
    for (masked, left), members in groupby(ordered, key=lambda each: group_order(each.candidate)):
        rows = list(members)
        found.append((f"{OTHERS_HANDLE if masked else group_words(left)} ({len(rows):02d} đồng chí)", rows))
    return found
