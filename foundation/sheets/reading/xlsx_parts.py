"""The parts of an .xlsx beside its sheets: list of sheets, texts, number formats."""

from collections.abc import Iterator
from typing import NamedTuple

from foundation.sheets.limits import NOT_A_WORKBOOK, Unreadable, check_sheets
from foundation.sheets.reading.number_formats import BUILT_IN, NumberFormat, number_format
from foundation.sheets.reading.packages import RELATIONSHIPS, Package
from foundation.sheets.reading.xlsx_texts import NAMESPACES, unescaped

TRUE = ("1", "true", "on")
MAX_FORMATS = 70_000


class ListedSheet(NamedTuple):
    """A sheet as the workbook lists it; `part` is the name of its part."""

    name: str
    part: str
    hidden: bool


class BookParts(NamedTuple):
    """What a workbook says of itself; `stale`: its program asks to calculate anew, so a stored 0 may be none."""

    sheets: list[ListedSheet]
    from_1904: bool
    stale: bool
    texts_part: str
    styles_part: str


def local(tag: str) -> str:
    """The name of an element of a spreadsheet, empty for one of another vocabulary."""
    namespace, _, name = tag.rpartition(" ")
    return name if namespace in NAMESPACES else ""


def book_parts(package: Package) -> BookParts:
    """Raises Unreadable where the package has no workbook in it."""
    main = [part for kind, part in package.relations("").values() if kind == "officeDocument"]
    name = next((part for part in main if part in package), "xl/workbook.xml")
    relations = package.relations(name)
    listed, properties = [], {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        kind = local(tag)
        if kind == "sheet":
            listed.append(attributes)
            check_sheets(len(listed))
        elif kind in ("workbook", "workbookPr", "calcPr"):
            properties.update(attributes, found=kind)

    package.elements(name, start)
    if not properties:
        raise Unreadable(NOT_A_WORKBOOK)
    parts = {kind: part for kind, part in relations.values()}
    return BookParts(
        list(_worksheets(listed, relations)),
        properties.get("date1904") in TRUE,
        properties.get("fullCalcOnLoad") in TRUE,
        parts.get("sharedStrings", ""),
        parts.get("styles", ""),
    )


def _worksheets(listed: list[dict[str, str]], relations: dict[str, tuple[str, str]]) -> Iterator[ListedSheet]:
    names = set()
    for attributes in listed:
        key = next((attributes[f"{space} id"] for space in RELATIONSHIPS if f"{space} id" in attributes), "")
        kind, part = relations.get(key, ("", ""))
        name = unescaped(attributes.get("name", ""))
        if name in names:
            raise Unreadable(NOT_A_WORKBOOK)
        names.add(name)
        if kind == "worksheet":
            yield ListedSheet(name, part, attributes.get("state", "visible") != "visible")


def cell_formats(package: Package, name: str) -> list[NumberFormat | None]:
    """The number format of each style that cells refer to by number."""
    codes, used, inside = {str(key): code for key, code in BUILT_IN.items()}, [], []

    def start(tag: str, attributes: dict[str, str]) -> None:
        kind = local(tag)
        if kind in ("cellXfs", "cellStyleXfs", "dxfs"):
            inside[:] = [kind]
        elif kind == "numFmt" and inside != ["dxfs"]:
            codes[attributes.get("numFmtId")] = attributes.get("formatCode", "")
        elif kind == "xf" and inside == ["cellXfs"]:
            used.append(attributes.get("numFmtId", "0"))
            if len(used) > MAX_FORMATS:
                raise Unreadable(NOT_A_WORKBOOK)

    package.elements(name, start)
    return [number_format(code) if (code := codes.get(key)) else None for key in used]
