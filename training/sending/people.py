"""Who is on a list, and who of its row can be put on one."""

from typing import Any

from django.db.models import QuerySet

from foundation.core import clock
from training.choices import PlaceState, SendingState
from training.models import PlanPerson, PlanRow, SendingList
from training.plans.learning import with_learning

RELATED = ("row", "cadre__now__held__post__title", "cadre__now__unit")
OFFICIAL = ("order", "cadre__now__official_key", "cadre__sort_key", "pk")


def standing(people: QuerySet, sending: SendingList) -> QuerySet:
    """Of a list not sent yet without who was taken out of the plan meanwhile."""
    people = people.filter(sending=sending)
    draft = sending.state == SendingState.DRAFT
    return people.exclude(state=PlaceState.WITHDRAWN) if draft else people


def listed(sending: SendingList, user: Any, action: str = "view") -> QuerySet:
    """Own rows of the reader and of relatives stand there masked; nobody of a secret plan."""
    people = standing(PlanPerson.objects.listed_for(user, action), sending)
    people = with_learning(people, user, clock.today())
    return people.none() if sending.row.plan.secret else people


def offered(row: PlanRow, user: Any, sending: SendingList | None = None) -> QuerySet:
    """Who can be put on a list of the row: chosen or in reserve, on no list or on this one."""
    people = PlanPerson.objects.for_user(user, "change").filter(
        row=row, state__in=[PlaceState.CHOSEN, PlaceState.RESERVE]
    )
    free = people.filter(sending=None)
    if sending is not None:
        free = free | people.filter(sending=sending)
    return free.select_related(*RELATED).order_by("state", *OFFICIAL)


def elsewhere(row: PlanRow, user: Any, sending: SendingList | None = None) -> QuerySet:
    """Who of the row is on a list already, other than this one."""
    people = PlanPerson.objects.for_user(user, "change").filter(row=row).exclude(sending=None)
    if sending is not None:
        people = people.exclude(sending=sending)
    return people.select_related("cadre", "sending").order_by(*OFFICIAL)


def put_on(people: QuerySet, sending: SendingList | None) -> int:
    """Who was taken to another list, sent or taken out of the plan meanwhile stays where they are."""
    return people.filter(state__in=[PlaceState.CHOSEN, PlaceState.RESERVE]).update(sending=sending)


def change_places(sending: SendingList, people: QuerySet, ticked: set[str], shown: set[str]) -> None:
    """Only what the page changed: whom somebody else put on or took off meanwhile stays as they are."""
    own = {str(key) for key in people.values_list("pk", flat=True)}
    put_on(PlanPerson.objects.filter(pk__in=(ticked - shown) & own, sending=None), sending)
    put_on(PlanPerson.objects.filter(pk__in=(shown - ticked) & own, sending=sending), None)
