"""The file that goes back to its sender: the same workbook, bad cells marked, a column that says why."""

from collections.abc import Sequence

from foundation.sheets.marking.copies import copy, rows_kept
from foundation.sheets.marking.formats import CellFormats
from foundation.sheets.marking.marked import Marked
from foundation.sheets.marking.package import Package, Unmarkable, parsed
from foundation.sheets.marking.page import MarkedPage
from foundation.sheets.reading import Workbook

WHOLE_UP_TO = 20_000

__all__ = ["Marked", "mark_workbook"]


def mark_workbook(content: bytes, workbook: Workbook, marked: Sequence[Marked]) -> bytes:
    """The .xlsx to send back; `content` holds the bytes of the file that was sent, `workbook` what was read from it.

    Of an .xlsx every part but the marked sheets and the formats of cells stays byte for byte. A file of more than
    20,000 rows comes back with the heading and the faulty rows only.
    """
    if sum(len(sheet.rows) for sheet in workbook.sheets) > WHOLE_UP_TO:
        return copy([(one.sheet, one, rows_kept(one)) for one in marked])
    if workbook.kind == "xlsx":
        try:
            return in_place(content, marked)
        except ValueError:
            # A part says what no program writes; the cells themselves have been read.
            pass
    by_name = {one.sheet.name: one for one in marked}
    return copy([(sheet, by_name.get(sheet.name), None) for sheet in workbook.sheets if not sheet.hidden])


def in_place(content: bytes, marked: Sequence[Marked]) -> bytes:
    """The sender's package with two kinds of parts changed. Raises Unmarkable where it cannot be done."""
    package = Package(content)
    formats = CellFormats(parsed(package.part(package.styles)))
    changed = {}
    for one in marked:
        if one.sheet.name not in package.sheets:
            raise Unmarkable
        part = package.sheets[one.sheet.name]
        changed[part] = MarkedPage(parsed(package.part(part)), formats, one).content()
    return package.with_parts({**changed, package.styles: formats.content()})
