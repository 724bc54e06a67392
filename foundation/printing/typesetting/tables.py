"""Tables of a Word document as tables of typst: merged cells, borders, headings that are repeated."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from foundation.printing.metrics import POINT
from foundation.printing.typesetting.frames import TWENTIETH, points
from foundation.printing.typesetting.grid import (
    SIDES,
    Borders,
    SideLines,
    TableCell,
    heading_of,
    line_of,
    placed,
    widths_of,
)
from foundation.printing.typesetting.paragraphs import Paragraphs
from foundation.printing.typesetting.styles import Element, first_of, is_on, number, q
from foundation.printing.word.elements import TWIPS

DEFAULT_PADDING = 108
VERTICAL = {"center": "horizon", "bottom": "bottom"}
ALIGNS = {"center": "center", "right": "right", "end": "right"}
TALL = 1500


@dataclass(frozen=True)
class CellLook:
    """What a cell says of itself, millimetres of its padding with it."""

    left: float
    right: float
    vertical: str
    borders: SideLines

    @classmethod
    def of(cls, own: list[Element], looks: list[Element]) -> "CellLook":
        left, right = (_padding(own, looks, *names) for names in (("left", "start"), ("right", "end")))
        borders = tuple(line_of(own, f"tcBorders/{side}") for side in SIDES)
        return cls(left, right, VERTICAL.get(first_of(own, "vAlign") or "", ""), borders)


class Tables:
    """Draws tables; `content` draws what is inside a cell of so many millimetres."""

    def __init__(self, paragraphs: Paragraphs, content: Callable[[Element, float], str]):
        self.paragraphs, self.content = paragraphs, content

    def source(self, table: Element, room: float) -> str:
        """The table in `room` millimetres, as wide as it says."""
        looks = self.paragraphs.styles.of_table(table)
        rows = table.findall(q("tr"))
        widths = widths_of(table, rows, room)
        cells = placed(rows, len(widths))
        heading = heading_of(rows, cells)
        drawing = TableDrawing(self, looks, widths, Borders.of(looks, len(rows), len(widths)))
        drawn = [(one.row, drawing.cell(one)) for one in sorted(cells, key=lambda one: (one.row, one.column))]
        drawn += self._kept(rows, heading, len(widths))
        head = ", ".join(text for row, text in drawn if row < heading)
        body = ", ".join(text for row, text in drawn if row >= heading)
        columns = ", ".join(points(width / POINT) for width in [*widths, 0])
        parts = [f"columns: ({columns},)", "stroke: none", "inset: 0pt"]
        parts += [f"table.header({head})"] if head else []
        parts += [body] if body else []
        align = ALIGNS.get(first_of(looks, "jc") or "", "left")
        return f"align({align}, table({', '.join(parts)}))"

    def _kept(self, rows: list[Element], heading: int, column: int) -> Iterator[tuple[int, str]]:
        """A column without width: a cell of it over several rows keeps a row on the page of the next one.

        It is as high as the row is asked to be at least.
        """
        line = 0
        while line < len(rows):
            last = line
            while heading <= last < len(rows) - 1 and self._keeps_next(rows[last]):
                last += 1
            height = number([rows[line]], "trPr/trHeight") / TWENTIETH
            strut = f"empty({points(height)})" if height > 0 else ""
            span = f"rowspan: {last - line + 1}, breakable: false, " if last > line else ""
            yield line, f"table.cell(x: {column}, y: {line}, {span}{{ {strut} }})"
            line = last + 1

    def _keeps_next(self, row: Element) -> bool:
        paragraph = row.find(q("tc/p"))
        return paragraph is not None and is_on(self.paragraphs.styles.of_paragraph(paragraph), "keepNext")


class TableDrawing:
    """One table on its way; most of its cells say the same of themselves."""

    def __init__(self, tables: Tables, looks: list[Element], widths: list[float], borders: Borders):
        self.tables, self.looks, self.widths, self.borders = tables, looks, widths, borders
        self.known: dict[bytes, CellLook] = {}
        self.drawn: dict[tuple[bytes, float], tuple[SideLines, str, str]] = {}
        self.whole: dict[Element, bool] = {}

    def cell(self, one: TableCell) -> str:
        width = sum(self.widths[one.column : one.column + one.columns])
        key = (etree.tostring(one.element, with_tail=False), width)
        if key not in self.drawn:
            self.drawn[key] = self._inside(one.element, width)
        borders, placed, content = self.drawn[key]
        parts = [f"x: {one.column}, y: {one.row}", placed]
        parts.append(f"stroke: {self.borders.around(one, borders)}")
        parts += [f"colspan: {one.columns}"] if one.columns > 1 else []
        parts += [f"rowspan: {one.rows}"] if one.rows > 1 else []
        parts += ["breakable: false"] if self._stays_whole(one.element.getparent()) else []
        return f"table.cell({', '.join(parts)}, {content})"

    def _inside(self, cell: Element, width: float) -> tuple[SideLines, str, str]:
        """The borders it asks for, how the content stands in it, and the content; a text alone needs no block."""
        look = self._look(cell)
        room = width - look.left - look.right
        inside = [each for each in cell if each.tag != q("tcPr")]
        alone = len(inside) == 1 and inside[0].tag == q("p")
        text = self.tables.paragraphs.alone(inside[0], room) if alone else None
        left, right = look.left / POINT, look.right / POINT
        if text is None:
            align = f", align: {look.vertical}" if look.vertical else ""
            inset = f"(left: {points(left)}, right: {points(right)}, rest: 0pt)"
            return look.borders, f"inset: {inset}{align}", f"{{ {self.tables.content(cell, room)} }}"
        inset = f"left: {points(left + text.left)}, right: {points(right + text.right)}"
        inset = f"({inset}, top: {points(text.above)}, bottom: {points(text.below)})"
        align = f"{text.side} + {look.vertical or 'top'}"
        return look.borders, f"inset: {inset}, align: {align}", text.source

    def _look(self, cell: Element) -> CellLook:
        own = cell.find(q("tcPr"))
        key = etree.tostring(own) if own is not None else b""
        if key not in self.known:
            self.known[key] = CellLook.of([own] if own is not None else [], self.looks)
        return self.known[key]

    def _stays_whole(self, row: Element) -> bool:
        """Word breaks a row that does not fit on a page, whatever is asked."""
        if row not in self.whole:
            asked = [found for found in [row.find(q("trPr"))] if found is not None]
            letters = sum(len(part.text or "") for part in row.iter(q("t")))
            self.whole[row] = is_on(asked, "cantSplit") and letters < TALL
        return self.whole[row]


def _padding(own: list[Element], looks: list[Element], *names: str) -> float:
    """What the cell says, else the table, else what Word takes."""
    for properties, path in ((own, "tcMar"), (looks, "tblCellMar")):
        for name in names:
            if first_of(properties, f"{path}/{name}", "w") is not None:
                return max(0, number(properties, f"{path}/{name}", "w")) / TWIPS
    return DEFAULT_PADDING / TWIPS
