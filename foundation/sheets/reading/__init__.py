"""A workbook as plain rows, whatever program wrote it.

The file is read by a child process with a limit of memory and time (`apart`), which tells what it finds (`telling`)
in lines of JSON (`events`): a file made to do harm ends in a sentence, the caller stays as it was. A cell holds a
plain value, or one that also knows what it shows (`values`). Merged ranges are reported, not spread.
"""

import io
import os
from typing import BinaryIO

from foundation.sheets.limits import EMPTY, TOO_HEAVY, Unreadable, check_size
from foundation.sheets.reading.apart import told_apart
from foundation.sheets.reading.telling import tell
from foundation.sheets.reading.workbooks import Sheet, Workbook, workbook_of

__all__ = ["Sheet", "Workbook", "read_content", "read_workbook"]

UNNAMED = "Danh sách"


def read_workbook(file: BinaryIO) -> Workbook:
    """Read all sheets of an open binary file. Raises Unreadable, whose text is the sentence for the sender."""
    check_size(file.seek(0, io.SEEK_END))
    file.seek(0)
    return _whole(workbook_of(told_apart(file.read()), _title(file)))


def read_content(content: bytes) -> Workbook:
    """The same of bytes that can be trusted, in this process."""
    return _whole(workbook_of(tell(content), UNNAMED))


def _title(file: BinaryIO) -> str:
    return os.path.splitext(os.path.basename(str(getattr(file, "name", "") or "")))[0] or UNNAMED


def _whole(workbook: Workbook | None) -> Workbook:
    if workbook is None:
        raise Unreadable(TOO_HEAVY)
    if not any(sheet.rows for sheet in workbook.sheets):
        raise Unreadable(EMPTY)
    return workbook
