"""How a run or a paragraph of a Word document looks in the end: defaults, styles one on another, its own properties."""

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from foundation.printing.word.elements import W

Element = etree._Element
# Twips, more than the longest paper has.
MOST = 32_000
OFF = {"0", "false", "off", "none"}
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@functools.cache
def q(path: str) -> str:
    """A path of names of Word's namespace, "pPr/jc", as lxml wants it; "." is the element itself."""
    return path if path == "." else "/".join(f"{{{W}}}{name}" for name in path.split("/"))


def attribute(element: Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(f"{{{W}}}{name}")


@dataclass
class WordStyles:
    """The styles of a document. Properties come in the order that wins: own, the style's, its parents', defaults."""

    root: Element | None
    theme: Element | None = None
    known: dict[str, Element] = field(default_factory=dict)
    usual: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for style in self.root.iterfind(q("style")) if self.root is not None else ():
            self.known[attribute(style, "styleId") or ""] = style
            if attribute(style, "default") in {"1", "true"}:
                self.usual[attribute(style, "type") or ""] = attribute(style, "styleId") or ""

    def chain(self, name: str | None, kind: str) -> Iterator[Element]:
        """The style of this name and those it is based on, each once."""
        name, seen = name or self.usual.get(kind), set()
        while name and name in self.known and name not in seen:
            seen.add(name)
            yield self.known[name]
            name = attribute(self.known[name].find(q("basedOn")))

    def of_paragraph(self, paragraph: Element) -> list[Element]:
        """Every pPr that speaks of the paragraph, the strongest first."""
        own = paragraph.find(q("pPr"))
        chain = self.chain(attribute(paragraph.find(q("pPr/pStyle"))), "paragraph")
        return self._present([own, *(style.find(q("pPr")) for style in chain), self._default("pPr")])

    def of_run(self, run: Element, paragraph: Element) -> list[Element]:
        """Every rPr that speaks of the run, the strongest first; an empty paragraph's mark is a run too."""
        own = run.find(q("rPr"))
        name = attribute(own.find(q("rStyle"))) if own is not None else None
        above = self.chain(attribute(paragraph.find(q("pPr/pStyle"))), "paragraph")
        styles = [*self.chain(name, "character"), *above]
        return self._present([own, *(style.find(q("rPr")) for style in styles), self._default("rPr")])

    def of_table(self, table: Element) -> list[Element]:
        """Every tblPr that speaks of the table, the strongest first."""
        chain = self.chain(attribute(table.find(q("tblPr/tblStyle"))), "table")
        return self._present([table.find(q("tblPr")), *(style.find(q("tblPr")) for style in chain)])

    def font(self, properties: list[Element]) -> str:
        """The name of the font for Latin letters."""
        for one in properties:
            fonts = one.find(q("rFonts"))
            if fonts is not None and (theme := attribute(fonts, "asciiTheme")):
                return self._of_theme(theme)
            if fonts is not None and (name := attribute(fonts, "ascii")):
                return name
        return ""

    def _of_theme(self, name: str) -> str:
        place = "majorFont" if name.startswith("major") else "minorFont"
        found = self.theme.find(f".//{DRAWING}{place}/{DRAWING}latin") if self.theme is not None else None
        return found.get("typeface", "") if found is not None else name

    def _default(self, kind: str) -> Element | None:
        outer = "pPrDefault" if kind == "pPr" else "rPrDefault"
        return self.root.find(q(f"docDefaults/{outer}/{kind}")) if self.root is not None else None

    @staticmethod
    def _present(found: list[Element | None]) -> list[Element]:
        return [one for one in found if one is not None]


def first_of(properties: list[Element], path: str, name: str = "val") -> str | None:
    """The strongest value of this property; None where nothing says it."""
    values = (attribute(one.find(q(path)), name) for one in properties)
    return next((value for value in values if value is not None), None)


def number(properties: list[Element], path: str, name: str = "val", usual: float = 0) -> float:
    """The strongest value as a number, within what a sheet of paper can need; `usual` for one that is none."""
    try:
        value = float(first_of(properties, path, name) or usual)
    except ValueError:
        return usual
    return max(-MOST, min(value, MOST)) if math.isfinite(value) else usual


def is_on(properties: list[Element], name: str) -> bool:
    """Whether a property such as bold is switched on by whoever speaks of it first."""
    for one in properties:
        found = one.find(q(name))
        if found is not None:
            return (attribute(found) or "1") not in OFF
    return False
