"""“Luân chuyển theo năm” as it is printed."""

from collections import Counter
from collections.abc import Iterable, Iterator

from foundation.printing.layout import (
    FormColumn,
    FormLayout,
    FormRow,
    FormSection,
    HeadStyle,
    Holds,
    Signature,
)
from office.organisation.models.identity import Issuer, OfficeIdentity
from office.organisation.models.structure import Unit
from office.papers.figure_forms import head_of_form, names_on, signatures_of_form
from office.papers.letters import Writing
from office.papers.lists import ListKind
from rotation.moves.directions import MoveWay
from rotation.moves.matrix import TITLE, WAYS, MoveMatrix, MoveRow

LABEL, NUMBERS = 92, 160


def matrix_of_unit(table: MoveMatrix, unit: Unit) -> FormLayout:
    """Headed by the names of the office on the day and signed by its head."""
    return layout_of(table, str(unit), *names_on(unit, table.day))


def layout_of(
    table: MoveMatrix, unit: str, identity: OfficeIdentity | None, signature: Signature | None
) -> FormLayout:
    heads = ["Tổng số", *(str(year) for year in table.years)]
    width = NUMBERS / max(len(heads), 4)
    columns = [FormColumn(head, width, (), Holds.NUMBER, "center") for head in heads]
    return FormLayout(
        title=(TITLE,),
        columns=(FormColumn("Nội dung", LABEL), *columns),
        head=head_of_form("", "Đvt: Lượt người", identity),
        notes=(f"({unit}; số liệu tính đến ngày {table.day:%d/%m/%Y})",),
        closing=tuple(table.notes()),
        signatures=signatures_of_form(signature),
        number_row=True,
        sheet_name="Luân chuyển theo năm",
    )


def rows_of(table: MoveMatrix) -> Iterator[FormRow]:
    for line in table.lines:
        if line.numbers is None:
            yield FormRow((line.label, *[None] * (len(table.years) + 1)), bold=True)
            continue
        values = (line.counted, *(line.numbers[year] for year in table.years))
        whole = line.key in ("total", "people")
        yield FormRow((line.label, *values), bold=line.key == "total", indent=0 if whole else 1)


class InventedMatrix(MoveMatrix):
    """Numbers that nobody counted: their sums hold."""

    since, earlier = 2019, 0

    @property
    def lines(self) -> list[MoveRow]:
        parts = {MoveWay.DISTRICT_COMMUNE: 3, MoveWay.COMMUNES: 1}
        years = list(self.years)
        total = Counter(dict.fromkeys(years, sum(parts.values())))
        ways = [MoveRow(way, way.label, Counter(dict.fromkeys(years, n))) for way, n in parts.items()]
        return [MoveRow("total", "TỔNG SỐ LƯỢT", total), MoveRow("ways", WAYS), *ways]


class MovesPaper(ListKind):
    slug = "rotation-moves"
    label = TITLE
    file_stem = "LUANCHUYEN_NAM"
    heads = (HeadStyle.NONE,)
    issuer = Issuer.OFFICE

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        table = InventedMatrix(None, (), writing.day)
        return layout_of(table, "Đơn vị mẫu", writing.identity, writing.signature), rows_of(table)
