"""Biểu 10 as it is printed, and on invented numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator

from dashboards.forms.learning import (
    ABOVE,
    CODE,
    COMMUNE,
    DISTRICT,
    LABELS,
    LEADERS,
    MEASURE,
    OWN,
    PROVINCE,
    LearningCounts,
    LearningTable,
)
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

LABEL, NUMBERS = 88, 31
INDENTED = 2


def form_of_unit(table: LearningTable, unit: Unit) -> FormLayout:
    """The form of the unit, headed by the names of the office on the day and signed by its head."""
    return layout_of(table, str(unit), *names_on(unit, table.day))


def layout_of(
    table: LearningTable, unit: str, identity: OfficeIdentity | None, signature: Signature | None
) -> FormLayout:
    columns = [
        FormColumn(label, NUMBERS, (group,), Holds.NUMBER, "center", str(number))
        for number, (label, group) in LABELS.items()
    ]
    return FormLayout(
        title=(table.title,),
        columns=(FormColumn("Nội dung", LABEL, number="1"), *columns),
        head=head_of_form(CODE, MEASURE, identity),
        notes=(f"({unit}; số liệu tính đến ngày {table.day:%d/%m/%Y})",),
        closing=tuple(table.notes()),
        signatures=signatures_of_form(signature),
        paper="A3",
        number_row=True,
        sheet_name=f"Biểu {CODE}",
    )


def rows_of(table: LearningTable) -> Iterator[FormRow]:
    for row, numbers in table.lines:
        bold = row.heading or row.key == "total"
        yield FormRow((row.label, *numbers), bold=bold, italic=row.indent == INDENTED, indent=row.indent)


class InventedLearning(LearningTable):
    """Numbers that nobody counted: their sums hold."""

    @property
    def counts(self) -> LearningCounts:
        numbers: Counter[tuple[str, int]] = Counter()
        known = {"intermediate": "intermediate_part", "defence": ""}
        for place, (key, part) in enumerate(known.items(), 1):
            found = {
                0: 6,
                DISTRICT: 2,
                LEADERS[DISTRICT]: 1,
                COMMUNE: 4,
                PROVINCE: 0,
                OWN: 1,
                ABOVE: place - 1,
            }
            for row in filter(None, ("total", key, part)):
                numbers.update({(row, column): count * place for column, count in found.items()})
        asked = frozenset(row for row, _ in numbers)
        return LearningCounts(numbers, asked | {"elementary"}, frozenset({"elementary"}))

    def notes(self) -> Iterator[str]:
        yield "Số liệu mẫu."


class LearningForm(ListKind):
    slug = "form-10"
    label = f"Biểu {CODE}: thống kê kết quả đào tạo, bồi dưỡng cán bộ"
    file_stem = "BIEU_10"
    heads = (HeadStyle.NONE,)
    issuer = Issuer.OFFICE

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        table = InventedLearning(None, (), writing.day)
        return layout_of(table, "Đơn vị mẫu", writing.identity, writing.signature), rows_of(table)
