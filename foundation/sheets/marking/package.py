"""The package of an .xlsx opened for marking: which part holds which sheet, and all other parts as they were."""

import io
import posixpath
import zipfile
from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from foundation.sheets.limits import MB

PACKAGE_RELATIONS = "_rels/.rels"
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
        return self._first(self._related(PACKAGE_RELATIONS, ""), "officeDocument")

    @cached_property
    def _of_workbook(self) -> dict[str, list[tuple[str, str]]]:
        folder, name = posixpath.split(self.workbook)
        return self._related(posixpath.join(folder, "_rels", f"{name}.rels"), folder)

    def _related(self, relations: str, folder: str) -> dict[str, list[tuple[str, str]]]:
        """{last word of the type: [(id, name of the part)]}."""
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
        return self._first(self._of_workbook, "styles")

    def _first(self, related: Mapping[str, list[tuple[str, str]]], kind: str) -> str:
        if kind not in related:
            raise Unmarkable
        return related[kind][0][1]

    @cached_property
    def sheets(self) -> dict[str, str]:
        """{name of a sheet: name of its part}."""
        parts = dict(self._of_workbook.get("worksheet", ()))
        found = {}
        for each in parsed(self.part(self.workbook)).iter("{*}sheet"):
            keys = (value for name, value in each.attrib.items() if etree.QName(name).localname == "id")
            found |= {each.get("name"): parts[key] for key in keys if key in parts}
        return found

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The package again; a part that is not named stays byte for byte, a digital signature goes."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for entry in self.archive.infolist():
                if entry.filename.startswith(SIGNATURES):
                    continue
                content = changed.get(entry.filename, self._unsigned(entry.filename))
                copy = zipfile.ZipInfo(entry.filename, entry.date_time)
                copy.compress_type, copy.external_attr = zipfile.ZIP_DEFLATED, entry.external_attr
                archive.writestr(copy, content)
        return target.getvalue()

    def _unsigned(self, name: str) -> bytes:
        content = self.part(name)
        if SIGNATURES.encode() not in content or name not in (PACKAGE_RELATIONS, "[Content_Types].xml"):
            return content
        root = parsed(content)
        for each in list(root):
            place = each.get("Target", "") + each.get("PartName", "")
            if place.lstrip("/").startswith(SIGNATURES):
                root.remove(each)
        return written(root)

    @property
    def is_signed(self) -> bool:
        return any(name.startswith(SIGNATURES) for name in self.archive.namelist())
