"""A list or form as a Word document: the heading of its table is repeated on every page."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from foundation.printing.headings import HeadingCell, column_numbers, heading_cells, heading_rows
from foundation.printing.layout import FormColumn, FormLayout, FormRow, FormSection, HeadStyle, Holds
from foundation.printing.letterhead import DRAFT, Line, signing_day, title_lines
from foundation.printing.texts import words_of
from foundation.printing.widths import shared_widths
from foundation.printing.word.blocks import CENTERED, foot_block, head_block, page_headers, stack
from foundation.printing.word.elements import Element, Look, cell, paragraph, row, run, said, table
from foundation.printing.word.package import Page, document
from foundation.printing.word.photo import beside_photo, room_beside

PLAIN_SIZE = 13
TABLE_SIZE, SMALLEST = 11, 7.5
PADDING = 0.8
TIGHT = Look(before=1.5, after=1.5)
INDENT = 4
DATED = {Holds.DATE: "center", Holds.NUMBER: "right"}


def docx_of(form: FormLayout, rows: Iterable[FormSection | FormRow]) -> bytes:
    """The whole form; a row that has not one value for each column is a ValueError."""
    page = Page(form.paper, form.landscape, form.margins)
    style = form.head.style if form.head else HeadStyle.NONE
    body = head_block(form.head, page.width) if form.head else []
    body += _title(form, page.width)
    body.append(paragraph(look=Look(exact=8)))
    body.append(_table(form, rows, page.width))
    closing = [Line(text, PLAIN_SIZE, bold=not place) for place, text in enumerate(form.closing)]
    body += stack(closing, page.width, Look(before=4, keep=True))
    body += foot_block(form.signatures, form.recipients, style, page.width, signing_day(form))
    body.append(paragraph(look=Look(exact=1, size=1)))
    footer = [paragraph([run(form.footer, 10, italic=True)])] if form.footer else []
    return document(body, page, PLAIN_SIZE, page_headers(DRAFT * form.draft, PLAIN_SIZE), footer)


def _title(form: FormLayout, width: float) -> list[Element]:
    lines = title_lines(form)
    return beside_photo(stack(lines, room_beside(width)), width) if form.photo else stack(lines, width)


def _table(form: FormLayout, rows: Iterable[FormSection | FormRow], room: float) -> Element:
    """Letters shrink where the columns are given more than the whole width."""
    rows = list(rows)
    asked = sum(column.width for column in form.columns)
    size = max(SMALLEST, round(2 * TABLE_SIZE * min(1, room / asked)) / 2)
    widths = shared_widths(form.columns, rows, size, room)
    body = DrawnRows(form.columns, widths, size)
    drawn = [*_heading(form, widths, size), *(body.row(each) for each in rows)]
    return table(drawn, widths, bordered=True, padding=PADDING)


def _heading(form: FormLayout, widths: list[float], size: float) -> Iterator[Element]:
    cells = {(one.row, one.column): one for one in heading_cells(form.columns)}
    for level in range(heading_rows(form.columns)):
        line, place = [], 0
        while place < len(widths):
            above = next(cells[up, place] for up in range(level, -1, -1) if (up, place) in cells)
            line.append(_heading_cell(above, level, sum(widths[place : place + above.columns]), size))
            place += above.columns
        yield row(line, heading=True)
    if form.number_row:
        numbers = zip(column_numbers(form.columns), widths, strict=True)
        yield row(
            (
                cell([paragraph([run(text, size - 1, italic=True)], replace(CENTERED, size=size - 1))], width)
                for text, width in numbers
            ),
            heading=True,
        )


def _heading_cell(one: HeadingCell, level: int, width: float, size: float) -> Element:
    down = "" if one.rows == 1 else "restart" if level == one.row else "continue"
    words = [run(one.text, size, bold=True)] if level == one.row else []
    return cell(
        [paragraph(words, replace(TIGHT, align="center", size=size))], width, one.columns, down, middle=True
    )


class DrawnRows:
    """The rows beneath the heading: of every look one cell is drawn, the others are copies with words of their own."""

    def __init__(self, columns: Sequence[FormColumn], widths: Sequence[float], size: float):
        self.columns, self.widths, self.size = columns, widths, size
        self.indented = next((place for place, column in enumerate(columns) if column.align == "left"), 0)
        self.drawn: dict[tuple, Element] = {}

    def row(self, each: FormSection | FormRow) -> Element:
        if isinstance(each, FormSection):
            words = run(each.title, self.size, bold=True, italic=each.level > 1)
            title = paragraph([words], replace(TIGHT, keep=True))
            return row([cell([title], sum(self.widths), len(self.widths))], whole=True)
        values = enumerate(zip(self.columns, each.values, strict=True))
        return row((self._cell(place, column, value, each) for place, (column, value) in values), whole=True)

    def _cell(self, place: int, column: FormColumn, value: Any, each: FormRow) -> Element:
        look = (place, each.bold, each.italic, each.indent if place == self.indented else 0)
        if look not in self.drawn:
            self.drawn[look] = self._empty(column, *look)
        made = deepcopy(self.drawn[look])
        said(made[-1][-1], words_of(value, column.holds == Holds.NUMBER))
        return made

    def _empty(self, column: FormColumn, place: int, bold: bool, italic: bool, indent: int) -> Element:
        align = DATED.get(column.holds, "left") if column.align == "left" else column.align
        look = replace(TIGHT, align=align, left=INDENT * indent, size=self.size)
        return cell([paragraph([run("", self.size, bold, italic)], look)], self.widths[place])
