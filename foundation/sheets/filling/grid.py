"""The rows of a form's sheet: rows are put in below others, all else that names rows moves along."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from functools import cached_property

from lxml import etree

from foundation.sheets.filling.references import (
    LONGEST_FORMULA,
    FormulaShift,
    Insertions,
    rows_of,
    translated,
)
from foundation.sheets.filling.styles import FormFormats
from foundation.sheets.limits import Unreadable
from foundation.sheets.marking.package import Unmarkable, local, written
from foundation.sheets.marking.page import column_of, letters

# What holds ranges that grow with the rows of people, beside those that only move.
GROWING = {
    "autoFilter",
    "conditionalFormatting",
    "dataValidation",
    "protectedRange",
    "ignoredError",
    "dimension",
}
FORMULAS = {"formula", "formula1", "formula2", "f"}
# Letters of formulas that are written anew for another cell: more are no office's.
MOST_TRANSLATED = 1_000_000
# Cells that are put in: more are no list that anybody reads.
MOST_CELLS = 300_000
TOO_MANY_CELLS = (
    "Danh sách quá dài so với số ô mỗi dòng của biểu. Hãy chọn danh sách của từng đơn vị rồi điền lại."
)
# No row of a sheet has this number.
FAR = 2_000_000
RANGES = ("ref", "sqref", "activeCell", "topLeftCell")


class FormGrid:
    """A sheet's part as rows by number; every row and cell says where it stands."""

    def __init__(self, root: etree._Element, styles: FormFormats) -> None:
        self.root, self.styles, self.space = root, styles, styles.space
        self.data = root.find(f"{{{self.space}}}sheetData")
        if self.data is None or etree.QName(root).namespace != self.space:
            raise Unmarkable
        self.rows: dict[int, etree._Element] = {}
        self.letters_left = MOST_TRANSLATED
        number = 0
        for row in self.data.iterchildren(f"{{{self.space}}}row"):
            number = int(row.get("r", number + 1))
            row.set("r", str(number))
            row.attrib.pop("spans", None)
            self.rows[number] = row
            for index, cell in self.cells(row):
                cell.set("r", f"{letters(index)}{number}")
        self._write_out_shared_formulas()

    def content(self) -> bytes:
        return written(self.root)

    def tag(self, name: str) -> str:
        return f"{{{self.space}}}{name}"

    def cells(self, row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
        """Cells with their columns from 0; one without a place follows the cell before it."""
        index = -1
        for cell in row.iterchildren(self.tag("c")):
            index = column_of(cell.get("r")) if cell.get("r") else index + 1
            yield index, cell

    def formulas(self) -> Iterator[tuple[etree._Element, etree._Element]]:
        """(cell, its formula)."""
        for row in self.rows.values():
            for cell in row.iterchildren(self.tag("c")):
                formula = cell.find(self.tag("f"))
                if formula is not None:
                    yield cell, formula

    def place_of(self, cell: etree._Element) -> tuple[int, int]:
        """(row as Excel numbers it, column from 0)."""
        place = cell.get("r")
        return rows_of(place)[0], column_of(place)

    def _write_out_shared_formulas(self) -> None:
        """Each cell gets a formula of its own: what is shared speaks of a range that will not stay what it is."""
        shared = {}
        for cell, formula in self.formulas():
            if formula.get("t") == "shared":
                if formula.text:
                    shared[formula.get("si")] = (formula.text, cell.get("r"))
                text, origin = shared.get(formula.get("si"), ("", ""))
                if not origin:
                    raise Unmarkable
                formula.text = self._translated(text, origin, cell.get("r"))
                for name in ("t", "si", "ref"):
                    formula.attrib.pop(name, None)

    def ruled(self, number: int, columns: Sequence[int]) -> bool:
        """Whether most cells of the row in these columns are drawn with lines."""
        if number not in self.rows:
            return False
        cells = {index: int(cell.get("s", 0)) for index, cell in self.cells(self.rows[number])}
        lined = sum(index in cells and self.styles.has_lines(cells[index]) for index in columns)
        return 2 * lined > len(columns)

    def has_formula(self, number: int, index: int) -> bool:
        cell = self.cell(number, index)
        return cell is not None and cell.find(self.tag("f")) is not None

    def cell(self, number: int, index: int) -> etree._Element | None:
        row = self.rows.get(number)
        return None if row is None else dict(self.cells(row)).get(index)

    def insert(self, insertions: Insertions, shift: FormulaShift) -> None:
        """Move all rows to where they stand once the rows are put in, and with them all that names them."""
        for cell, formula in self.formulas():
            own, _ = self.place_of(cell)
            if formula.text:
                # A formula in a row of people speaks of this row: it does not grow.
                formula.text = shift.shifted(formula.text, own=True, grows=own not in insertions.body)
            if formula.get("ref"):
                formula.set("ref", insertions.moved(formula.get("ref")))
        moved = {}
        for number, row in self.rows.items():
            moved[insertions.row(number)] = row
            if insertions.row(number) != number:
                self._renumber(row, insertions.row(number))
        self.rows = moved
        for part in self.root:
            if local(part) not in ("", "sheetData"):
                self._move(part, insertions, shift)
        vars(self).pop("_merges", None)

    def _renumber(self, row: etree._Element, number: int) -> None:
        row.set("r", str(number))
        for index, cell in self.cells(row):
            cell.set("r", f"{letters(index)}{number}")

    def _move(self, part: etree._Element, insertions: Insertions, shift: FormulaShift) -> None:
        for each in part.iter():
            name = local(each)
            growing = name in GROWING
            for attribute in RANGES:
                if value := each.get(attribute):
                    each.set(attribute, insertions.grown(value) if growing else insertions.moved(value))
            if name in FORMULAS and each.text:
                each.text = shift.shifted(each.text, own=True, grows=False)
            elif name == "sqref" and each.text:
                each.text = insertions.grown(each.text)
            elif name == "brk" and local(each.getparent()) == "rowBreaks":
                each.set("id", str(insertions.end(int(each.get("id", 0)))))

    def check_room(self, source: int, rows: int) -> None:
        """Raises Unreadable where so many rows like that one would take too much."""
        if source in self.rows and len(self.rows[source]) * rows > MOST_CELLS:
            raise Unreadable(TOO_MANY_CELLS)

    def copy_row(self, source: int, target: int) -> None:
        """The row `target` looks as the row `source` does and has its formulas; what it held is gone."""
        made = deepcopy(self.rows[source]) if source in self.rows else etree.Element(self.tag("row"))
        made.set("r", str(target))
        for index, cell in self.cells(made):
            place, origin = f"{letters(index)}{target}", cell.get("r")
            cell.set("r", place)
            formula = cell.find(self.tag("f"))
            if formula is None:
                emptied(cell)
                continue
            formula.text = self._translated(formula.text or "", origin, place)
            if formula.get("ref"):
                formula.set("ref", place)
        self._place(made, target)

    def _place(self, row: etree._Element, number: int) -> None:
        if number in self.rows:
            self.data.replace(self.rows[number], row)
        else:
            self.data.append(row)
        self.rows[number] = row

    def row_at(self, number: int) -> etree._Element:
        """The row of the number, made where the sheet has none."""
        if number not in self.rows:
            self._place(etree.Element(self.tag("row"), r=str(number)), number)
        return self.rows[number]

    def style_of_column(self, index: int) -> str | None:
        for column in self.root.iterfind(f"{self.tag('cols')}/{self.tag('col')}"):
            if int(column.get("min", 0)) <= index + 1 <= int(column.get("max", 0)):
                return column.get("style")
        return None

    def in_order(self) -> None:
        """Rows that were put in stand at the end until now, and among them a pattern that is none."""
        if FAR in self.rows:
            self.data.remove(self.rows.pop(FAR))
        for number in sorted(self.rows):
            self.data.append(self.rows[number])

    def clear(self, number: int, columns: Sequence[int]) -> None:
        """What the cells held is gone; their formulas stay."""
        wanted = {*columns}
        for index, cell in self.cells(self.rows[number]) if number in self.rows else ():
            if index in wanted and cell.find(self.tag("f")) is None:
                emptied(cell)

    def forget_results(self) -> None:
        """What formulas came to is to be counted anew."""
        for cell, _ in self.formulas():
            cell.attrib.pop("t", None)
            for result in cell.findall(self.tag("v")):
                cell.remove(result)

    def _translated(self, formula: str, origin: str, place: str) -> str:
        """The formula of one cell as it reads in another one."""
        self.letters_left -= len(formula)
        if self.letters_left < 0 or len(formula) > LONGEST_FORMULA:
            raise Unmarkable
        rows = rows_of(place)[0] - rows_of(origin)[0]
        return translated(formula, rows, column_of(place) - column_of(origin))

    def merged(self) -> list[str]:
        """The merged ranges of the sheet, "A8:B8"."""
        found = self.root.iterfind(f"{self.tag('mergeCells')}/{self.tag('mergeCell')}")
        return [each.get("ref", "") for each in found]

    def merges_of(self, number: int) -> list[tuple[int, int]]:
        """(first column, last column) of the ranges within one row."""
        return self._merges.get(number, [])

    @cached_property
    def _merges(self) -> dict[int, list[tuple[int, int]]]:
        found = {}
        for ref in self.merged():
            first, _, last = ref.partition(":")
            top, bottom = rows_of(ref)
            if last and top == bottom:
                found.setdefault(top, []).append((column_of(first), column_of(last)))
        return found

    def add_pattern(self, heading: int) -> int:
        """A row below all others that looks as people below this last row of a heading would; returns its number."""
        number = FAR
        self.copy_row(heading, number)
        row = self.rows[number]
        for name in ("ht", "customHeight", "s", "customFormat"):
            row.attrib.pop(name, None)
        for _, cell in self.cells(row):
            cell.set("s", str(self.styles.of(int(cell.get("s", 0)), "below")))
        return number

    @property
    def is_locked(self) -> bool:
        found = self.root.find(self.tag("sheetProtection"))
        return found is not None and found.get("sheet") in ("1", "true")

    def merge(self, places: Iterable[tuple[int, int, int]]) -> None:
        """Merge ranges (row, first column, last column) of a sheet that has merged ones already."""
        merges = self.root.find(self.tag("mergeCells"))
        for number, first, last in places:
            ref = f"{letters(first)}{number}:{letters(last)}{number}"
            etree.SubElement(merges, self.tag("mergeCell"), ref=ref)
        if merges is not None:
            merges.set("count", str(len(merges)))


def emptied(cell: etree._Element) -> None:
    """What the cell held is gone; how it looks stays."""
    for part in list(cell):
        cell.remove(part)
    cell.attrib.pop("t", None)
