"""Rotation and appointment on the sample's day: a plan for 2022, a case that waits, terms that end in 2022."""

from collections.abc import Iterable, Mapping
from typing import Any

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from evaluation.models import Evaluation
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Post, Unit
from planning.models import PlanningEntry
from rotation.acts import AGREE, PROPOSE
from rotation.appointments.acts import PROPOSE_APPOINTMENT
from rotation.choices import UNDER_WAY
from rotation.models import (
    Appointment,
    Rotation,
    RotationOpinion,
    RotationPlan,
    RotationRemark,
    RotationSlot,
)
from rotation.plans.acts import AGREE_PLAN
from sample.doing import day, done, people
from sample.files import shipped

Told = Mapping[str, Any]
LEFT = PostHeld.LeavingForm.TERM_ENDED
AGAIN = PostHeld.TakingForm.REAPPOINTED


def load_rotation() -> None:
    told = shipped("data/rotation.json")
    plan = make_plan(told["plan"])
    slots = [make_slot(plan, order, slot) for order, slot in enumerate(told["slots"], 1)]
    done(AGREE_PLAN, [plan], paper(told["plan"], "number", "agreed_on"))
    await_opinions(slots, told["case"])
    end_ahead(told["due"])
    remark(told["remarks"])
    appoint_again(told["reappointed"])
    propose(told["proposal"])


def paper(told: Told, number: str, on: str) -> dict[str, Any]:
    return {"decision_no": told[number], "decision_on": day(told[on]), "issuer": told["issuer"]}


def make_plan(told: Told) -> RotationPlan:
    root = Unit.objects.get(parent=None)
    return RotationPlan.objects.create(unit=root, year=told["year"], name=told["name"])


def make_slot(plan: RotationPlan, order: int, told: Told) -> RotationSlot:
    kept = {name: value for name, value in told.items() if name not in ("title", "unit")}
    post = Post.objects.get(title__name=told["title"], unit__name=told["unit"])
    made = RotationSlot.objects.create(plan=plan, post=post, order=order, **kept)
    return RotationSlot.objects.get(pk=made.pk)


def await_opinions(slots: list[RotationSlot], told: Told) -> None:
    """Agreed to by the deciding body; of the three who are asked one has answered."""
    cadre, slot = people([told["name"]])[told["name"]], slots[told["slot"]]
    rotation = Rotation(
        cadre=cadre,
        from_post=main_post(cadre).post,
        to_post=slot.post,
        slot=slot,
        entry=PlanningEntry.objects.get(cadre=cadre, target__post__body=None),
        direction=told["direction"],
        planned_from=PartialDate(told["planned_from"]),
        purpose=told["purpose"],
    )
    (rotation,) = done(PROPOSE, [rotation], {"on": day(told["proposed_on"])})
    done(AGREE, [rotation], paper(told, "agreed_no", "agreed_on"))
    for party, said in told["opinions"].items():
        RotationOpinion.objects.create(rotation=rotation, party=party, **said)


def main_post(cadre: Cadre) -> PostHeld:
    return PostHeld.objects.select_related("post__title", "post__unit").get(
        cadre=cadre, main=True, valid_to=None
    )


def running(name: str) -> Rotation:
    return Rotation.objects.select_related("to_post__unit").get(cadre__full_name=name, state__in=UNDER_WAY)


def end_ahead(told: Told) -> None:
    """Until when somebody was moved, as the decision says."""
    rotation = running(told["name"])
    rotation.due_on, rotation.note = day(told["due_on"]), told["note"]
    rotation.save()


def remark(told: Iterable[Told]) -> None:
    """What the receiving units wrote, with the grade that the year was given."""
    for said in told:
        rotation = running(said["name"])
        grade = Evaluation.objects.get(cadre=rotation.cadre_id, year=said["year"]).grade
        kept = {name: value for name, value in said.items() if name != "name"}
        RotationRemark.objects.create(rotation=rotation, unit=rotation.to_post.unit, grade=grade, **kept)


def appoint_again(told: Iterable[Told]) -> None:
    """Who was appointed to the same post once more: a tenure ended, another began, with the end that it was given."""
    for said in told:
        held = main_post(people([said["name"]])[said["name"]])
        number, signed = said["decision_no"], day(said["decision_on"])
        held.valid_to = PartialDate(said["from"])
        held.leaving_form, held.leaving_decision_no, held.leaving_decision_on = LEFT, number, signed
        held.save()
        PostHeld.objects.create(
            cadre=held.cadre,
            post=held.post,
            valid_from=PartialDate(said["from"]),
            taking_form=AGAIN,
            decision_no=number,
            decision_on=signed,
            term_ends=day(said["term_ends"]),
        )


def propose(told: Told) -> None:
    held = main_post(people([told["name"]])[told["name"]])
    row = Appointment(
        cadre=held.cadre,
        form=told["form"],
        post=held.post,
        term_months=told["term_months"],
        reason=told["reason"],
    )
    done(PROPOSE_APPOINTMENT, [row], {"on": day(told["on"])})
