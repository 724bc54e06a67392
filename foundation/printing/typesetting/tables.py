"""Tables of a Word document as tables of typst: merged cells, borders, headings that are repeated."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from foundation.printing.metrics import POINT
from foundation.printing.typesetting.paragraphs import Paragraphs, points
from foundation.printing.typesetting.styles import Element, attribute, first_of, is_on, q
from foundation.printing.word.elements import TWIPS

DEFAULT_PADDING = 108
SIDES = {"top": "top", "left": "start", "bottom": "bottom", "right": "end"}
VERTICAL = {"center": "horizon", "bottom": "bottom"}
TALL = 1500


@dataclass
class TableCell:
    """A cell at its place; `rows` grows while cells that continue it come beneath."""

    element: Element
    row: int
    column: int
    columns: int
    rows: int = 1


@dataclass
class Tables:
    """Draws tables; `content` draws what is inside a cell of so many millimetres."""

    paragraphs: Paragraphs
    content: Callable[[Element, float], str]
    nested: int = field(default=0)

    def source(self, table: Element) -> str:
        looks = self.paragraphs.styles.of_table(table)
        widths = [
            float(attribute(column, "w") or 0) / TWIPS for column in table.iterfind(q("tblGrid/gridCol"))
        ]
        rows = table.findall(q("tr"))
        cells = placed(rows, len(widths))
        heading = heading_of(rows, cells)
        borders = Borders.of(looks, len(rows), len(widths))
        drawn = [
            (one.row, self._cell(one, widths, looks, borders))
            for one in sorted(cells, key=lambda one: (one.row, one.column))
        ]
        drawn += [(row, together) for row, together in self._kept(rows, heading)]
        head = ", ".join(text for row, text in drawn if row < heading)
        body = ", ".join(text for row, text in drawn if row >= heading)
        columns = ", ".join(points(width / POINT) for width in [*widths, 0])
        parts = [f"columns: ({columns},)", "stroke: none", "inset: 0pt"]
        parts += [f"table.header({head})"] if head else []
        parts += [body] if body else []
        align = {"center": "center", "right": "right", "end": "right"}.get(
            first_of(looks, "jc") or "", "left"
        )
        return f"align({align}, table({', '.join(parts)}))"

    def _cell(self, one: TableCell, widths: list[float], looks: list[Element], borders: "Borders") -> str:
        own = [found for found in [one.element.find(q("tcPr"))] if found is not None]
        left, right = (_padding(own, looks, *names) for names in (("left", "start"), ("right", "end")))
        room = sum(widths[one.column : one.column + one.columns]) - left - right
        inset = f"inset: (left: {points(left / POINT)}, right: {points(right / POINT)}, rest: 0pt)"
        parts = [inset, f"stroke: {borders.around(one, own)}"]
        parts += [f"colspan: {one.columns}"] if one.columns > 1 else []
        parts += [f"rowspan: {one.rows}"] if one.rows > 1 else []
        vertical = VERTICAL.get(first_of(own, "vAlign") or "")
        parts += [f"align: {vertical}"] if vertical else []
        if self._stays_whole(one):
            parts.append("breakable: false")
        return f"table.cell(x: {one.column}, y: {one.row}, {', '.join(parts)}, {{ {self.content(one.element, room)} }})"

    def _kept(self, rows: list[Element], heading: int) -> Iterator[tuple[int, str]]:
        """A column without width: a cell of it over several rows keeps a row on the page of the next one."""
        column, number = len(rows[0].getparent().findall(q("tblGrid/gridCol"))) if rows else 0, 0
        while number < len(rows):
            last = number
            while heading <= last < len(rows) - 1 and self._keeps_next(rows[last]):
                last += 1
            span = f"rowspan: {last - number + 1}, breakable: false, " if last > number else ""
            yield number, f"table.cell(x: {column}, y: {number}, {span}[])"
            number = last + 1

    def _keeps_next(self, row: Element) -> bool:
        paragraph = row.find(q("tc/p"))
        return paragraph is not None and is_on(self.paragraphs.styles.of_paragraph(paragraph), "keepNext")

    @staticmethod
    def _stays_whole(one: TableCell) -> bool:
        """Word breaks a row that does not fit on a page, whatever is asked."""
        line = one.element.getparent()
        asked = [found for found in [line.find(q("trPr"))] if found is not None]
        return is_on(asked, "cantSplit") and sum(len(part.text or "") for part in line.iter(q("t"))) < TALL


def placed(rows: list[Element], width: int) -> list[TableCell]:
    """The cells of the grid without those that only continue one above."""
    cells: list[TableCell] = []
    above: dict[int, TableCell] = {}
    for number, row in enumerate(rows):
        column, met = 0, {}
        for element in row.iterfind(q("tc")):
            columns = max(1, min(int(attribute(element.find(q("tcPr/gridSpan"))) or 1), width - column))
            down = element.find(q("tcPr/vMerge"))
            goes_on = down is not None and attribute(down) != "restart"
            one = above.get(column) if goes_on else None
            if one is None or one.columns != columns:
                one = TableCell(element, number, column, columns)
                cells.append(one)
            else:
                one.rows += 1
            if down is not None:
                met[column] = one
            column += columns
        above = met
    return cells


def heading_of(rows: list[Element], cells: list[TableCell]) -> int:
    """How many rows at the top are repeated; none where a cell of them goes on below."""
    count = 0
    while count < len(rows) and rows[count].find(q("trPr/tblHeader")) is not None:
        count += 1
    crossing = any(one.row < count < one.row + one.rows for one in cells)
    return 0 if crossing or count == len(rows) else count


def _padding(own: list[Element], looks: list[Element], *names: str) -> float:
    found: Iterator[str | None] = (
        value
        for name in names
        for value in (first_of(own, f"tcMar/{name}", "w"), first_of(looks, f"tblCellMar/{name}", "w"))
    )
    return float(next((value for value in found if value is not None), DEFAULT_PADDING)) / TWIPS


@dataclass
class Borders:
    """The lines of a table: around it, inside it, and those that a cell asks for itself."""

    lines: dict[str, float]
    rows: int
    columns: int

    @classmethod
    def of(cls, looks: list[Element], rows: int, columns: int) -> "Borders":
        sides = (*SIDES, "insideH", "insideV")
        return cls({side: _line(looks, f"tblBorders/{side}") or 0 for side in sides}, rows, columns)

    def around(self, one: TableCell, own: list[Element]) -> str:
        edges = {
            "top": "top" if one.row == 0 else "insideH",
            "bottom": "bottom" if one.row + one.rows == self.rows else "insideH",
            "left": "left" if one.column == 0 else "insideV",
            "right": "right" if one.column + one.columns == self.columns else "insideV",
        }
        drawn = {}
        for side, edge in edges.items():
            asked = _line(own, f"tcBorders/{side}")
            drawn[side] = self.lines[edge] if asked is None else asked
        shown = {side: points(width) if width else "none" for side, width in drawn.items()}
        return f"({', '.join(f'{side}: {width}' for side, width in shown.items())})"


def _line(properties: list[Element], path: str) -> float | None:
    """Points of the line; 0 for one that is switched off, None for one that nobody speaks of."""
    kind = first_of(properties, path)
    if kind is None:
        return None
    return 0 if kind in {"nil", "none"} else float(first_of(properties, path, "sz") or 4) / 8
