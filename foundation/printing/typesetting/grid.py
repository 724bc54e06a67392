"""The grid of a Word table: which cell stands where and how wide, which rows are repeated, the lines between them."""

from dataclasses import dataclass, field

from foundation.printing.typesetting.frames import points
from foundation.printing.typesetting.styles import Element, attribute, first_of, number, q
from foundation.printing.word.elements import TWIPS

SIDES = ("top", "left", "bottom", "right")
MOST_COLUMNS = 63
NO_LINE = "none"
# Points of the line on each of the SIDES; None where the cell leaves it to the table.
SideLines = tuple[float | None, ...]


@dataclass
class TableCell:
    """A cell at its place; `rows` grows while cells that continue it come beneath."""

    element: Element
    row: int
    column: int
    columns: int
    rows: int = 1


def widths_of(table: Element, rows: list[Element], room: float) -> list[float]:
    """Millimetres of every column that a row has a cell in; what the document leaves open shares the room."""
    known = [number([column], ".", "w") / TWIPS for column in table.iterfind(q("tblGrid/gridCol"))]
    needed = max((_before(row) + sum(map(_span, row.iterfind(q("tc")))) for row in rows), default=0)
    known += [0.0] * (min(needed, MOST_COLUMNS) - len(known))
    open_ones = sum(not width for width in known)
    shared = max(room - sum(known), 5 * open_ones) / open_ones if open_ones else 0
    return [width or shared for width in known]


def placed(rows: list[Element], width: int) -> list[TableCell]:
    """The cells of the grid without those that only continue one above."""
    cells: list[TableCell] = []
    above: dict[int, TableCell] = {}
    for line, row in enumerate(rows):
        column, met = _before(row), {}
        for element in row.iterfind(q("tc")):
            columns = min(_span(element), width - column)
            down = element.find(q("tcPr/vMerge"))
            one = above.get(column) if down is not None and attribute(down) != "restart" else None
            if one is None or one.columns != columns:
                one = TableCell(element, line, column, columns)
                cells.append(one)
            else:
                one.rows += 1
            if down is not None:
                met[column] = one
            column += columns
        above = met
    return cells


def _span(cell: Element) -> int:
    over_several = cell.find(q("tcPr/gridSpan"))
    return 1 if over_several is None else max(1, int(number([over_several], ".", usual=1)))


def _before(row: Element) -> int:
    """How many columns a row leaves out at its beginning."""
    return max(0, min(int(number([row], "trPr/gridBefore")), MOST_COLUMNS))


def heading_of(rows: list[Element], cells: list[TableCell]) -> int:
    """How many rows at the top are repeated; none where a cell of them goes on below."""
    count = 0
    while count < len(rows) and rows[count].find(q("trPr/tblHeader")) is not None:
        count += 1
    crossing = any(one.row < count < one.row + one.rows for one in cells)
    return 0 if crossing or count == len(rows) else count


@dataclass
class Borders:
    """The lines of a table: around it, inside it, and those that a cell asks for itself."""

    lines: dict[str, float]
    rows: int
    columns: int
    drawn: dict[tuple, str] = field(default_factory=dict)

    @classmethod
    def of(cls, looks: list[Element], rows: int, columns: int) -> "Borders":
        sides = (*SIDES, "insideH", "insideV")
        return cls({side: line_of(looks, f"tblBorders/{side}") or 0 for side in sides}, rows, columns)

    def around(self, one: TableCell, asked: SideLines) -> str:
        """The stroke of a cell; `asked` is what it says itself."""
        edges = (
            "top" if one.row == 0 else "insideH",
            "left" if one.column == 0 else "insideV",
            "bottom" if one.row + one.rows == self.rows else "insideH",
            "right" if one.column + one.columns == self.columns else "insideV",
        )
        if (edges, asked) not in self.drawn:
            lines = [self.lines[edge] if own is None else own for edge, own in zip(edges, asked, strict=True)]
            shown = [
                f"{side}: {points(width) if width else NO_LINE}"
                for side, width in zip(SIDES, lines, strict=True)
            ]
            self.drawn[edges, asked] = f"({', '.join(shown)})"
        return self.drawn[edges, asked]


def line_of(properties: list[Element], path: str) -> float | None:
    """Points of the line; 0 for one that is switched off, None for one that nobody speaks of."""
    kind = first_of(properties, path)
    if kind is None:
        return None
    return 0 if kind in {"nil", "none"} else number(properties, path, "sz", 4) / 8
