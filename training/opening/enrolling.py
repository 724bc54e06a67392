"""Who of a row of a plan becomes a learner of the class that was opened for it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, QuerySet

from foundation.core.acts.run import apply
from training.choices import PlaceState, PlanState, RowSource
from training.models import Enrolment, PlanPerson, PlanRow, TrainingClass
from training.plans.chosen_places import CHOOSE

NOT_OWN = "Mục này là chỉ tiêu cấp trên; lập danh sách cử đi học thay cho mở lớp."
NOT_ISSUED = "Kế hoạch đang ở trạng thái “{state}”; lớp chỉ mở theo kế hoạch đã ban hành."
NO_PLACES = "Các lớp đã mở theo mục này đã đủ chỉ tiêu {places}; sửa chỉ tiêu của mục rồi mở thêm."
ONE_IS_ENOUGH = "Mục này đã có lớp và chưa ghi chỉ tiêu; ghi chỉ tiêu của mục rồi mở thêm lớp."


def why_not(row: PlanRow) -> str:
    """Why no class is opened for the row; empty where one may be."""
    if row.source != RowSource.OWN:
        return NOT_OWN
    if row.plan.state not in (PlanState.ISSUED, PlanState.RUNNING):
        return NOT_ISSUED.format(state=row.plan.get_state_display())
    classes = list(row.classes.filter(cancelled_on=None).annotate(entered=Count("enrolments")))
    if classes and row.places is None:
        return ONE_IS_ENOUGH
    taken = sum(each.places if each.places is not None else each.entered for each in classes)
    return NO_PLACES.format(places=row.places) if classes and taken >= row.places else ""


def places_left(row: PlanRow) -> int | None:
    """How many the classes so far leave of the row's places; None where it names no number."""
    if row.places is None:
        return None
    classes = row.classes.filter(cancelled_on=None).annotate(entered=Count("enrolments"))
    taken = sum(each.places if each.places is not None else each.entered for each in classes)
    return max(row.places - taken, 0)


def not_yet_learners(row: PlanRow, user: Any) -> list[PlanPerson]:
    """The chosen, then the reserve, who sit in no class of the row, as far as the user may add them to one."""
    people = PlanPerson.objects.for_user(user).filter(
        row=row, state__in=(PlaceState.CHOSEN, PlaceState.RESERVE)
    )
    people = people.exclude(pk__in=in_a_class(row))
    scope = user.scope("training.add_enrolment")
    people = people.filter(scope.condition("scope_unit")).select_related("cadre__now__unit", "row__plan")
    # “chosen” stands before “reserve” in the alphabet too.
    return list(people.order_by("state", "order", "cadre__sort_key", "pk"))


def left_to_others(row: PlanRow, user: Any) -> int:
    """How many of the chosen are the user's own people, whom somebody else adds."""
    people = PlanPerson.objects.listed_for(user).filter(row=row, state=PlaceState.CHOSEN)
    return people.filter(masked=True).exclude(pk__in=in_a_class(row)).count()


def in_a_class(row: PlanRow) -> QuerySet:
    """The keys of those of the row who learn in a class that was not cancelled."""
    return Enrolment.objects.held().filter(plan_person__row=row).values("plan_person")


def enrol_chosen(one: TrainingClass, people: Sequence[PlanPerson], user: Any) -> list[str]:
    """Make them learners of the class, those in reserve chosen first; what is against that, and nothing is written.

    Whoever was entered by hand before keeps that line.
    """
    if refused := promoted([each for each in people if each.state == PlaceState.RESERVE], user):
        return refused
    # Who was a learner of a class that was not held has the place for this one.
    of_cancelled = Enrolment.objects.filter(
        plan_person__in=people, training_class__cancelled_on__isnull=False
    )
    of_cancelled.update(plan_person=None)
    by_hand = {
        each.cadre_id: each
        for each in Enrolment.objects.select_for_update(of=("self",)).filter(
            training_class=one, cadre__in=[person.cadre_id for person in people], plan_person=None
        )
    }
    new = []
    for person in people:
        if learner := by_hand.get(person.cadre_id):
            learner.plan_person = person
            learner.save(update_fields=["plan_person"])
        else:
            new.append(Enrolment(training_class=one, cadre=person.cadre, plan_person=person))
    Enrolment.objects.bulk_create(new)
    return []


def promoted(reserve: Sequence[PlanPerson], user: Any) -> list[str]:
    refused = apply(CHOOSE, user, reserve, {}).refused if reserve else {}
    names = {person.pk: str(person.cadre) for person in reserve}
    return [f"{names[key]}: {' '.join(said)}" for key, said in refused.items()]
