"""Where else somebody worked in the year that is graded: whose opinion is asked beside that of the unit."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from cadre.models.facts import PostHeld
from evaluation.grading.period.served import months_of
from evaluation.models import GradingLine
from office.organisation.models.structure import PostTitle, Unit

# So long somebody worked at a place whose opinion is needed; of a shorter time it may be asked.
LEAST_MONTHS = 6


@dataclass(frozen=True)
class OtherPlace:
    """A unit with posts of the person in the year that is not the one of the row."""

    unit: Unit
    months: int
    left: bool

    @property
    def is_due(self) -> bool:
        return self.months >= LEAST_MONTHS

    @property
    def words(self) -> str:
        worked = "đã công tác" if self.left else "đang công tác"
        return f"{self.unit}: {worked} {self.months} tháng trong năm"


def other_places(line: GradingLine) -> Iterator[OtherPlace]:
    """The longest first; a seat on a committee is no place of work; one query."""
    begun = Q(counts_from=None) | Q(counts_from__year__lte=line.year)
    going = Q(valid_to=None) | Q(valid_to__gte=f"{line.year}")
    work = Q(post__title__kind=PostTitle.Kind.POST, post__body=None)
    held = PostHeld.objects.filter(begun, going, work, cadre=line.cadre_id).exclude(post__unit=line.unit_id)
    by_unit: dict[int, list[PostHeld]] = {}
    for each in held.select_related("post__unit"):
        by_unit.setdefault(each.post.unit_id, []).append(each)
    found = [
        OtherPlace(posts[0].post.unit, months_of(posts, line.year), all(each.valid_to for each in posts))
        for posts in by_unit.values()
    ]
    yield from sorted((each for each in found if each.months), key=lambda each: -each.months)
