"""What the page of a class offers where it was opened for a plan, and the grid of its results."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from training.choices import Completion, RowSource
from training.models import PlanRow, TrainingClass
from training.secrecy import names_refused


def plan_of(one: TrainingClass, user: Any) -> PlanRow | None:
    """The row for which it was opened, for who may read the plan."""
    readable = one.plan_row_id and user.scope("training.view_planrow").covers(one.plan_row.scope_unit_id)
    return one.plan_row if readable else None


def plan_buttons(one: TrainingClass, user: Any) -> Iterator[dict[str, Any]]:
    """Results are typed by who may change a line of some learner; a school's class takes learners by a list sent up."""
    takes_names = not names_refused(one)
    if takes_names and one.entered and user.scope("training.change_enrolment"):
        yield button("Nhập kết quả", "table", "trainingclass-results", one)
    row = plan_of(one, user)
    if row is None or row.source != RowSource.OWN:
        return
    if takes_names and user.scope("training.add_enrolment").covers(one.unit_id):
        yield button("Thêm học viên theo kế hoạch", "person-plus", "trainingclass-take", one)
    removable = user.scope("training.remove_trainingclass").covers(one.unit_id)
    if removable and one.completion == Completion.OPEN:
        yield button("Hoàn tác mở lớp", "arrow-counterclockwise", "trainingclass-take-back", one)


def button(label: str, icon: str, name: str, one: TrainingClass) -> dict[str, Any]:
    return {"label": label, "icon": icon, "url": reverse(name, args=[one.pk])}
