"""What the acts on rotations read before they judge: a fixed number of queries for any number of cases."""

from collections.abc import Sequence
from typing import Any

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadreNow
from cadre.moving import holders_of_posts, lock_people, tenures_of
from rotation.choices import DRAFTS, NOT_BEGUN, NOT_PLACED, RotationPlanState, RotationState
from rotation.models import Rotation, RotationOpinion, RotationRemark, RotationSlot, RotationStep

LEFT = "Đồng chí {state}; kiểm tra lại hồ sơ trước khi ghi."


def load_actor(rows: Sequence[Rotation], user: Any) -> None:
    for row in rows:
        row.acting_user = user


def load_person(rows: Sequence[Rotation], user: Any) -> None:
    """Whether the person still serves, the cases of theirs that have not begun, and a plan that has been closed."""
    load_actor(rows, user)
    slots = RotationSlot.objects.filter(pk__in={row.slot_id for row in rows} - {None})
    closed = {
        slot.pk: slot.plan
        for slot in slots.filter(plan__state=RotationPlanState.CLOSED).select_related("plan")
    }
    people = {row.cadre_id for row in rows}
    now = {each.cadre_id: each for each in CadreNow.objects.filter(cadre__in=people)}
    waiting: dict[int, set[int]] = {}
    cases = Rotation.objects.filter(cadre__in=people, state__in=NOT_BEGUN).order_by()
    for cadre, key in cases.values_list("cadre", "pk"):
        waiting.setdefault(cadre, set()).add(key)
    unplaced: dict[int, set[int]] = {}
    cases = Rotation.objects.filter(cadre__in=people, state__in=NOT_PLACED).order_by()
    for cadre, key in cases.values_list("cadre", "pk"):
        unplaced.setdefault(cadre, set()).add(key)
    for row in rows:
        row.closed_plan = closed.get(row.slot_id)
        row.is_awaited = bool(unplaced.get(row.cadre_id, set()) - {row.pk})
        row.now = now.get(row.cadre_id)
        row.other_cases = waiting.get(row.cadre_id, set()) - {row.pk}


def load_opinions(rows: Sequence[Rotation], user: Any) -> None:
    load_actor(rows, user)
    found: dict[int, set[str]] = {}
    for each in RotationOpinion.objects.filter(rotation__in=[row.pk for row in rows]):
        if each.is_settled:
            found.setdefault(each.rotation_id, set()).add(each.party)
    steps = RotationStep.objects.standing().filter(
        rotation__in=[row.pk for row in rows], to_state=RotationState.AGREED, decision_on__isnull=False
    )
    agreed = dict(steps.order_by("pk").values_list("rotation", "decision_on"))
    places = {row.slot_id for row in rows if row.slot_id}
    taken = Rotation.objects.filter(slot__in=places).exclude(state__in=DRAFTS).order_by()
    holding = dict(taken.values_list("slot", "pk"))
    for row in rows:
        row.place_taken = holding.get(row.slot_id, row.pk) != row.pk
        row.settled, row.agreed_on = found.get(row.pk, set()), agreed.get(row.pk)


def load_posts(rows: Sequence[Rotation], user: Any) -> None:
    """The tenures of the person, those of the post moved to, whom of its holders the user may name, the remarks.

    The people are locked, so that nobody moves them meanwhile.
    """
    load_person(rows, user)
    lock_people(row.cadre_id for row in rows)
    mine = tenures_of(row.cadre_id for row in rows)
    of_posts = holders_of_posts(row.to_post_id for row in rows)
    named = people_seen(user, (held for found in of_posts.values() for held in found))
    remarked = set(
        RotationRemark.objects.filter(rotation__in=[row.pk for row in rows if row.pk])
        .order_by()
        .values_list("rotation", flat=True)
    )
    for row in rows:
        row.tenures = mine.get(row.cadre_id, [])
        row.holders, row.named = of_posts.get(row.to_post_id, []), named
        row.is_remarked = row.pk in remarked


def people_seen(user: Any, holders: Any) -> set[int]:
    """Keys of the people among the holders whom the user may name."""
    keys = {held.cadre_id for held in holders}
    if not keys:
        return set()
    return set(Cadre.objects.for_user(user).filter(pk__in=keys).values_list("pk", flat=True))


def tenure_of(row: Rotation) -> PostHeld | None:
    """The tenure of the post moved to that has not ended."""
    return next((held for held in row.tenures if held.post_id == row.to_post_id and not held.valid_to), None)
