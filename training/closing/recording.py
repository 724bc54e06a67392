"""Results of a class are put on the records of its learners, and taken from them again."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max

from cadre.models.facts import Qualification
from cadre.models.people import Cadre
from cadre.projection import projected_together
from foundation.core import clock
from foundation.core.acts.act import Asked
from foundation.core.acts.run import Case
from foundation.core.acts.steps import Step, standing_steps
from foundation.core.dates import PartialDate
from foundation.core.saving.columns import update_rows
from foundation.core.scope.rows import OTHERS_ACT
from foundation.core.traces.removed import event_model
from training.closing.judging import ClassResults, people_of, qualification_of
from training.models import ClassStep, Enrolment, RecordedResult, TrainingClass
from training.secrecy import SECRET_CLASS

NOT_OPENED = "Lớp chưa khai giảng vào ngày này; ghi ngày khai giảng của lớp hoặc kiểm tra lại ngày."
CANCELLED = "Lớp không mở nên không có kết quả để ghi."
CHANGED = "Kết quả của lớp đã thay đổi sau khi xem; xem lại nội dung sẽ ghi rồi làm lần nữa."
NOTHING_LEFT = "Không còn kết quả nào ghi được vào hồ sơ."
OUTSIDE = "Có học viên nay thuộc đơn vị ngoài phạm vi của đồng chí; người phụ trách của cấp trên hoàn tác."


def load(classes: Sequence[TrainingClass], user: Any) -> None:
    """Put on each class what would be written, and whose records its standing steps wrote."""
    steps = standing_steps(ClassStep, [one.pk for one in classes])
    for one in classes:
        one.results = ClassResults(one, user, clock.today())
        one.written_of = {step.pk: people_written(step) for step in steps.get(one.pk, ())}
        one.hidden_people = Enrolment.objects.all().hidden_people(user)
        one.writable_units = user.scope("cadre.add_qualification")


def people_written(step: Step) -> list[tuple[int, int]]:
    """(person, unit) of the records that the step wrote and that still hold it."""
    keys = RecordedResult.objects.filter(step=step).values("qualification")
    return list(Qualification.objects.filter(pk__in=keys).values_list("cadre_id", "scope_unit_id"))


def not_secret(one: TrainingClass, asked: Asked) -> str | None:
    return SECRET_CLASS if one.secret else None


def was_held(one: TrainingClass, asked: Asked) -> str | None:
    if one.cancelled_on:
        return CANCELLED
    day = asked.get("on")
    return NOT_OPENED if day and (one.opens_on is None or one.opens_on.first_day > day) else None


def as_looked_at(one: TrainingClass, asked: Asked) -> str | None:
    """Whoever was shown what is written gets that, or nothing."""
    return CHANGED if asked.get("seal", one.results.seal) != one.results.seal else None


def something_left(one: TrainingClass, asked: Asked) -> str | None:
    return None if one.results.to_write else NOTHING_LEFT


def closing(one: TrainingClass, asked: Asked) -> dict[str, Any]:
    """The day of the act is that of the class's end."""
    return {"closes_on": PartialDate.from_date(asked["on"])}


def write(cases: Sequence[Case], steps: Sequence[Step]) -> None:
    for case, step in zip(cases, steps, strict=True):
        if completion := case.asked.get("completion"):
            completion.recorded, completion.left = len(case.row.results.to_write), case.row.results.left
        written = write_results(case.row, case.row.results.to_write)
        RecordedResult.objects.bulk_create(
            RecordedResult(step=step, enrolment=learner, qualification=learner.qualification_id, event=event)
            for learner, event in written
        )


def write_results(one: TrainingClass, learners: list[Enrolment]) -> list[tuple[Enrolment, int]]:
    """(learner, event of the new qualification), in a fixed number of statements; people are projected once."""
    if not learners:
        return []
    with projected_together():
        made = Qualification.objects.bulk_create([qualification_of(each, one) for each in learners])
    for learner, qualification in zip(learners, made, strict=True):
        learner.qualification = qualification
    update_rows(Enrolment, learners, ["qualification"])
    events = last_events([each.pk for each in made])
    return [(learner, events[learner.qualification_id]) for learner in learners]


def last_events(keys: Sequence[int]) -> dict[int, int]:
    """{key of a qualification: its last event}."""
    events = event_model(Qualification).objects.filter(pgh_obj_id__in=keys).order_by()
    return dict(events.values("pgh_obj_id").annotate(last=Max("pgh_id")).values_list("pgh_obj_id", "last"))


def lock_learners(one: TrainingClass) -> None:
    """Hold the class, its learners and their records, in this order, until the transaction ends."""
    list(TrainingClass.objects.select_for_update().filter(pk=one.pk).values_list("pk"))
    learners = list(Enrolment.objects.select_for_update().filter(training_class=one).order_by("pk"))
    keys = people_of([each for each in learners if each.cadre_id])
    list(Cadre.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk").values_list("pk"))


def not_about_oneself(one: TrainingClass, step: Step) -> str | None:
    written = one.written_of.get(step.pk, ())
    if any(person in one.hidden_people for person, _ in written):
        return OTHERS_ACT
    return None if all(one.writable_units.covers(unit) for _, unit in written) else OUTSIDE


def why_not_undone(one: TrainingClass, step: Step, user: Any) -> str:
    load([one], user)
    return not_about_oneself(one, step) or ""


def told_of(step: Step, user: Any) -> list[tuple[Enrolment, Qualification, bool]]:
    """Each learner whom the reader may see, with what the step wrote and whether it goes when that is taken back."""
    results = {each.qualification: each for each in RecordedResult.objects.filter(step=step)}
    held = Qualification.objects.in_bulk(list(results))
    last = last_events(list(held))
    written = {results[key].enrolment_id: key for key in held}
    learners = Enrolment.objects.for_user(user).filter(pk__in=written).by_name()
    found = []
    for learner in learners.select_related("cadre").order_by("sort", "pk"):
        key = written[learner.pk]
        found.append((learner, held[key], last[key] == results[key].event))
    return found


def take_back(pairs: Sequence[tuple[TrainingClass, Step]]) -> None:
    """The qualifications that the steps wrote go, but for those that somebody changed since: they are theirs now."""
    results = RecordedResult.objects.filter(step__in=[step for _, step in pairs])
    events = {each.qualification: each.event for each in results}
    held = list(Qualification.objects.select_for_update().filter(pk__in=events).order_by("pk"))
    last = last_events([each.pk for each in held])
    own = [each.pk for each in held if last[each.pk] == events[each.pk]]
    with projected_together():
        Qualification.objects.filter(pk__in=own).delete()


def kept_back(step: int) -> int:
    """How many of the qualifications of a step that was taken back stayed; of one that stands, none."""
    results = RecordedResult.objects.filter(step=step).exclude(step__undone_by=None)
    return Qualification.objects.filter(pk__in=results.values("qualification")).count()
