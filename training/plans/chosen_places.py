"""Who is chosen for a row of a plan, stands in reserve, or is taken out of it; registered in `place_acts`."""

from collections.abc import Sequence
from typing import Any

from foundation.core import clock
from foundation.core.acts.act import Act, Asked
from foundation.core.acts.steps import Step
from training.choices import PlaceState, PlanState
from training.models import Enrolment, PlanPerson, PlanPersonStep
from training.plans.act_forms import PlaceForm, WithdrawPlaceForm
from training.plans.looking import looked_at_for
from training.plans.secrecy import SECRET_PLAN

ENROLLED = "Đồng chí này đã có trong lớp mở theo kế hoạch; ghi kết quả ở lớp, hoặc đưa khỏi danh sách học viên trước."
CLOSED = "Kế hoạch đã kết thúc; không thay đổi người được chọn."
NO_REASON = "Kế hoạch đã ban hành: ghi lý do đưa khỏi kế hoạch."
UNDO = "Hoàn tác"
RELATED = ("row__plan", "row__programme", "cadre")
BEFORE_IT_IS_SENT = (PlaceState.CHOSEN, PlaceState.RESERVE)


def is_open(person: PlanPerson, asked: Asked) -> str | None:
    return CLOSED if person.row.plan.state == PlanState.CLOSED else None


def is_named(person: PlanPerson, asked: Asked) -> str | None:
    """On a secret plan nobody is entered; who stands on it is taken off."""
    return SECRET_PLAN if person.row.plan.secret else None


def has_reason(person: PlanPerson, asked: Asked) -> str | None:
    issued = person.row.plan.issued_on is not None
    return NO_REASON if issued and not asked.get("reason") else None


def load_enrolled(people: Sequence[PlanPerson], user: Any) -> None:
    """Put on the people whether a class that was not cancelled has them as learners."""
    keys = [person.pk for person in people if person.pk]
    learners = Enrolment.objects.held().filter(plan_person__in=keys) if keys else Enrolment.objects.none()
    enrolled = set(learners.values_list("plan_person", flat=True))
    for person in people:
        person.enrolled = person.pk in enrolled


def load_looked(people: Sequence[PlanPerson], user: Any) -> None:
    """Put on the people what has to be looked at of them now."""
    load_enrolled(people, user)
    found = looked_at_for([(person.row, person.cadre) for person in people], user)
    for person in people:
        person.looked = found[person.row_id, person.cadre_id]


def is_in_no_class(person: PlanPerson, asked: Asked) -> str | None:
    return ENROLLED if person.enrolled else None


def still_open(person: PlanPerson, step: Step) -> str | None:
    """Of undoing."""
    return is_open(person, {})


def named_again(person: PlanPerson, step: Step) -> str | None:
    """Of undoing what took somebody out."""
    return is_named(person, {})


def withdrawn(person: PlanPerson, asked: Asked) -> dict[str, Any]:
    return {"reason": asked.get("reason") or ""}


def chosen(person: PlanPerson, asked: Asked) -> dict[str, Any]:
    """What was found on that day stays beside the choice; what was said of an earlier withdrawal no longer holds."""
    kept = {"findings": [each.as_json() for each in person.looked], "facts_on": clock.today()}
    return kept | {"reason": asked.get("reason") or ""}


def place_act(*, refusals: Sequence = (), undo_refusals: Sequence = (), **declared: Any) -> Act:
    """An act on somebody in a row of a plan, while the plan is not closed."""
    return Act(
        model=PlanPerson,
        step=PlanPersonStep,
        state="state",
        related=RELATED,
        refusals=(is_open, *refusals),
        undo_refusals=(still_open, *undo_refusals),
        undo=UNDO,
        **declared,
    )


CHOOSE = place_act(
    name="training.choose",
    label="Chọn",
    right="training.change_planperson",
    moves=dict.fromkeys([None, PlaceState.RESERVE, PlaceState.WITHDRAWN], PlaceState.CHOSEN),
    form=PlaceForm,
    facts=load_looked,
    refusals=(is_named,),
    values=chosen,
    icon="person-check",
    done="Đã chọn.",
)
RESERVE = place_act(
    name="training.reserve",
    label="Dự phòng",
    right="training.change_planperson",
    moves=dict.fromkeys([None, PlaceState.CHOSEN, PlaceState.WITHDRAWN], PlaceState.RESERVE),
    form=PlaceForm,
    facts=load_looked,
    refusals=(is_named, is_in_no_class),
    values=chosen,
    icon="person-plus",
    done="Đã ghi dự phòng.",
)
WITHDRAW = place_act(
    name="training.withdraw",
    label="Đưa khỏi kế hoạch",
    right="training.change_planperson",
    moves=dict.fromkeys([*BEFORE_IT_IS_SENT, PlaceState.REFUSED], PlaceState.WITHDRAWN),
    form=WithdrawPlaceForm,
    facts=load_enrolled,
    refusals=(has_reason, is_in_no_class),
    undo_refusals=(named_again,),
    values=withdrawn,
    asks=True,
    icon="person-dash",
    done="Đã đưa khỏi kế hoạch.",
)


def forget_withdrawn(**of: Any) -> None:
    """Take away who was taken out of a row or plan that goes itself, unless somebody still stands there."""
    people = PlanPerson.objects.filter(**of)
    if not people.exclude(state=PlaceState.WITHDRAWN).exists():
        people.delete()
