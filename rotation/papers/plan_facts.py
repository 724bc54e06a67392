"""A plan of rotations as its papers tell of it: its places, and who is to be moved once that is agreed to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from foundation.printing.layout import FormColumn, FormRow
from office.papers.phrases import of_day
from office.papers.sheets import NAME, NUMBER, PLACE, FramedList, counted
from rotation.choices import RotationState, SlotReason
from rotation.models import Rotation, RotationPlan, RotationSlot
from rotation.papers.of_case import RELATED

OF_CASES = (*RELATED, "to_post__title", "to_post__unit")
NOT_NAMED = (RotationState.PLANNED, RotationState.DROPPED)
SLOTS = (
    NUMBER,
    FormColumn("Chức vụ nơi đến", 58),
    FormColumn("Lý do", 54),
    FormColumn("Nguồn từ đơn vị", 40),
    FormColumn("Dự kiến từ", 24, align="center"),
    FormColumn("Thời gian (tháng)", 22, align="center"),
    FormColumn("Dự kiến bố trí sau luân chuyển", 46),
)
PEOPLE = (
    NUMBER,
    NAME,
    FormColumn("Ngày, tháng, năm sinh", 24, align="center"),
    FormColumn(PLACE.label, 50),
    FormColumn("Chức vụ nơi đến", 44),
)
INSIDE = "Danh sách của cơ quan tham mưu; không gửi đơn vị"


@dataclass(frozen=True)
class RotationPlanFacts:
    """The plan for whoever draws up its papers."""

    user: Any
    plan: RotationPlan

    @cached_property
    def slots(self) -> list[RotationSlot]:
        slots = RotationSlot.objects.for_user(self.user).filter(plan=self.plan)
        return list(slots.select_related("post__title", "post__unit", "origin_unit").order_by("order", "pk"))

    @cached_property
    def cases(self) -> list[Rotation]:
        """Those agreed to, place by place: who is only meant, or was given up, is named nowhere."""
        cases = Rotation.objects.for_user(self.user, "export").filter(slot__plan=self.plan)
        cases = cases.exclude(state__in=NOT_NAMED).select_related(*OF_CASES)
        return list(cases.order_by("slot__order", "pk"))

    @cached_property
    def about_oneself(self) -> bool:
        """Whether the reader, or a relative, is among them."""
        hidden = Rotation.objects.hidden_people(self.user)
        cases = Rotation.objects.filter(slot__plan=self.plan, cadre__in=hidden)
        return bool(hidden) and cases.exclude(state__in=NOT_NAMED).exists()

    @property
    def paper(self) -> str:
        """The plan as a list that goes with it names it; empty where no paper of that name is recorded."""
        number = self.plan.number
        return f"Kế hoạch số {number}{of_day(self.plan.agreed_on)}" if "-KH/" in number else ""


def reason_of(slot: RotationSlot) -> str:
    if slot.reason == SlotReason.OTHER:
        return slot.reason_note
    return ": ".join(filter(None, (slot.get_reason_display(), slot.reason_note)))


def slot_cells(slot: RotationSlot) -> tuple[str, ...]:
    """The cells of `SLOTS` after the number."""
    since, months = str(slot.planned_from or ""), str(slot.months or "")
    return str(slot.post), reason_of(slot), str(slot.origin_unit or ""), since, months, slot.after_words


def case_cells(case: Rotation) -> tuple[str, ...]:
    """The cells of `PEOPLE` after the number."""
    held = case.cadre.now.held
    left = str(case.from_post or case.from_words or (held.post if held else ""))
    return case.cadre.full_name, str(case.cadre.birth or ""), left, str(case.to_post)


def slots_of(facts: RotationPlanFacts, attached_to: str = "") -> FramedList:
    return FramedList(
        title=("BIỂU VỊ TRÍ LUÂN CHUYỂN", f"cán bộ năm {facts.plan.year}"),
        columns=SLOTS,
        rows=list(numbered(map(slot_cells, facts.slots))),
        closing=(f"Biểu này có {len(facts.slots)} vị trí.",),
        attached_to=attached_to,
        wide=True,
        draft=facts.plan.agreed_on is None,
    )


def people_of(facts: RotationPlanFacts, attached_to: str = "") -> FramedList:
    return FramedList(
        title=("DANH SÁCH CÁN BỘ LUÂN CHUYỂN", f"theo kế hoạch năm {facts.plan.year}"),
        columns=PEOPLE,
        rows=list(numbered(map(case_cells, facts.cases))),
        notes=() if attached_to else (INSIDE,),
        closing=(counted(len(facts.cases)),),
        attached_to=attached_to,
        draft=facts.plan.agreed_on is None,
    )


def numbered(rows: Iterator[tuple[str, ...]]) -> Iterator[FormRow]:
    for place, cells in enumerate(rows, 1):
        yield FormRow((place, *cells))
