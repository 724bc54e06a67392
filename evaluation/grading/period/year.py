"""What is known of a year's grading before its rows are made: who answers, who decides, who heads a unit."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cadre.answering import nearest
from cadre.models.facts import PostHeld
from evaluation.grading.choices import GradingSubject
from evaluation.grading.period.served import ServedYear, months_of
from evaluation.models import GradingLine
from office.campaigns.models import Campaign
from office.organisation.models.structure import ManagingAuthority, Post, PostManagement, PostTitle, Unit

ADD = "evaluation.add_gradingline"


@dataclass(frozen=True)
class YearOfGrading:
    """What is known of a campaign before its rows are made; a fixed number of queries.

    Who decides: an authority that ranks above the office's own decides above it. The office's own is the one that
    manages most posts of leaders in its units on the day, of two the higher one. The head of a unit holds the leading
    title that ranks first among its posts; a title that two hold makes no head.
    """

    campaign: Campaign
    units: frozenset[int]
    parents: Mapping[int, int | None]
    answering: Mapping[int, int]
    authorities: Mapping[int, ManagingAuthority]
    own: ManagingAuthority | None
    head_titles: Mapping[int, int]

    @classmethod
    def of(cls, campaign: Campaign, user: Any = None) -> "YearOfGrading":
        units = Unit.objects.scope_under([campaign.unit]).keys
        if user is not None:
            units = [unit for unit in units if user.scope(ADD).covers(unit)]
        managed = PostManagement.objects.filter(post__unit__among=units, valid_from__lte=campaign.figures_on)
        managed = managed.exclude(valid_to__lte=campaign.figures_on).order_by()
        managed = list(managed.select_related("authority", "post__title"))
        return cls(
            campaign,
            frozenset(units),
            Unit.objects.parents(),
            dict(campaign.units.order_by().values_list("unit", "pk")),
            {each.post_id: each.authority for each in managed},
            own_authority(each.authority for each in managed if each.post.title.is_leader),
            head_titles(units),
        )

    @property
    def day(self) -> datetime.date:
        return self.campaign.figures_on

    def covers(self, line: GradingLine) -> bool:
        return line.unit_id in self.units

    def line(self, each: ServedYear, held: PostHeld, note: str = "") -> GradingLine:
        title, authority = held.post.title, self.authorities.get(held.post_id)
        return GradingLine(
            campaign=self.campaign,
            campaign_unit_id=self.answers_for(held.post.unit_id),
            cadre=each.cadre,
            unit=held.post.unit,
            post_words=title.name,
            title=title,
            subject=GradingSubject.LEADER if title.is_leader else GradingSubject.CIVIL_SERVANT,
            is_head=self.head_titles.get(held.post.unit_id) == title.pk,
            authority=authority,
            is_decided_above=self.ranks_above(authority),
            months=months_of(each.posts, self.campaign.year),
            note=note,
        )

    def ranks_above(self, authority: ManagingAuthority | None) -> bool:
        return bool(authority and self.own and authority.order < self.own.order)

    def answers_for(self, unit: int) -> int | None:
        return nearest(unit, self.parents, self.answering)


def own_authority(managing: Iterable[ManagingAuthority]) -> ManagingAuthority | None:
    counts = Counter(managing)
    return min(counts, key=lambda each: (-counts[each], each.order, each.pk), default=None)


def head_titles(units: Collection[int]) -> dict[int, int]:
    """{key of a unit: key of the leading title that ranks first among its posts}; one query."""
    leading = Post.objects.filter(
        unit__among=units, title__is_leader=True, title__kind=PostTitle.Kind.POST, body=None
    )
    rows = leading.order_by("title__order", "title__name", "pk").values_list("unit", "title")
    found: dict[int, int] = {}
    for unit, title in rows:
        found.setdefault(unit, title)
    return found
