"""Values written into the cells of a form's sheet, each in the format that its cell has."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from foundation.sheets.filling.grid import FormGrid, emptied
from foundation.sheets.filling.values import is_number, looks_like_formula, serial_of, text_of
from foundation.sheets.marking.page import XML_SPACE, letters


class CellWriter:
    """Writes rows of one sheet, whose day numbers may count `from_1904`."""

    def __init__(self, grid: FormGrid, from_1904: bool) -> None:
        self.grid, self.from_1904 = grid, from_1904

    def put(self, number: int, values: Mapping[int, Any]) -> None:
        """Write the values of one row, each into its column (from 0)."""
        row = self.grid.row_at(number)
        cells = dict(self.grid.cells(row))
        for index, value in values.items():
            if index not in cells:
                cells[index] = self._new_cell(row, number, index, cells)
            self._write(cells[index], value)

    def _new_cell(
        self, row: etree._Element, number: int, index: int, cells: Mapping[int, etree._Element]
    ) -> etree._Element:
        cell = etree.Element(self.grid.tag("c"), r=f"{letters(index)}{number}")
        if style := row.get("s") if row.get("customFormat") else self.grid.style_of_column(index):
            cell.set("s", style)
        before = [at for at in cells if at < index]
        row.insert(row.index(cells[max(before)]) + 1 if before else 0, cell)
        return cell

    def _write(self, cell: etree._Element, value: Any) -> None:
        emptied(cell)
        style, tag, styles = int(cell.get("s", 0)), self.grid.tag, self.grid.styles
        serial = (
            serial_of(value, self.from_1904) if styles.shows_days(style) or styles.is_open(style) else None
        )
        if serial is not None and not styles.shows_days(style):
            cell.set("s", str(styles.of(style, "dated")))
        if serial is not None or is_number(value):
            etree.SubElement(cell, tag("v")).text = str(value if serial is None else serial)
            return
        text = text_of(value)
        if looks_like_formula(text):
            cell.set("s", str(self.grid.styles.of(style, "quoted")))
        cell.set("t", "inlineStr")
        said = etree.SubElement(etree.SubElement(cell, tag("is")), tag("t"))
        said.set(XML_SPACE, "preserve")
        said.text = text
