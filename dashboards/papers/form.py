"""A statistical form as it is printed: the same numbers as on screen, with head, foot and the row of column numbers."""

from collections.abc import Iterator

from dashboards.forms.table import StatTable
from foundation.printing.layout import (
    FormColumn,
    FormLayout,
    FormRow,
    Holds,
    Signature,
)
from office.organisation.models.identity import OfficeIdentity
from office.organisation.models.structure import Unit
from office.papers.figure_forms import head_of_form, names_on, signatures_of_form

# Between the margins of a sheet that lies, millimetres, and how much of it the first column takes.
ROOM, LABEL = {"A4": 252, "A3": 375}, 0.25


def form_of_unit(table: StatTable, unit: Unit) -> FormLayout:
    """The form of the unit, headed by the names of the office on the day and signed by its head."""
    return layout_of_form(table, str(unit), *names_on(unit, table.day))


def layout_of_form(
    table: StatTable, unit: str, identity: OfficeIdentity | None, signature: Signature | None
) -> FormLayout:
    """The form of the unit of that name; where nobody entered what the office is called there is room to write it."""
    room = ROOM[table.form.paper]
    width = room * (1 - LABEL) / len(table.form.columns)
    columns = [
        FormColumn(
            column.label,
            width,
            (column.group,) if column.group else (),
            Holds.NUMBER,
            "center",
            str(column.number),
        )
        for column in table.form.columns
    ]
    return FormLayout(
        title=(table.title,),
        columns=(FormColumn("Nội dung", room * LABEL, number="1"), *columns),
        head=head_of_form(table.form.code, table.form.measure, identity),
        notes=tuple(notes_of_form(table, unit)),
        signatures=signatures_of_form(signature),
        paper=table.form.paper,
        number_row=True,
        sheet_name=f"Biểu {table.form.code}",
    )


def notes_of_form(table: StatTable, unit: str) -> Iterator[str]:
    """Of whom and of which day it speaks."""
    told = f"{unit}; {table.of_terms.lower()}" if table.of_terms else unit
    yield f"({told}; số liệu tính đến ngày {table.day:%d/%m/%Y})"
    if table.expired:
        yield f"({table.expired.rstrip('.')})"


def rows_of_form(table: StatTable) -> Iterator[FormRow]:
    """The rows as the form has them; what was not asked stays empty."""
    for row, numbers in table.lines:
        yield FormRow((row.label, *numbers), bold=row.bold or row.heading, indent=row.indent)


def file_stem(table: StatTable, unit: Unit) -> str:
    """The name of its file, which names nobody: BIEU_9B_20211130_0001."""
    return f"BIEU_{table.form.key.upper()}_{table.day:%Y%m%d}_{unit.pk:04d}"
