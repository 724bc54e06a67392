"""One sheet's part with marks: cells get another format, a column of reasons is added, all else stays."""

import re
from collections.abc import Iterator

from lxml import etree

from foundation.sheets.headings import REASON
from foundation.sheets.marking.formats import CellFormats
from foundation.sheets.marking.marked import REASON_WIDTH, Marked
from foundation.sheets.marking.package import Unmarkable, local, written

PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
# What stands before the merged ranges in a sheet's part, in the order of the standard.
BEFORE_MERGES = frozenset(
    (
        "sheetPr",
        "dimension",
        "sheetViews",
        "sheetFormatPr",
        "cols",
        "sheetData",
        "sheetCalcPr",
        "sheetProtection",
    )
    + ("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews")
)
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Characters that XML cannot hold.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def letters(index: int) -> str:
    """The letters of a column counted from 0."""
    name, index = "", index + 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(place: str) -> int:
    """The column, from 0, of a place like "AB12". Raises Unmarkable for what is none."""
    found, number = PLACE.fullmatch(place), 0
    if found is None:
        raise Unmarkable
    for letter in found.group(1):
        number = number * 26 + ord(letter) - 64
    return number - 1


class MarkedPage:
    """Marks one sheet. `content` gives the changed part."""

    def __init__(self, root: etree._Element, formats: CellFormats, one: Marked):
        self.root, self.formats, self.one = root, formats, one
        self.space = formats.space
        self.data = root.find(f"{{{etree.QName(root).namespace}}}sheetData")
        if self.data is None or etree.QName(root).namespace != self.space:
            raise Unmarkable
        self.reason = one.reason_index

    def content(self) -> bytes:
        self._clear_old_marks()
        wanted = {self.one.table.heading.first_row, *self.one.faults}
        rows = {number: row for number, row in self._rows() if number in wanted}
        self._write_heading(rows)
        for number in sorted(self.one.faults):
            self._mark(self._row(rows, number), number)
        self._widen()
        return written(self.root)

    def _rows(self) -> Iterator[tuple[int, etree._Element]]:
        """Rows with their numbers; one without a number follows the row before it."""
        number = 0
        for row in self.data.iterchildren(f"{{{self.space}}}row"):
            number = int(row.get("r", number + 1))
            yield number, row

    def _row(self, rows: dict[int, etree._Element], number: int) -> etree._Element:
        """The row of the number, made where the sheet has none."""
        if number not in rows:
            row = self.formats.element("row", r=str(number))
            place = sum(1 for earlier, _ in self._rows() if earlier < number)
            self.data.insert(place, row)
            rows[number] = row
        rows[number].attrib.pop("spans", None)
        return rows[number]

    def _cells(self, row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
        """Cells with their columns from 0; one without a place follows the cell before it."""
        index = -1
        for cell in row.iterchildren(f"{{{self.space}}}c"):
            index = column_of(cell.get("r")) if cell.get("r") else index + 1
            yield index, cell

    def _cell(self, row: etree._Element, number: int, index: int) -> etree._Element:
        """The cell, made where the row has none, with the format of its row or column."""
        before = 0
        for at, cell in self._cells(row):
            # What follows a cell put in between must name its own place.
            cell.set("r", f"{letters(at)}{number}")
            if at == index:
                return cell
            before += at < index
        cell = self.formats.element("c", r=f"{letters(index)}{number}")
        style = row.get("s") if row.get("customFormat") else self._style_of_column(index)
        if style:
            cell.set("s", style)
        row.insert(before, cell)
        return cell

    def _style_of_column(self, index: int) -> str | None:
        for column in self.root.iterfind(f"{{{self.space}}}cols/{{{self.space}}}col"):
            if int(column.get("min")) <= index + 1 <= int(column.get("max")):
                return column.get("style")
        return None

    def _change(self, cell: etree._Element, change: str, base: int | None = None) -> None:
        base = int(cell.get("s", 0)) if base is None else base
        cell.set("s", str(self.formats.of(base, change)))

    def _say(self, cell: etree._Element, text: str) -> None:
        self._empty(cell)
        cell.set("t", "inlineStr")
        said = self.formats.element("t")
        said.set(XML_SPACE, "preserve")
        said.text = UNPRINTABLE.sub("�", text)
        inline = self.formats.element("is")
        inline.append(said)
        cell.append(inline)

    def _empty(self, cell: etree._Element) -> None:
        for part in list(cell):
            cell.remove(part)
        cell.attrib.pop("t", None)

    def _clear_old_marks(self) -> None:
        heading = self.one.table.heading
        if heading.reason_column is None:
            return
        for number, row in self._rows():
            if number < heading.first_data_row:
                continue
            for index, cell in self._cells(row):
                if self.formats.is_mark(int(cell.get("s", 0))):
                    self._change(cell, "plain")
                if index == heading.reason_column:
                    self._empty(cell)

    def _write_heading(self, rows: dict[int, etree._Element]) -> None:
        heading = self.one.table.heading
        if heading.reason_column is not None:
            return
        row = self._row(rows, heading.first_row)
        neighbours = [cell for index, cell in self._cells(row) if index < self.reason]
        top = self._cell(row, heading.first_row, self.reason)
        self._change(top, "head", int(neighbours[-1].get("s", 0)) if neighbours else None)
        self._say(top, REASON)
        if heading.last_row > heading.first_row:
            self._merge(heading.first_row, heading.last_row)

    def _merge(self, first: int, last: int) -> None:
        merges = self.root.find(f"{{{self.space}}}mergeCells")
        if merges is None:
            merges = self.formats.element("mergeCells")
            places = [place for place, each in enumerate(self.root) if local(each) in BEFORE_MERGES]
            self.root.insert(places[-1] + 1, merges)
        name = letters(self.reason)
        merges.append(self.formats.element("mergeCell", ref=f"{name}{first}:{name}{last}"))
        merges.set("count", str(len(merges)))

    def _mark(self, row: etree._Element, number: int) -> None:
        row.attrib.pop("hidden", None)
        for index, severity in self.one.severities(number).items():
            self._change(self._cell(row, number, index), severity)
        cell = self._cell(row, number, self.reason)
        self._change(cell, "reason")
        self._say(cell, self.one.reasons(number))

    def _widen(self) -> None:
        """The column of reasons is wide and seen."""
        columns = self.root.find(f"{{{self.space}}}cols")
        if columns is None:
            columns = self.formats.element("cols")
            self.data.addprevious(columns)
        number = self.reason + 1
        for column in list(columns):
            first, last = int(column.get("min")), int(column.get("max"))
            if first <= number <= last:
                for part in ((first, number - 1), (number + 1, last)):
                    if part[0] <= part[1]:
                        piece = self.formats.element("col", **{**column.attrib})
                        piece.set("min", str(part[0]))
                        piece.set("max", str(part[1]))
                        column.addprevious(piece)
                columns.remove(column)
        wide = self.formats.element(
            "col", min=str(number), max=str(number), width=str(REASON_WIDTH), customWidth="1"
        )
        columns.insert(sum(int(each.get("min")) < number for each in columns), wide)
        self._reach()

    def _reach(self) -> None:
        """The sheet says how far it is filled; where it does so in no usual way it says it no more."""
        dimension = self.root.find(f"{{{self.space}}}dimension")
        if dimension is None:
            return
        first, _, last = dimension.get("ref", "").partition(":")
        if PLACE.fullmatch(first) and (found := PLACE.fullmatch(last or first)):
            column = max(column_of(last or first), self.reason)
            row = max([int(found.group(2)), *self.one.faults])
            dimension.set("ref", f"{first}:{letters(column)}{row}")
        else:
            self.root.remove(dimension)
