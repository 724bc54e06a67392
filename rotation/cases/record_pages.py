"""Entering a case, changing it as far as it may be changed, and taking away what was typed by mistake."""

from typing import Any

from cadre.sections import PersonCreatePage
from foundation.core.acts.steps import Step
from foundation.core.pages import EditPage, RemovePage
from planning.models import PlanningEntry
from rotation.cases.forms import DecidedRotationForm, DraftRotationForm
from rotation.choices import RotationState
from rotation.forms import RotationForm
from rotation.models import Rotation

OPEN = (RotationState.PLANNED, RotationState.AGREED)
BY_ACTS = (
    "Trường hợp này đã có quyết định hoặc đã ghi vào quá trình công tác; hoàn tác các việc đã ghi rồi xóa."
)


def is_written_by_acts(rotation: Rotation) -> bool:
    """Whether somebody moved it on by an act; what a list or a record says that was is corrected in place."""
    return rotation.steps.standing().filter(origin=Step.Origin.ACT).exists()


def form_of(rotation: Rotation) -> type:
    if rotation.state in OPEN:
        return DraftRotationForm
    return DecidedRotationForm if is_written_by_acts(rotation) else RotationForm


def is_removable(rotation: Rotation) -> bool:
    """A draft, or what was, as long as no act wrote anything of it beside its own row."""
    return rotation.state in (*OPEN, RotationState.DROPPED) or not is_written_by_acts(rotation)


class CaseCreatePage(PersonCreatePage):
    """A case begins with the wish to move the person whom the address names."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"verbose_name": "dự kiến luân chuyển"}

    def get_initial(self) -> dict[str, Any]:
        now = self.cadre.now
        entry = PlanningEntry.objects.for_user(self.request.user).filter(
            cadre=self.cadre, status=PlanningEntry.Status.APPROVED
        )
        held = now.held.post if now.held_id else None
        return {"from_post": held, "entry": entry.first() if entry.count() == 1 else None}


class RotationEditPage(EditPage):
    def get_form_class(self) -> type:
        return form_of(self.object)


class RotationRemovePage(RemovePage):
    def stale(self) -> str:
        return super().stale() or ("" if is_removable(self.object) else BY_ACTS)
