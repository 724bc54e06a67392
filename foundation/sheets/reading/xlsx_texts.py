"""The texts of an .xlsx: those that cells share, and those that stand in a cell."""

import re
import xml.parsers.expat
from typing import Any

from foundation.sheets.limits import NOT_A_WORKBOOK, Unreadable, check_load
from foundation.sheets.reading.gauge import plain
from foundation.sheets.reading.packages import Package

NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def plain_parser() -> Any:
    """A parser for the large parts: names as they are written, since resolving them takes a fifth of the time."""
    parser = xml.parsers.expat.ParserCreate()
    parser.buffer_text = True
    return parser


def prefix_of(tag: str, name: str, attributes: dict[str, str]) -> str:
    """What stands before the names of a part, "" or "x:", by its first element. Raises Unreadable for another one."""
    prefix, _, local = tag.rpartition(":")
    if local != name or attributes.get(f"xmlns:{prefix}" if prefix else "xmlns") not in NAMESPACES:
        raise Unreadable(NOT_A_WORKBOOK)
    return f"{prefix}:" if prefix else ""


def unescaped(text: str) -> str:
    """A text of Excel, whose control characters are written as _x000D_."""
    if "_x" not in text:
        return text
    return plain(ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text).replace("\r", ""))


class RichText:
    """Takes a parser over up to the end of `outer`: runs of letters are added to `pieces`, readings beside them are
    left out (`aside`: one has begun)."""

    def __init__(self, parser: Any, prefix: str, outer: str, pieces: list[str], aside: bool = False):
        self.parser, self.prefix, self.outer, self.pieces = parser, prefix, f"{prefix}{outer}", pieces
        self.before = parser.StartElementHandler, parser.CharacterDataHandler
        self.aside = aside
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = None

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == f"{self.prefix}rPh":
            self.aside = True
        elif tag == f"{self.prefix}t" and not self.aside:
            self.parser.CharacterDataHandler = self.pieces.append

    def _end(self, tag: str) -> None:
        if tag == f"{self.prefix}rPh":
            self.aside = False
        elif tag == f"{self.prefix}t":
            self.parser.CharacterDataHandler = None
        elif tag == self.outer:
            self.parser.EndElementHandler = None
            self.parser.StartElementHandler, self.parser.CharacterDataHandler = self.before


def shared_texts(package: Package, name: str) -> list[str]:
    """The texts that cells refer to by number."""
    texts = SharedTexts()
    if name in package:
        for _ in package.parse(name, texts.parser):
            check_load(len(texts.found), texts.letters)
        texts.end_text()
        check_load(len(texts.found), texts.letters)
    return texts.found


class SharedTexts:
    """Handlers of an XML parser: `found` fills with the texts; one is done when the next begins."""

    def __init__(self):
        self.found, self.pieces, self.letters = [], [], 0
        self.begun = False
        self.parser = plain_parser()
        self.parser.StartElementHandler = self._root

    def _root(self, tag: str, attributes: dict[str, str]) -> None:
        self.prefix = prefix_of(tag, "sst", attributes)
        starts = {"si": self._begin, "t": self.pieces.clear, "r": self._runs, "rPh": self._reading}
        self.starts = {f"{self.prefix}{name}": start for name, start in starts.items()}
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self.pieces.append

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if start := self.starts.get(tag):
            start()

    def _begin(self) -> None:
        self.end_text()
        self.begun = True

    def _runs(self) -> None:
        self.pieces.clear()
        RichText(self.parser, self.prefix, "si", self.pieces)

    def _reading(self) -> None:
        RichText(self.parser, self.prefix, "si", self.pieces, aside=True)

    def end_text(self) -> None:
        if self.begun:
            text = unescaped("".join(self.pieces))
            self.letters += len(text)
            self.found.append(text)
        self.pieces.clear()
