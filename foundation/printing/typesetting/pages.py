"""A whole Word document as typst: its parts with their sheets of paper, and what stands at the edges of each page."""

from dataclasses import dataclass

from docx.document import Document
from docx.section import Section, _BaseHeaderFooter

from foundation.printing.faults import TemplateFault
from foundation.printing.metrics import POINT
from foundation.printing.typesetting.paragraphs import Paragraphs, points
from foundation.printing.typesetting.styles import Element, WordStyles, is_on, number, q
from foundation.printing.typesetting.tables import Tables
from foundation.printing.word.elements import TWIPS

NESTED = 4
TOO_DEEP = "Bảng nằm trong bảng quá nhiều lớp; hãy tách ra."
LEAST_ROOM = 40
NO_ROOM = "Khổ giấy quá nhỏ hoặc lề quá lớn; hãy đặt lại ở Page Setup."
EMPTY = "{ }"


@dataclass
class PaperSheet:
    """A part of the document on one kind of paper, in millimetres."""

    size: tuple[float, float]
    margins: dict[str, float]

    @classmethod
    def of(cls, section: Element) -> "PaperSheet":
        size, edges = section.find(q("pgSz")), section.find(q("pgMar"))

        def asked(element: Element | None, name: str, usual: float) -> float:
            return number([element] if element is not None else [], ".", name, usual) / TWIPS

        names = ("left", "right", "top", "bottom", "header", "footer")
        margins = {name: asked(edges, name, 720 if name in {"header", "footer"} else 1440) for name in names}
        return cls((asked(size, "w", 11906), asked(size, "h", 16838)), margins)

    @property
    def has_room(self) -> bool:
        """Whether text fits between the margins at all; a page without room would be followed by others without end."""
        height = self.size[1] - self.margins["top"] - self.margins["bottom"]
        return min(self.room, height) >= LEAST_ROOM and min(self.margins.values()) >= 0

    @property
    def room(self) -> float:
        return self.size[0] - self.margins["left"] - self.margins["right"]


class Typesetting:
    """One document; what cannot be drawn is kept in the faults of its paragraphs."""

    def __init__(self, document: Document, styles: WordStyles):
        self.document = document
        self.paragraphs = Paragraphs(styles)
        self.tables = Tables(self.paragraphs, self.content)
        self.depth = 0

    def source(self) -> str:
        """The calls of paper.typ for the whole document."""
        parts, body = [], []
        sections = list(self.document.sections)
        for element in self.document.element.body:
            body.append(element)
            if element.tag == q("sectPr") or element.find(q("pPr/sectPr")) is not None:
                parts.append(self._part(len(parts), body, sections[len(parts)]))
                body = []
        return "\n".join(parts)

    def content(self, parent: Element | list[Element], room: float) -> str:
        """Paragraphs and tables, one under the other, in `room` millimetres."""
        self.depth += 1
        drawn = []
        if self.depth > NESTED:
            self.paragraphs.faults.append(TemplateFault("Bảng lồng nhau", TOO_DEEP))
        for element in parent if self.depth <= NESTED else ():
            if element.tag == q("p"):
                drawn.append(self.paragraphs.source(element, room))
            elif element.tag == q("tbl"):
                drawn.append(self.tables.source(element, room))
        self.depth -= 1
        return "\n".join(drawn)

    def _part(self, number: int, body: list[Element], section: Section) -> str:
        sheet = PaperSheet.of(section._sectPr)
        if not sheet.has_room:
            self.paragraphs.faults.append(TemplateFault("Bố trí trang", NO_ROOM))
        sides = {name: points(value / POINT) for name, value in sheet.margins.items()}
        over = self._edge(section, "header", sheet.room)
        under = self._edge(section, "footer", sheet.room)
        mark = f"<part-{number}>"
        away = ", ".join(sides[name] for name in ("left", "right", "header", "footer"))
        edges = f"edges({mark}, {away}, {over}, {under})"
        margins = ", ".join(f"{side}: {sides[side]}" for side in ("left", "right", "top", "bottom"))
        width, height = (points(length / POINT) for length in sheet.size)
        page = f"width: {width}, height: {height}, margin: ({margins}), background: {edges}"
        return f"#page({page}, {{\n[#metadata(none) {mark}]\n{self.content(body, sheet.room)}\n}})"

    def _edge(self, section: Section, kind: str, room: float) -> str:
        """(on the first page, on the others) of what stands over or under the text."""
        rest = self._edge_content(getattr(section, kind), room)
        if not is_on([section._sectPr], "titlePg"):
            return f"({rest}, {rest})"
        return f"({self._edge_content(getattr(section, f'first_page_{kind}'), room)}, {rest})"

    def _edge_content(self, edge: _BaseHeaderFooter, room: float) -> str:
        """A part that has none of its own shows that of the part before it; asked of the first, it would get one."""
        while not edge._has_definition:
            edge = edge._prior_headerfooter
            if edge is None:
                return EMPTY
        return f"{{ {self.content(edge._element, room)} }}"
