"""What the cases of rotation say of how long posts are held."""

import datetime
from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from cadre.models.facts import FactQuerySet
from cadre.post_terms import APPOINTED, FOR_A_TIME, ROTATION, HeldFacts, PostTerm, term_of
from office.regulations.models import RuleSet
from rotation.models import Rotation

# Person and post (keys).
Place = tuple[int, int]


def there(rotations: QuerySet[Rotation]) -> Exists:
    """Of a post held: whether one of the rotations brought the person to it."""
    return Exists(rotations.filter(cadre=OuterRef("cadre"), to_post=OuterRef("post")))


def running_cases(rotations: QuerySet[Rotation], day: datetime.date) -> dict[Place, Rotation]:
    """{person and post: the rotation that runs on the day}; one query."""
    running = rotations.running_on(day).order_by("valid_from", "pk")
    return {(case.cadre_id, case.to_post_id): case for case in running}


def rotated(held: FactQuerySet, day: datetime.date) -> FactQuerySet:
    """Posts held for a rotation; none whose case is over, wherever the person was placed then."""
    moved = Q(taking_form__in=(*ROTATION.forms, *ROTATION.others))
    over = there(Rotation.objects.returned_by(day))
    return held.filter(there(Rotation.objects.running_on(day)) | (moved & ~over))


def not_rotated(held: FactQuerySet, day: datetime.date) -> FactQuerySet:
    """Posts with a term of their own, which an appointment to a post held on rotation has too."""
    by_case = there(Rotation.objects.running_on(day))
    return held.filter(Q(taking_form__in=APPOINTED) | (~Q(taking_form__in=FOR_A_TIME) & ~by_case))


def rotation_term(held: HeldFacts, case: Rotation | None, sets: Mapping[int, RuleSet]) -> PostTerm:
    """By the planned end of the case, else as the decision on the post or the rule says."""
    if case and case.due_on:
        return PostTerm(held, case.due_on)
    return term_of(held, ROTATION, sets)
