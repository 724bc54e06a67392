"""The statistical forms among the kinds of paper, each drawn on numbers that sum up as those of a register do."""

import datetime
from collections.abc import Iterable, Iterator
from operator import attrgetter

from dashboards.forms.counting import StatCounts
from dashboards.forms.definitions import StatForm, StatRow, stat_forms
from dashboards.forms.table import StatTable
from dashboards.papers.form import layout_of_form, rows_of_form
from dashboards.papers.learning import LearningForm
from foundation.printing.layout import FormLayout, FormRow, FormSection, HeadStyle
from office.organisation.models.identity import Issuer
from office.papers.kinds import register
from office.papers.letters import Writing
from office.papers.lists import ListKind

UNIT, TERM = "Đơn vị mẫu", "Nhiệm kỳ được chọn: 2020–2025"


class InventedTable(StatTable):
    """A form whose numbers nobody counted."""

    def __init__(self, form: StatForm, day: datetime.date):
        self.form, self.day = form, day

    @property
    def counts(self) -> StatCounts:
        columns = [column.number for column in self.form.columns if column.recorded]
        numbers = {
            (row.key, column): count
            for column in columns
            for row, count in invented_column(self.form, 7 + 5 * column % 17)
        }
        for column in self.form.columns:
            parts = [each.number for each in self.form.columns if len(each.ways) == 1]
            for row in {row for row, of in numbers if of == column.number} if len(column.ways) > 1 else ():
                numbers[row, column.number] = sum(numbers[row, part] for part in parts)
        return StatCounts(self.form, numbers, frozenset(columns))

    @property
    def of_terms(self) -> str:
        return TERM if self.form.of_entries else ""


def invented_column(form: StatForm, total: int) -> Iterator[tuple[StatRow, int]]:
    """(row, number) of a column of so many people: the parts of a heading sum up to it, women and others are of it."""
    for row in filter(attrgetter("counted"), form.rows):
        if row.taken:
            yield row, len(row.taken) * (total // 3)
        elif row.of:
            parts = form.parts(row.of)
            yield row, total // len(parts) + (parts.index(row) < total % len(parts))
        else:
            yield row, total if row.key == "total" else total // 3


class StatPaper(ListKind):
    """A subclass names its form. Its number stands in the corner and it is signed on a day yet to come."""

    heads = (HeadStyle.NONE,)
    issuer = Issuer.OFFICE
    form: StatForm

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        table = InventedTable(self.form, writing.day)
        return layout_of_form(table, UNIT, writing.identity, writing.signature), rows_of_form(table)


def kind_of(form: StatForm) -> type[StatPaper]:
    """The kind of paper that a form described in the data is."""
    told = {"form": form, "slug": f"form-{form.key}", "file_stem": f"BIEU_{form.key.upper()}"}
    told["label"] = f"Biểu {form.code}: {form.title[:1].lower()}{form.title[1:]}"
    return type(f"StatPaper{form.key.upper()}", (StatPaper,), told)


for each in stat_forms().values():
    register(kind_of(each))
register(LearningForm)
