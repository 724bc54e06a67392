"""Files that were sent, read again: the rows of a workbook as people see them."""

import io

import docx
from openpyxl import load_workbook


def rows_sent(answer):
    """The rows of the workbook that was sent, each without its empty cells; rows without any left out."""
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    rows = ([cell for cell in row if cell not in (None, "")] for row in sheet.iter_rows(values_only=True))
    return [row for row in rows if row]


def lines_of(rows):
    """The lines of an official list: those that begin with their number and a name."""
    return [row for row in rows if isinstance(row[0], int | float) and isinstance(row[1], str)]


def sections_of(rows):
    return [row[0] for row in rows if len(row) == 1 and str(row[0]).endswith("đồng chí)")]


def paragraphs(document):
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return [*document.paragraphs, *(line for cell in cells for line in cell.paragraphs)]


def words(letter):
    """All that a Word file says, table cells too."""
    return "\n".join(each.text for each in paragraphs(docx.Document(io.BytesIO(letter))))
