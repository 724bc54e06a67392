"""What the acts on a list write beside it: the states of its people, and the learners of the class of the school."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from foundation.core.acts.act import Act, Asked, RefusedInside
from foundation.core.acts.run import Case, apply
from foundation.core.acts.steps import Step
from foundation.core.acts.undo import undo
from foundation.core.saving.columns import update_rows
from foundation.core.traces.history import event_model
from training.models import Enrolment, PlanPerson, PlanPersonStep, SendingList, TrainingClass
from training.plans import place_acts  # noqa: F401  (registers the acts)
from training.plans.sent_places import REFUSE_PLACE, SEND_PLACE, SENDING_STEP, SUMMON_PLACE
from training.sending.act_forms import SummonsAnswer
from training.sending.gates import WAITING, answered, in_states
from training.sending.school_classes import class_of, remove_unused

TOUCHED = "đã ghi thêm ở lớp {} (kết quả, quyết định); đưa khỏi danh sách học viên của lớp rồi hoàn tác."
ON_RECORD = "kết quả học ở lớp {} đã ghi vào hồ sơ; “Hoàn tác: bế giảng, ghi kết quả” của lớp ấy trước."
PAPER = ("decision_no", "decision_on", "issuer")


@dataclass
class PlaceWrites:
    """What an act on lists writes of their people, act by act: in a fixed number of statements for any number."""

    user: Any
    rows: dict[str, list[tuple[PlanPerson, dict[str, Any]]]] = field(default_factory=dict)

    def add(self, act: Act, person: PlanPerson, case: Case, step: Step, **asked: Any) -> None:
        paper = {name: case.asked.get(name) for name in PAPER}
        asked = {"on": case.day, SENDING_STEP: step, **paper, **asked}
        self.rows.setdefault(act.name, []).append((person, asked))

    def write(self, act: Act) -> None:
        pairs = self.rows.get(act.name, [])
        if not pairs:
            return
        people = [person for person, _ in pairs]
        refuse_inside(people, apply(act, self.user, people, [asked for _, asked in pairs]).refused)


def refuse_inside(people: Iterable[PlanPerson], refused: dict[int, list[str]]) -> None:
    """What is refused of a person refuses the act of their list."""
    said: dict[int, list[str]] = {}
    for person in people:
        if person.pk in refused:
            sentences = format_html_join(" ", "{}", ((each,) for each in refused[person.pk]))
            said.setdefault(person.sending_id, []).append(format_html("{}: {}", person.cadre, sentences))
    if said:
        raise RefusedInside(said)


def send_people(cases: Sequence[Case], steps: Sequence[Step]) -> None:
    writes = PlaceWrites(cases[0].row.acting_user)
    for case, step in zip(cases, steps, strict=True):
        for person in in_states(case.row, WAITING):
            writes.add(SEND_PLACE, person, case, step)
    writes.write(SEND_PLACE)
    # Who was taken out of the plan while the list was made did not go with it.
    PlanPerson.objects.filter(sending__in=[case.row for case in cases], state="withdrawn").update(
        sending=None
    )


def write_answers(cases: Sequence[Case], steps: Sequence[Step]) -> None:
    """Who is summoned becomes a learner of the class that the school runs; who is not is free for other rows."""
    writes, summoned = PlaceWrites(cases[0].row.acting_user), []
    for case, step in zip(cases, steps, strict=True):
        for person, answer in answered(case.row, case.asked):
            if answer.word == SummonsAnswer.SUMMONED:
                writes.add(SUMMON_PLACE, person, case, step)
                summoned.append((person, case))
            else:
                writes.add(REFUSE_PLACE, person, case, step, reason=answer.reason)
    writes.write(SUMMON_PLACE)
    writes.write(REFUSE_PLACE)
    enrol(summoned)


def enrol(summoned: Sequence[tuple[PlanPerson, Case]]) -> None:
    """Learners of the class; of one who is in it already only that it was by the plan."""
    classes: dict[int, TrainingClass] = {}
    lists: dict[int, SendingList] = {}
    for _, case in summoned:
        if case.row.pk not in classes:
            lists[case.row.pk] = case.row
            classes[case.row.pk] = case.row.training_class = class_of(case.row, case.asked)
    update_rows(SendingList, list(lists.values()), ["training_class"])
    standing = Enrolment.objects.filter(
        training_class__in=list(classes.values()), cadre__in=[person.cadre_id for person, _ in summoned]
    )
    standing = {(one.training_class_id, one.cadre_id): one for one in standing.select_for_update()}
    new, tied = [], []
    for person, case in summoned:
        one = standing.get((classes[case.row.pk].pk, person.cadre_id))
        if one is None:
            new.append(learner(person, classes[case.row.pk], case.asked))
        elif one.plan_person_id is None:
            one.plan_person = person
            tied.append(one)
    Enrolment.objects.bulk_create(new)
    update_rows(Enrolment, tied, ["plan_person"])


def learner(person: PlanPerson, training_class: TrainingClass, asked: Asked) -> Enrolment:
    return Enrolment(
        training_class=training_class,
        cadre=person.cadre,
        plan_person=person,
        sent_no=asked.get("sent_no") or "",
        sent_on=asked.get("sent_on"),
    )


def take_back(pairs: Sequence[tuple[SendingList, Step]]) -> None:
    """Undo just what these steps of the lists wrote; where something stands on it, they stay."""
    steps = PlanPersonStep.objects.standing().filter(sending_step__in=[step.pk for _, step in pairs])
    steps = list(steps.select_related("plan_person__cadre").order_by("pk"))
    people = [step.plan_person for step in steps]
    unenrol(people)
    by_act: dict[str, list[PlanPersonStep]] = {}
    for step in steps:
        step.by_list = True
        by_act.setdefault(step.act, []).append(step)
    for name in by_act:
        refuse_inside(people, undo(pairs[0][0].acting_user, by_act[name]).refused)


def stands_on(learner: Enrolment) -> SafeString:
    """What was written of a learner since the summons, and where it is taken back."""
    one = learner.training_class
    link = format_html('<a href="{}">{}</a>', one.get_absolute_url(), one)
    return format_html(ON_RECORD if learner.qualification_id else TOUCHED, link)


def unenrol(people: Sequence[PlanPerson]) -> None:
    """Take away the learners that the summons made; who was in the class before only is no longer tied to the plan."""
    learners = Enrolment.objects.filter(plan_person__in=people)
    learners = learners.select_related("plan_person__cadre", "training_class")
    learners = list(learners.select_for_update(of=("self",)))
    events: dict[int, list[Any]] = {one.pk: [] for one in learners}
    found = event_model(Enrolment).objects.filter(pgh_obj_id__in=events)
    for event in found.order_by("pgh_id"):
        events[event.pgh_obj_id].append(event)
    made = [one for one in learners if events[one.pk][0].plan_person_id == one.plan_person_id]
    touched = [one for one in made if len(events[one.pk]) > 1]
    refuse_inside(people, {one.plan_person_id: [stands_on(one)] for one in touched})
    tied = [one for one in learners if one not in made]
    for one in tied:
        one.plan_person = None
    update_rows(Enrolment, tied, ["plan_person"])
    Enrolment.objects.filter(pk__in=[one.pk for one in made]).delete()
    remove_unused({one.training_class_id for one in made})
