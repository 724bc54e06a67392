"""A filled form opened again."""

import io
import zipfile

import openpyxl

from tests.filling.offered import content_of


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def page_of(result):
    return opened(result.content).worksheets[0]


def cells(page, first, last, columns=4):
    found = page.iter_rows(first, last, 1, columns, values_only=True)
    return [list(row) for row in found]


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(name, result):
    """The parts of the package that are not byte for byte as they were."""
    before, after = parts(content_of(name)), parts(result.content)
    return {part for part in before.keys() | after.keys() if before.get(part) != after.get(part)}


def looks(page, row, columns=4):
    """How a row looks: its height and the formats of its cells."""
    return page.row_dimensions[row].height, [cell._style for cell in page[row][:columns]]
