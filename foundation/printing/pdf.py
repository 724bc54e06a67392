"""A Word document as a PDF: the same lines in the same places, in the font that has the widths of Times New Roman."""

import functools
import io
from pathlib import Path

import docx
import typst
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from foundation.printing.faults import TemplateFaults
from foundation.printing.metrics import FOLDER
from foundation.printing.typesetting.carried import faults_of
from foundation.printing.typesetting.pages import Typesetting
from foundation.printing.typesetting.styles import WordStyles
from foundation.printing.word.archive import MB, parts_of

CONTENT_TYPE = "application/pdf"
MAX_WRITTEN = 20 * MB
PAPER = Path(__file__).parent / "typesetting" / "paper.typ"


class Undrawn(Exception):
    """The PDF would not show what the document says; typst's own words, for the log."""


def pdf_of(document: bytes) -> bytes:
    """The PDF of a document that anybody may have written, the same for the same document.

    Raises TemplateFaults for what it cannot carry, each with its place.
    """
    parts_of(document, MAX_WRITTEN)
    opened = docx.Document(io.BytesIO(document))
    if faults := faults_of(opened, styles_of(opened)):
        raise TemplateFaults(faults)
    return drawn(opened)


def drawn(opened: Document) -> bytes:
    """The PDF of a document that is known to hold nothing else than a PDF can carry, but for letters of its text."""
    typesetting = Typesetting(opened, styles_of(opened))
    source = typesetting.source()
    typesetting.paragraphs.raise_faults()
    return compiled(f"{PAPER.read_text()}\n{source}")


def styles_of(opened: Document) -> WordStyles:
    themes = [rel.target_part for rel in opened.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.THEME]
    return WordStyles(opened.styles.element, parse_xml(themes[0].blob) if themes else None)


def compiled(source: str) -> bytes:
    """The PDF of a source of typst. A warning is an error: a font that is missing would only be told by one."""
    compiler = typst.Compiler(source.encode(), font_paths=fonts())
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_tags=False)
    except typst.TypstError as error:
        raise Undrawn(error.message) from error
    if warnings:
        raise Undrawn("; ".join(warning.message for warning in warnings))
    return pdf


@functools.cache
def fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])
