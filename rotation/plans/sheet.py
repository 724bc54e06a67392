"""A plan of rotations as a workbook: its places with their holders, and who is meant for each."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest

from foundation.core import clock
from foundation.lists.tables import numbered
from foundation.sheets.lists import cells_of, layout_of, send_list
from rotation.models import RotationPlan, RotationSlot
from rotation.plans.columns import SLOT_COLUMNS
from rotation.plans.secrecy import SECRET_ROTATION_PLAN
from rotation.plans.slots import RELATED, slot_lines


def send_rotation_plan(request: HttpRequest, plan: RotationPlan) -> FileResponse:
    """The plan that was asked with the right to export. Nothing of a secret one leaves."""
    if plan.secret:
        raise PermissionDenied(SECRET_ROTATION_PLAN)
    slots = RotationSlot.objects.for_user(request.user).filter(plan=plan).select_related(*RELATED)
    lines = numbered(slot_lines(slots, request.user, clock.today()))
    layout = layout_of(
        SLOT_COLUMNS, str(plan).upper(), notes=tuple(notes(plan)), counted="vị trí", frozen_columns=2
    )
    name = f"KHLC_{plan.year}_{plan.pk:04d}.xlsx"
    return send_list(request, RotationSlot, layout, cells_of(SLOT_COLUMNS, lines), name)


def notes(plan: RotationPlan) -> Iterator[str]:
    paper = f"Văn bản chủ trương số {plan.number}, ngày {plan.agreed_on:%d/%m/%Y}" if plan.agreed_on else ""
    yield f"{plan.unit} – {paper or plan.get_state_display()}"
    yield f"(Số liệu tính đến ngày {clock.today():%d/%m/%Y})"
