"""Who holds posts and seats on a day, and who held them before: as far as the reader may see the people."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from cadre.ages import age_on
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.querysets import CadreQuerySet
from cadre.retirement import Retirement, Retirements
from foundation.core import clock
from foundation.core.figures import Share, decimal
from foundation.core.wall.reading import beyond_the_reader
from office.organisation.models.structure import Post

OUT_OF_SIGHT = "ngoài phạm vi"


@dataclass(frozen=True)
class Holder:
    """One who holds a post on a day, with the age of that day."""

    held: PostHeld
    age: int | None = None
    retirement: Retirement = field(default_factory=Retirement)

    @property
    def cadre(self) -> Cadre:
        return self.held.cadre

    @property
    def birth(self) -> str:
        """The birth with the age on the day in brackets."""
        return "" if self.age is None else f"{self.cadre.birth} ({self.age})"


@dataclass
class HeldPost:
    """A post with those who hold it on the day; `unseen` of them are kept from the reader.

    `left` says that somebody held it before: without a holder it is vacant then, else nobody was ever entered.
    """

    post: Post
    left: bool
    holders: list[Holder] = field(default_factory=list)
    unseen: int = 0

    @property
    def standing(self) -> str:
        """What stands in the place of names; empty where there are names."""
        if self.holders:
            return ""
        return OUT_OF_SIGHT if self.unseen else "khuyết" if self.left else "chưa ghi"


def people_seen(user: Any, day: datetime.date) -> CadreQuerySet:
    """The people whom the user may see: today by their unit, on another day by the unit of that day's post."""
    return Cadre.objects.for_user(user) if day == clock.today() else Cadre.objects.seen_by(user, day)


def holders_of(posts: QuerySet[Post], user: Any, day: datetime.date) -> list[HeldPost]:
    """The posts in their order with their holders by name; four queries, and one for the rule of retirement."""
    rows = {post.pk: HeldPost(post, left=False) for post in posts.select_related("title", "unit", "body")}
    facts = PostHeld.objects.filter(post__in=rows)
    for post, is_held, is_over in everybody(facts, day):
        rows[post].left |= bool(is_over)
        rows[post].unseen += bool(is_held)
    held = list(facts.on(day).select_related("cadre__ethnic_group").order_by("cadre__sort_key", "pk"))
    seen = seen_among({each.cadre_id for each in held}, user, day)
    for each in told(held, day):
        row = rows[each.held.post_id]
        each.held.post = row.post
        if each.held.cadre_id in seen:
            row.holders.append(each)
            row.unseen -= 1
    return list(rows.values())


def everybody(facts: QuerySet[PostHeld], day: datetime.date) -> list[tuple[int, bool | None, bool | None]]:
    """(post, whether it is held on the day, whether that is over) of whoever held one: how many, and never who."""
    rows = facts.told_on(day).annotate(over=ExpressionWrapper(Q(valid_to__lte=day), BooleanField()))
    with beyond_the_reader():
        return list(rows.order_by().values_list("post", "counts", "over"))


def seen_among(cadres: Collection[int], user: Any, day: datetime.date) -> set[int]:
    """Keys of those among the people whom the user may see on the day; one query."""
    return set(people_seen(user, day).filter(pk__in=cadres).values_list("pk", flat=True))


def told(held: Iterable[PostHeld], day: datetime.date) -> list[Holder]:
    """The tenures with age and retirement as on the day."""
    retirements = Retirements(day)
    return [Holder(each, age_on(each.cadre.birth, day), retirements.of(each.cadre)) for each in held]


def former_holders(post: Post, user: Any, day: datetime.date) -> list[PostHeld]:
    """Who had left the post by the day, the last one first; only people whom the user may see today."""
    left = PostHeld.objects.for_user(user).filter(post=post, valid_to__lte=day)
    return list(left.select_related("cadre").order_by("-valid_to", "-pk"))


def main_posts(cadres: Collection[int], day: datetime.date) -> dict[int, Post]:
    """{cadre key: main post of the day}; one query."""
    held = (
        PostHeld.objects.on(day)
        .filter(main=True, cadre__in=cadres)
        .select_related("post__title", "post__unit")
    )
    return {each.cadre_id: each.post for each in held.order_by()}


@dataclass(frozen=True)
class MembersInFigures:
    """Women, ethnic minorities and ages of some people, each once."""

    people: int
    women: Share
    minorities: Share | None
    ages: list[int]

    @classmethod
    def of(cls, members: Iterable[Holder]) -> "MembersInFigures":
        people = {member.cadre.pk: member for member in members}
        cadres = [member.cadre for member in people.values()]
        groups = [cadre.ethnic_group for cadre in cadres if cadre.ethnic_group]
        women = sum(cadre.sex == Cadre.Sex.FEMALE for cadre in cadres)
        minorities = Share(sum(group.is_minority for group in groups), len(cadres)) if groups else None
        ages = sorted(member.age for member in people.values() if member.age is not None)
        return cls(len(cadres), Share(women, len(cadres)), minorities, ages)

    @property
    def ages_in_words(self) -> str:
        """From the youngest to the oldest with the mean, and of how many that is known; empty without a birth."""
        if not self.ages:
            return ""
        mean = decimal(Fraction(sum(self.ages), len(self.ages)), 1)
        words = f"từ {self.ages[0]} đến {self.ages[-1]}, bình quân {mean}"
        return (
            words
            if len(self.ages) == self.people
            else f"{words} (của {len(self.ages)} đồng chí có ngày sinh)"
        )
