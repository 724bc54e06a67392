"""Who is told of whom, once units have their notices."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from foundation.core.saving.columns import update_rows
from foundation.core.scope.rows import unit_key
from planning.models import ReviewEffect, ReviewLine, ReviewList, ReviewListStep, ReviewNotice
from planning.reviews.choices import LineOrigin, ReviewOutcome, ReviewState


def units_to_tell(lists: Sequence[ReviewList]) -> dict[int, set[int]]:
    """{key of a list: keys of the units that are told its result}: where its people work, and the unit of the list.

    The unit that runs the campaign needs no notice of its own list. One query.
    """
    found = {each.pk: {unit_key(each)} - {each.campaign.unit_id} for each in lists}
    people = ReviewLine.objects.filter(review_list__in=found).order_by()
    for review, unit in people.values_list("review_list", "cadre__scope_unit").distinct():
        found[review].add(unit)
    return {each.pk: found[each.pk] - {each.campaign.unit_id} for each in lists}


def not_told(lists: Iterable[ReviewList]) -> dict[int, set[int]]:
    """{key of a list: keys of the units that have no notice of it yet, or none of who was decided later}.

    Three queries.
    """
    lists = list(lists)
    wanted = units_to_tell(lists)
    for review, unit in ReviewNotice.objects.filter(review_list__in=wanted).values_list(
        "review_list", "unit"
    ):
        wanted[review].discard(unit)
    by_key = {each.pk: each for each in lists}
    for line in lines_to_tell(wanted).filter(later_step__isnull=False).select_related("cadre"):
        wanted[line.review_list_id].add(unit_told(line, by_key[line.review_list_id]))
    return wanted


def lines_to_tell(lists: Iterable[int]) -> QuerySet[ReviewLine]:
    """Of which a unit is still to be told; of who was considered in vain only the unit that named them.

    Whoever has to send more papers is told of once that is decided.
    """
    written = ReviewEffect.objects.filter(line=OuterRef("pk"), step__undone_by__undoes=None)
    named = Q(Exists(written)) | Q(origin=LineOrigin.UNIT)
    lines = ReviewLine.objects.filter(named, review_list__in=list(lists), notice=None)
    return lines.exclude(outcome=ReviewOutcome.MORE_PAPERS)


def signed_on(lists: Iterable[int]) -> dict[int, date | None]:
    """{key of a list: the day on which its decision was signed}; one query."""
    found: dict[int, date | None] = dict.fromkeys(lists)
    steps = ReviewListStep.objects.standing().filter(review_list__in=found, to_state=ReviewState.DECIDED)
    return found | dict(steps.order_by("pk").values_list("review_list", "decision_on"))


def unit_told(line: ReviewLine, review: ReviewList) -> int:
    """Key of the unit that is told of the person: where they work; of the office's own people that of the list."""
    unit = line.cadre.scope_unit_id
    return review.scope_unit_id if unit == review.campaign.unit_id else unit


def tell(lists: Mapping[int, ReviewList], notices: Iterable[ReviewNotice]) -> None:
    """Keep the notices, and put on the lines the one that told of them, in three statements."""
    made = ReviewNotice.objects.bulk_create(notices)
    by_place = {(notice.review_list_id, notice.unit_id): notice for notice in made}
    told = []
    for line in lines_to_tell(lists).select_related("cadre"):
        review = lists[line.review_list_id]
        line.notice = by_place.get((review.pk, unit_told(line, review)))
        if line.notice:
            told.append(line)
    update_rows(ReviewLine, told, ["notice"])
