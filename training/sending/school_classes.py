"""The class that a school runs and an office sends people to: one on record by name and opening, else a new one."""

from collections import Counter
from collections.abc import Iterable

from foundation.core.acts.act import Asked, RefusedInside
from foundation.core.traces.history import event_model
from foundation.core.typed.names import called
from training.models import SendingList, TrainingClass
from training.secrecy import SECRET_CLASS

CANCELLED = "Lớp “{name}” đã ghi không mở; kiểm tra lại tên lớp, ngày khai giảng."
OTHER_PROGRAMME = (
    "Đã có lớp “{name}” cùng ngày khai giảng của chương trình “{programme}”; kiểm tra lại tên lớp."
)


def class_of(sending: SendingList, asked: Asked) -> TrainingClass:
    """Raises RefusedInside where the class on record is not one that these people can be learners of."""
    row, name, opens_on = sending.row, asked["class_name"], asked["opens_on"]
    classes = called(TrainingClass.objects.filter(unit=row.plan.unit_id, opens_on=opens_on), name)
    found = classes.select_related("programme").first()
    if found is None:
        return TrainingClass.objects.create(
            programme=row.programme,
            name=name,
            mode=row.mode,
            organiser=asked["issuer"],
            unit=row.plan.unit,
            opens_on=opens_on,
            plan_row=row,
        )
    if said := unfit(found, sending):
        raise RefusedInside({sending.pk: [said]})
    return found


def unfit(found: TrainingClass, sending: SendingList) -> str:
    if found.secret:
        return SECRET_CLASS
    if found.cancelled_on:
        return CANCELLED.format(name=found)
    if found.programme_id != sending.row.programme_id:
        return OTHER_PROGRAMME.format(name=found, programme=found.programme)
    return ""


def remove_unused(keys: Iterable[int]) -> None:
    """Take away classes that a summons made, as long as nobody wrote anything of them or into them since."""
    of_lists = TrainingClass.objects.filter(pk__in=keys, plan_row__source="above", enrolments=None)
    of_lists = list(of_lists.filter(sending_lists=None).values_list("pk", flat=True))
    events = event_model(TrainingClass).objects.filter(pgh_obj_id__in=of_lists)
    written = Counter(events.values_list("pgh_obj_id", flat=True))
    TrainingClass.objects.filter(pk__in=[key for key in of_lists if written[key] == 1]).delete()
