"""The file that goes back to a unit: its own workbook, what was not taken marked, a column that says why."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_cell_to_rowcol

from foundation.sheets.cells import clean_text, folded_words
from foundation.sheets.headings import REASON, Heading
from foundation.sheets.kinds import Fault
from foundation.sheets.marking import Marked, mark_workbook
from foundation.sheets.matching import Match
from foundation.sheets.reading import Workbook
from foundation.sheets.table import Table
from office.campaigns.workbooks.offers import WorkbookOffer
from office.campaigns.workbooks.returned import NotTaken
from office.campaigns.workbooks.tables import FoundTable, find_tables


def marked_workbook(
    content: bytes, workbook: Workbook, offer: WorkbookOffer, left: Sequence[NotTaken]
) -> bytes:
    """`content` holds the bytes of the file that was sent, `workbook` what was read from it."""
    tables, _ = find_tables(workbook.sheets, offer)
    return mark_workbook(content, workbook, [marked_table(table, left) for table in tables])


def marked_table(table: FoundTable, left: Sequence[NotTaken]) -> Marked:
    sheet, faults = table.sheet, {}
    for each in left:
        if each.page == sheet.name and each.row > table.heading:
            column = str(xl_cell_to_rowcol(each.cell)[1]) if each.cell else ""
            faults.setdefault(each.row, []).append(Fault(column, each.sentence))
    labels = [clean_text(cell) for cell in sheet.row(table.heading)]
    reasons = [place for place, label in enumerate(labels) if folded_words(label) == folded_words(REASON)]
    heading = Heading(
        table.heading,
        table.heading,
        tuple((label,) if label else () for label in labels),
        reason_column=reasons[-1] if reasons else None,
    )
    matches = [Match(place, (label,), str(place)) for place, label in enumerate(labels)]
    return Marked(sheet, Table(heading, matches, [], []), faults)
