"""How far the reviews of a day are: what the office has proposed by now, and how many units have answered."""

import datetime
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db.models import Count

from foundation.core.acts.steps import state_on
from office.campaigns.figures import UnitsAsked, open_on, units_on
from planning.models import ReviewLine, ReviewList, ReviewListStep
from planning.reviews.acts import LEAVE_OUT
from planning.reviews.choices import DECIDED, UNDER_REVIEW, LineOrigin, ReviewWord

KIND = "review"


@dataclass(frozen=True)
class ReviewFigures:
    """Lists and their lines, the lines by what the office proposes; `open` are those without a proposal.

    Whom the office does not propose to add is one of the `lines` alone, whom the level above adds is none of them.
    """

    lists: int = 0
    lines: int = 0
    keep: int = 0
    held: int = 0
    remove: int = 0
    add: int = 0
    open: int = 0
    units: UnitsAsked = field(default_factory=UnitsAsked)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def review_figures(day: datetime.date, units: Collection[int]) -> ReviewFigures:
    """The reviews that were open on the day, of lists and answers of the units (keys); four queries.

    States of lists and units are those of the day; of the lines the words count that they bear now.
    """
    campaigns = list(open_on(day, KIND).values_list("pk", flat=True))
    lists = lists_on(day, units, campaigns)
    lines = ReviewLine.objects.filter(review_list__in=lists).exclude(origin=LineOrigin.ABOVE).order_by()
    words = dict(lines.values_list("proposal").annotate(Count("pk")))
    return ReviewFigures(
        lists=len(lists),
        lines=sum(words.values()),
        open=words.get("", 0),
        units=units_on(day, units, campaigns),
        **{word.value: words.get(word, 0) for word in COUNTED},
    )


COUNTED = (ReviewWord.KEEP, ReviewWord.HELD, ReviewWord.REMOVE, ReviewWord.ADD)


def lists_on(day: datetime.date, units: Collection[int], campaigns: Collection[int]) -> list[int]:
    """Keys of the lists that were under review on the day or decided by then; those left out are in no decision."""
    lists = ReviewList.objects.filter(campaign__in=campaigns, scope_unit__in=units).order_by()
    left_out = ReviewListStep.objects.standing().filter(act=LEAVE_OUT.name, on__lte=day)
    begun = lists.annotate(then=state_on(ReviewListStep, day)).filter(then__in=[*UNDER_REVIEW, *DECIDED])
    return list(begun.exclude(pk__in=left_out.values("review_list")).values_list("pk", flat=True))
