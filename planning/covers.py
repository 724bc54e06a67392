"""Who is planned for some posts, and for which of them a list was made at all."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import TextChoices

from foundation.core.scope.rows import ScopedQuerySet
from planning.querysets import PlanningEntryQuerySet


class Cover(TextChoices):
    """How many are planned for a post; no rule says how many are enough. A post without a list is told apart."""

    NONE = "none", "Chưa có nguồn"
    ONE = "one", "Có 1 đồng chí"
    MORE = "more", "Từ 2 đồng chí"
    NO_LIST = "nolist", "Chưa lập danh sách quy hoạch"


@dataclass(frozen=True)
class Covers:
    """Who is planned for some posts (keys): `people` by post, and the posts that a list was made for."""

    people: dict[int, set[int]]
    listed: set[int]

    @classmethod
    def of(
        cls,
        posts: Collection[int],
        day: datetime.date,
        entries: PlanningEntryQuerySet,
        targets: ScopedQuerySet,
    ) -> "Covers":
        """Of the entries that stand approved on the day, and the lists whose term has not ended; two queries."""
        people = {}
        planned = entries.filter(target__post__in=posts).order_by()
        for post, cadre in planned.values_list("target__post", "cadre"):
            people.setdefault(post, set()).add(cadre)
        targets = targets.filter(post__in=posts, term__ends_on__gt=day)
        return cls(people, set(targets.order_by().values_list("post", flat=True)))

    def planned(self, post: int, leaving: int) -> set[int]:
        """Keys of those planned for the post, who leaves it left aside: they would stay in it."""
        return self.people.get(post, set()) - {leaving}

    def cover(self, post: int, leaving: int) -> Cover:
        planned = len(self.planned(post, leaving))
        if not planned:
            return Cover.NONE if post in self.listed else Cover.NO_LIST
        return Cover.ONE if planned == 1 else Cover.MORE
