"""A plan as a workbook: its rows in two groups, each with its sum, wide enough for a page across."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest

from foundation.core import clock
from foundation.lists.tables import Column, Section, numbered
from foundation.sheets.lists import cells_of, layout_of, send_list
from training.choices import RowSource
from training.models import PlanRow, TrainingPlan
from training.plans.columns import row_columns
from training.plans.counting import Totals, totals
from training.plans.progress import put_progress
from training.plans.secrecy import SECRET_PLAN
from training.plans.told import rows_of

GROUPS = {RowSource.OWN: "I", RowSource.ABOVE: "II"}


def send_plan(request: HttpRequest, plan: TrainingPlan) -> FileResponse:
    """The plan that was asked with the right to export; it names nobody. Nothing of a secret one leaves."""
    if plan.secret:
        raise PermissionDenied(SECRET_PLAN)
    rows = rows_of(plan, request.user, "export")
    put_progress(rows, request.user)
    columns = row_columns(plan)
    layout = layout_of(
        columns, str(plan).upper(), notes=tuple(notes(plan)), counted="mục", frozen_columns=2, paper="A4"
    )
    name = f"KHDT_{plan.year}_{plan.pk:04d}.xlsx"
    return send_list(request, PlanRow, layout, drawn(columns, rows), name)


def notes(plan: TrainingPlan) -> Iterator[str]:
    paper = (
        f"Số {plan.number}, ngày {plan.issued_on:%d/%m/%Y}" if plan.issued_on else plan.get_state_display()
    )
    yield f"{plan.unit} – {paper}"
    yield f"(Số liệu tính đến ngày {clock.today():%d/%m/%Y})"


def drawn(columns: Sequence[Column], rows: list[PlanRow]) -> Iterator[Section | list[Any]]:
    for source, number in GROUPS.items():
        here = [row for row in rows if row.source == source]
        sums = totals(here)
        yield Section(f"{number}. {source.label} ({summed(sums)})")
        yield from cells_of(columns, numbered(here))
    yield Section(f"Cộng: {summed(totals(rows))}")


def summed(sums: Totals) -> str:
    return f"{sums.rows} mục, {sums.places} chỉ tiêu, đã chọn {sums.chosen}, dự phòng {sums.reserve}"
