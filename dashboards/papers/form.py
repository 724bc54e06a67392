"""A statistical form as it is printed: the same numbers as on screen, with head, foot and the row of column numbers."""

from collections.abc import Iterator
from dataclasses import replace

from dashboards.forms.table import StatTable
from foundation.printing.layout import (
    FormColumn,
    FormLayout,
    FormRow,
    HeadBlock,
    HeadStyle,
    Holds,
    Signature,
)
from office.organisation.models.identity import Issuer, OfficeIdentity, identity_on
from office.organisation.models.structure import Unit
from office.papers.heads import (
    BLANK,
    day_in_words,
    first_signer,
    issuing_lines,
    place_and_date,
    signature_of,
)

# Between the margins of a sheet that lies, millimetres, and how much of it the first column takes.
ROOM, LABEL = {"A4": 252, "A3": 375}, 0.25
MADE_BY = Signature("NGƯỜI LẬP BIỂU", note="(ký, ghi rõ họ và tên; số điện thoại di động và cố định liên hệ)")
SIGNED_BY, SIGNED_SO = "TRƯỞNG BAN", "(ký, đóng dấu, ghi rõ họ và tên)"


def form_of_unit(table: StatTable, unit: Unit) -> FormLayout:
    """The form of the unit, headed by the names of the office on the day and signed by its head."""
    identity = identity_on(unit, table.day)
    signer = first_signer(identity, Issuer.OFFICE) if identity else None
    return layout_of_form(table, str(unit), identity, signature_of(signer) if signer else None)


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
        head=head_of_form(table, identity),
        notes=tuple(notes_of_form(table, unit)),
        signatures=(MADE_BY, replace(signature or Signature(SIGNED_BY), note=SIGNED_SO)),
        paper=table.form.paper,
        number_row=True,
        sheet_name=f"Biểu {table.form.code}",
    )


def head_of_form(table: StatTable, identity: OfficeIdentity | None) -> HeadBlock:
    """Who sends it stands left, number and measure of the form in the corner; it is signed on a day yet to come."""
    left = issuing_lines(identity, HeadStyle.NONE, Issuer.OFFICE) if identity else ()
    dated = place_and_date(identity, None) if identity else f"{BLANK}, {day_in_words(None)}"
    corner = (f"Biểu số {table.form.code}", table.form.measure)
    return HeadBlock(HeadStyle.NONE, left, place_and_date=dated, corner=corner)


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
