"""A zipped workbook and the XML parts in it, none of which may hold a document type or entities of its own."""

import posixpath
import xml.parsers.expat
from collections.abc import Callable, Iterator
from typing import Any

from foundation.sheets.limits import (
    DAMAGED,
    MB,
    NOT_A_WORKBOOK,
    TOO_HEAVY,
    Unreadable,
    checked_archive,
    part_name,
)

CHUNK = MB // 4
# A longer name, attribute or comment is no office's; expat looks at it from its beginning again with every piece.
LONGEST_TOKEN = 2 * MB
XML = (".xml", ".rels", ".vml")
RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)

Start = Callable[[str, dict[str, str]], None]


class Package:
    """The parts of a zipped workbook by their names, whatever capitals and slashes these are written in."""

    def __init__(self, content: bytes):
        self.archive = checked_archive(content)
        self.parts = {part_name(entry.filename): entry for entry in self.archive.infolist()}
        self.read = set()

    def __contains__(self, name: str) -> bool:
        return part_name(name) in self.parts

    def parse(self, name: str, parser: Any) -> Iterator[None]:
        """Feed a part to an expat parser piece by piece, stopping after each piece.

        Raises Unreadable for a part that is damaged or missing, or of an encoding that nobody knows.
        """
        self.read.add(part_name(name))
        parser.StartDoctypeDeclHandler = _refuse
        try:
            with self.archive.open(self.parts[part_name(name)]) as stream:
                fed = 0
                while chunk := stream.read(CHUNK):
                    parser.Parse(chunk, False)
                    fed += len(chunk)
                    if fed - parser.CurrentByteIndex > LONGEST_TOKEN:
                        raise Unreadable(TOO_HEAVY)
                    yield
                parser.Parse(b"", True)
                yield
        except (LookupError, xml.parsers.expat.ExpatError, *DAMAGED) as error:
            raise Unreadable(NOT_A_WORKBOOK) from error

    def elements(self, name: str, start: Start) -> None:
        """Call `start` for every element of a part, nothing where there is no such part."""
        if name in self:
            parser = new_parser()
            parser.StartElementHandler = start
            for _ in self.parse(name, parser):
                pass

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """{key: (kind, part)} of what a part refers to within the package; "" is the package itself."""
        folder, base = posixpath.split(name)
        found = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag.endswith(" Relationship") and attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rsplit("/", 1)[-1]
                target = posixpath.join("/", folder, attributes.get("Target", "").replace("\\", "/"))
                found[attributes.get("Id", "")] = (kind, posixpath.normpath(target).lstrip("/"))

        self.elements(posixpath.join(folder, "_rels", f"{base}.rels"), start)
        return found

    def check_rest(self) -> None:
        """Look through the parts that nobody has read for document types; they may be ill written besides."""
        for name in sorted(self.parts):
            if name.endswith(XML) and name not in self.read:
                try:
                    for _ in self.parse(name, new_parser()):
                        pass
                except Unreadable as refusal:
                    if not isinstance(refusal.__cause__, xml.parsers.expat.ExpatError):
                        raise


def new_parser() -> Any:
    """A parser of XML that gives names as "namespace name" and its text in one piece."""
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    return parser


def _refuse(*declared: object) -> None:
    raise Unreadable(NOT_A_WORKBOOK)
