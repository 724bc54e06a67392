"""The package of an .xlsx opened for marking: which part holds which sheet, and all other parts as they were."""

import io
import posixpath
import zipfile
from collections.abc import Collection, Mapping
from functools import cached_property

from lxml import etree

from foundation.sheets.limits import MB

PACKAGE_RELATIONS = "_rels/.rels"
CONTENT_TYPES = "[Content_Types].xml"
# What a signature said of the sender's parts is true no more once two of them change.
SIGNATURES = "_xmlsignatures/"
# As a tree a part takes thirty times its bytes; twenty thousand rows of twelve cells are some ten megabytes.
LARGEST_PART = 12 * MB


class Unmarkable(ValueError):
    """A workbook whose parts are not where its own relations say."""


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def parsed(content: bytes) -> etree._Element:
    """The root of a part. Raises Unmarkable for what is no XML or too large; nothing outside it is ever fetched."""
    if len(content) > LARGEST_PART:
        raise Unmarkable
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unmarkable from error


def written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class Package:
    """Reads parts by what they are; `with_parts` gives the package anew with a few of them replaced."""

    def __init__(self, content: bytes):
        self.archive = zipfile.ZipFile(io.BytesIO(content))

    def part(self, name: str) -> bytes:
        try:
            return self.archive.read(name)
        except KeyError as error:
            raise Unmarkable from error

    @cached_property
    def workbook(self) -> str:
        return self._first(self.related(PACKAGE_RELATIONS, ""), "officeDocument")

    @cached_property
    def of_workbook(self) -> dict[str, list[tuple[str, str]]]:
        """The same of the workbook itself."""
        folder, name = posixpath.split(self.workbook)
        return self.related(posixpath.join(folder, "_rels", f"{name}.rels"), folder)

    def related(self, relations: str, folder: str) -> dict[str, list[tuple[str, str]]]:
        """{last word of the type: [(id, name of the part)]} of a part with relations, which stands in `folder`."""
        found = {}
        for each in parsed(self.part(relations)):
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                kind = each.get("Type", "").rpartition("/")[2]
                found.setdefault(kind, []).append((each.get("Id"), target.lstrip("/")))
        return found

    @cached_property
    def styles(self) -> str:
        """The name of the part with the formats of cells. Raises Unmarkable where there is none."""
        return self._first(self.of_workbook, "styles")

    def _first(self, related: Mapping[str, list[tuple[str, str]]], kind: str) -> str:
        if kind not in related:
            raise Unmarkable
        return related[kind][0][1]

    @cached_property
    def sheets(self) -> dict[str, str]:
        """{name of a sheet: name of its part}."""
        parts = dict(self.of_workbook.get("worksheet", ()))
        found = {}
        for each in parsed(self.part(self.workbook)).iter("{*}sheet"):
            keys = (value for name, value in each.attrib.items() if etree.QName(name).localname == "id")
            found |= {each.get("name"): parts[key] for key in keys if key in parts}
        return found

    def with_parts(self, changed: Mapping[str, bytes], without: Collection[str] = ()) -> bytes:
        """The package again; a part that is not named stays byte for byte, a digital signature goes."""
        names = self.archive.namelist()
        gone = {name for name in names if name.startswith(SIGNATURES) or name in without}
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for entry in self.archive.infolist():
                if entry.filename in gone:
                    continue
                content = changed.get(entry.filename) or self._without(entry.filename, gone)
                copy = zipfile.ZipInfo(entry.filename, entry.date_time)
                copy.compress_type, copy.external_attr = zipfile.ZIP_DEFLATED, entry.external_attr
                archive.writestr(copy, content)
        return target.getvalue()

    def _without(self, name: str, gone: Collection[str]) -> bytes:
        """A part that names others, without those that are gone."""
        content = self.part(name)
        if not (name == CONTENT_TYPES or name.endswith(".rels")):
            return content
        folder = posixpath.dirname(posixpath.dirname(name))
        root = parsed(content)
        dead = [each for each in root if _named(each, folder) in gone]
        for each in dead:
            root.remove(each)
        return written(root) if dead else content

    @property
    def is_signed(self) -> bool:
        return any(name.startswith(SIGNATURES) for name in self.archive.namelist())


def _named(each: etree._Element, folder: str) -> str:
    """The part that an element of a list of parts, or of relations of a part in the folder, names."""
    place = each.get("PartName") or each.get("Target", "")
    return posixpath.normpath(posixpath.join("/", folder, place)).lstrip("/")
