"""The lines of a review as it begins: whoever stands on the lists, and who was put forward and is not decided."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max

from foundation.core.acts.act import Asked
from foundation.core.acts.run import Case
from foundation.core.acts.steps import Step
from planning.models import ApprovedLine, PlanningEntry, ReviewLine, ReviewList
from planning.reviews.choices import LineOrigin

APPROVED = PlanningEntry.Status.APPROVED


def load_before(lists: Sequence[ReviewList]) -> None:
    """Put on the lists the key of what was approved last for each; one query."""
    standing = ApprovedLine.objects.standing().filter(
        approved_list__target__in={each.target_id for each in lists}
    )
    last = dict(standing.order_by().values_list("approved_list__target").annotate(Max("approved_list")))
    for each in lists:
        each.approved_before = last.get(each.target_id)


def before_review(review: ReviewList, asked: Asked) -> dict[str, Any]:
    return {"before_id": review.approved_before}


def add_standing(cases: Sequence[Case]) -> None:
    """A line for each, in the official order of today; a list on which nobody stands begins with none."""
    lists = {case.row.target_id: case.row for case in cases}
    shown = [APPROVED, *PlanningEntry.PROPOSED]
    entries = PlanningEntry.objects.filter(target__in=lists, status__in=shown)
    lines: list[ReviewLine] = []
    ordinals = dict.fromkeys(lists, 0)
    for entry in entries.order_by("cadre__now__official_key", "pk"):
        ordinals[entry.target_id] += 1
        origin = LineOrigin.STANDING if entry.status == APPROVED else LineOrigin.OFFICE
        lines.append(
            ReviewLine(
                review_list=lists[entry.target_id],
                cadre_id=entry.cadre_id,
                entry=entry,
                origin=origin,
                ordinal=ordinals[entry.target_id],
            )
        )
    ReviewLine.objects.bulk_create(lines)


def take_away(pairs: Sequence[tuple[ReviewList, Step]]) -> None:
    ReviewLine.objects.filter(review_list__in=[review.pk for review, _ in pairs]).delete()
