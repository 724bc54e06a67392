"""A Word document as a file: the few parts it needs, always written alike, so that equal papers are equal files."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from foundation.printing.metrics import FONT
from foundation.printing.word.elements import PAPERS, Element, R, twips, w

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships"
CONTENT_TYPE = f"{MAIN}.document"
UNCHANGING = (1980, 1, 1, 0, 0, 0)
HEADER_DISTANCE = 8


@dataclass(frozen=True)
class Page:
    """The sheet of paper; `margins` left, right, top, bottom, all in millimetres."""

    paper: str = "A4"
    landscape: bool = False
    margins: tuple[float, float, float, float] = (30, 15, 20, 20)

    @property
    def size(self) -> tuple[float, float]:
        short, long = PAPERS[self.paper]
        return (long, short) if self.landscape else (short, long)

    @property
    def width(self) -> float:
        """What is left for the text between the margins."""
        return self.size[0] - self.margins[0] - self.margins[1]


def document(
    body: Iterable[Element],
    page: Page,
    size: float,
    headers: Mapping[str, Sequence[Element]],
    footer: Sequence[Element] = (),
) -> bytes:
    """The file. `headers` are the paragraphs over the page: "first", "default"; `size` the points of plain text."""
    marginal = {f"header_{kind}": w("hdr", *content) for kind, content in headers.items()}
    marginal |= {"footer_default": w("ftr", *footer), "footer_first": w("ftr", *footer)} if footer else {}
    main = w("document", w("body", *body, _section(page, marginal)))
    parts = {"word/document.xml": main, "word/styles.xml": _styles(size), "word/settings.xml": _settings()}
    parts |= {f"word/{name}.xml": content for name, content in marginal.items()}
    written = {"xml_declaration": True, "encoding": "UTF-8", "standalone": True}
    return packed(
        {name: etree.tostring(part, **written) for name, part in {**_package(marginal), **parts}.items()}
    )


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one archive that holds no time of its making."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, UNCHANGING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()


def unpacked(document: bytes) -> dict[str, bytes]:
    """The parts of a file of our own."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _section(page: Page, marginal: Mapping[str, Element]) -> Element:
    width, height = map(twips, page.size)
    left, right, top, bottom = map(twips, page.margins)
    distance = twips(HEADER_DISTANCE)
    edges = {"top": top, "right": right, "bottom": bottom, "left": left}
    section = w("sectPr")
    for name in marginal:
        place, kind = name.split("_")
        section.append(w(f"{place}Reference", type=kind))
        section[-1].set(f"{{{R}}}id", name)
    section.append(
        w("pgSz", w=width, h=height, **{"orient": "landscape"} if page.landscape else {}),
    )
    section.append(w("pgMar", **edges, header=distance, footer=distance, gutter=0))
    section.append(w("titlePg"))
    return section


def _styles(size: float) -> Element:
    fonts = w("rFonts", **dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), FONT))
    text = w(
        "rPr", fonts, w("sz", val=round(2 * size)), w("szCs", val=round(2 * size)), w("lang", val="vi-VN")
    )
    lines = w("pPr", w("spacing", before=0, after=0, line=240, lineRule="auto"))
    plain = w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")
    margins = w("tblCellMar", *(w(side, w=108, type="dxa") for side in ("left", "right")))
    tables = w(
        "style",
        w("name", val="Normal Table"),
        w("tblPr", margins),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    return w("styles", w("docDefaults", w("rPrDefault", text), w("pPrDefault", lines)), plain, tables)


def _settings() -> Element:
    mode = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15}
    return w("settings", w("compat", w("compatSetting", **mode)))


def _package(marginal: Mapping[str, Element]) -> dict[str, Element]:
    """The parts that say what the others are."""
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings"}
    kinds |= {name: name.split("_")[0] for name in marginal}
    types = _element(f"{PACKAGE}/content-types", "Types")
    for ending, kind in (("xml", "application/xml"), ("rels", f"{RELATIONSHIPS}+xml")):
        types.append(_element(f"{PACKAGE}/content-types", "Default", Extension=ending, ContentType=kind))
    for name, kind in kinds.items():
        part = {"PartName": f"/word/{name}.xml", "ContentType": f"{MAIN}.{kind}+xml"}
        types.append(_element(f"{PACKAGE}/content-types", "Override", **part))
    linked = {name: (f"{OFFICE}/relationships/{kind}", f"{name}.xml") for name, kind in kinds.items()}
    del linked["document"]
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": _relationships(
            {"document": (f"{OFFICE}/relationships/officeDocument", "word/document.xml")}
        ),
        "word/_rels/document.xml.rels": _relationships(linked),
    }


def _relationships(targets: Mapping[str, tuple[str, str]]) -> Element:
    root = _element(f"{PACKAGE}/relationships", "Relationships")
    for name, (kind, target) in targets.items():
        root.append(_element(f"{PACKAGE}/relationships", "Relationship", Id=name, Type=kind, Target=target))
    return root


def _element(namespace: str, tag: str, **attributes: str) -> Element:
    return etree.Element(f"{{{namespace}}}{tag}", attributes, nsmap={None: namespace})
