"""Parts of a Word document as XML elements; sizes come in as points and millimetres."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from foundation.printing.texts import printable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"w": W, "r": R}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TWIPS = 1440 / 25.4
LINE = {"val": "single", "sz": 4, "space": 0, "color": "auto"}
PAPERS = {"A4": (210, 297), "A3": (297, 420)}
Element = etree._Element


def w(tag: str, *children: Element | None, **attributes: object) -> Element:
    """An element of Word's own namespace, its attributes too."""
    named = {f"{{{W}}}{key}": str(value) for key, value in attributes.items()}
    element = etree.Element(f"{{{W}}}{tag}", named, NAMES)
    element.extend(child for child in children if child is not None)
    return element


def twips(millimetres: float) -> int:
    return round(millimetres * TWIPS)


def run(
    text: str, size: float = 0, bold: bool = False, italic: bool = False, underline: bool = False
) -> Element:
    """Text of one look, with its line breaks; `size` 0 is that of the document."""
    looks = [w("b")] * bold + [w("i")] * italic
    looks += [w("sz", val=round(2 * size)), w("szCs", val=round(2 * size))] if size else []
    looks += [w("u", val="single")] * underline
    return said(w("r", w("rPr", *looks) if looks else None), text)


def said(element: Element, text: str) -> Element:
    """The run, which says this text from now on."""
    for number, part in enumerate(printable(text).split("\n")):
        if number:
            etree.SubElement(element, f"{{{W}}}br")
        if part:
            etree.SubElement(element, f"{{{W}}}t", {SPACE: "preserve"}).text = part
    return element


def field(name: str, size: float) -> Element:
    """A field that Word counts itself: PAGE, NUMPAGES."""
    element = w("fldSimple", run("1", size))
    element.set(f"{{{W}}}instr", f" {name} ")
    return element


@dataclass(frozen=True)
class Look:
    """How a paragraph stands: millimetres but for the points of `before`, `after` and `exact`.

    `exact` is the height of its lines, `rule` draws a line under it, `size` is that of its mark.
    """

    align: str = "left"
    before: float = 0
    after: float = 0
    first: float = 0
    left: float = 0
    right: float = 0
    exact: float = 0
    size: float = 0
    rule: bool = False
    keep: bool = False


PLAIN = Look()
ALIGNS = {"justify": "both"}


def paragraph(runs: Iterable[Element] = (), look: Look = PLAIN) -> Element:
    """A paragraph of these runs; the order of its properties is the one that Word asks for."""
    indent = {key: twips(value) for key, value in (("left", look.left), ("right", look.right)) if value}
    if look.first:
        indent["firstLine" if look.first > 0 else "hanging"] = twips(abs(look.first))
    spacing = {"before": round(20 * look.before), "after": round(20 * look.after)}
    if look.exact:
        spacing |= {"line": round(20 * look.exact), "lineRule": "exact"}
    properties = w(
        "pPr",
        w("keepNext") if look.keep else None,
        w("pBdr", w("bottom", **(LINE | {"sz": 6}))) if look.rule else None,
        w("spacing", **spacing),
        w("ind", **indent) if indent else None,
        w("jc", val=ALIGNS.get(look.align, look.align)),
        w("rPr", w("sz", val=round(2 * look.size))) if look.size else None,
    )
    return w("p", properties, *runs)


def cell(
    content: Sequence[Element],
    width: float,
    columns: int = 1,
    down: str = "",
    middle: bool = False,
) -> Element:
    """A cell; `down` is "restart" where a cell over several rows begins and "continue" where it goes on."""
    properties = w(
        "tcPr",
        w("tcW", w=twips(width), type="dxa"),
        w("gridSpan", val=columns) if columns > 1 else None,
        w("vMerge", val=down) if down else None,
        w("vAlign", val="center") if middle else None,
    )
    return w("tc", properties, *(content or [paragraph()]))


def row(cells: Iterable[Element], heading: bool = False, whole: bool = False) -> Element:
    """A row; a heading is repeated on each page, a `whole` one is not broken between two."""
    properties = [w("cantSplit")] * (heading or whole) + [w("tblHeader")] * heading
    return w("tr", w("trPr", *properties) if properties else None, *cells)


def table(
    rows: Iterable[Element], widths: Sequence[float], bordered: bool = False, padding: float = 1
) -> Element:
    """A table with fixed columns; `padding` is the millimetres left and right in each cell."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties = w(
        "tblPr",
        w("tblW", w=twips(sum(widths)), type="dxa"),
        w("tblBorders", *(w(side, **LINE) for side in sides)) if bordered else None,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=twips(padding), type="dxa") for side in ("left", "right"))),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths)), *rows)
