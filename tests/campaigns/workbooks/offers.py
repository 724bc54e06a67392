"""Invented workbooks of one unit, and ways to change them as offices do."""

import datetime
import io

from foundation.core.dates import PartialDate
from foundation.printing.layout import HeadBlock, HeadStyle, Holds, Signature
from foundation.sheets.framing import SheetFrame
from foundation.sheets.reading import read_content
from office.campaigns.workbooks.codes import BookMark
from office.campaigns.workbooks.offers import OfferColumn, OfferRow, OfferSheet, Role, WorkbookOffer
from office.campaigns.workbooks.reading import read_returned
from office.campaigns.workbooks.writing import write_workbook
from tests.sheets.biff import xls
from tests.sheets.workbooks import xlsx

WORDS = (("keep", "Tiếp tục"), ("remove", "Đưa ra"))
LINES = (
    OfferColumn("name", "Họ và tên", 24, Role.NAME),
    OfferColumn("born", "Ngày sinh", 12, Role.APART, Holds.DATE),
    OfferColumn("list", "Danh sách", 30, Role.APART),
    OfferColumn("post", "Chức vụ hiện nay", 30, Role.KNOWN),
    OfferColumn("word", "Đề nghị", 14, choices=WORDS),
    OfferColumn("reason", "Lý do", 40),
)
PAPERS = (
    OfferColumn("number", "Số văn bản", 20, needed=True),
    OfferColumn("on", "Ngày văn bản", 14, holds=Holds.DATE, needed=True),
    OfferColumn("pages", "Số trang", 8, holds=Holds.NUMBER),
)
FRAME = SheetFrame(
    HeadBlock(HeadStyle.PARTY, ("HUYỆN ỦY MẪU", "ĐẢNG ỦY XÃ MẪU"), ("ĐẢNG CỘNG SẢN VIỆT NAM",)),
    (Signature("NGƯỜI LẬP BIỂU"), Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ")),
)
MARK = BookMark(campaign=3, unit=17)


def needs_reason(words):
    lacks = words.get("word") == "remove" and not words.get("reason")
    return {"reason": "Đề nghị đưa ra thì ghi lý do."} if lacks else {}


def line(key, name, born, listed="Ban Chấp hành 2020–2025", post="Bí thư"):
    return OfferRow(key, {"name": name, "born": PartialDate.parse(born), "list": listed, "post": post})


# Two namesakes, and one person on two lists.
ROWS = (
    line(101, "Nông Văn Hải", "13/05/1980"),
    line(102, "Hoàng Thị Yến", "02/1985"),
    line(103, "Lý Đức Sơn", "1979"),
    line(104, "Nông Văn Hải", "07/11/1988"),
    line(105, "Bế Thu Hà", "01/02/1983"),
    line(106, "Bế Thu Hà", "01/02/1983", "Ban Thường vụ 2020–2025"),
    line(107, "Hoàng Văn Đức", "21/09/1976", post="-"),
)


def offer(rows=ROWS, mark=MARK):
    lines = OfferSheet("lines", "Rà soát", "BIỂU RÀ SOÁT", LINES, rows, check=needs_reason)
    papers = OfferSheet("papers", "Văn bản", "VĂN BẢN KÈM THEO", PAPERS, blank_rows=4)
    return WorkbookOffer(mark, (lines, papers), FRAME)


def written(offered):
    """The workbook as it goes out, read."""
    file = io.BytesIO()
    write_workbook(file, offered)
    return read_content(file.getvalue())


def heading_of(grid, label="Họ và tên"):
    return next(number for number, row in enumerate(grid) if label in row)


class Office:
    """One sheet of a workbook in the hands of a unit: rows of cells that are filled, moved, deleted."""

    def __init__(self, offered, sheet="Rà soát"):
        self.offered, self.name = offered, sheet
        self.grid = [list(row) for row in written(offered).sheet(sheet).rows]
        self.top = heading_of(self.grid, "TT") + 1
        count = next(len(each.rows) or each.blank_rows for each in offered.sheets if each.name == sheet)
        self.end = self.top + count

    def column(self, label):
        return self.grid[self.top - 1].index(label)

    def put(self, number, **values):
        """Write into the row of this number of the table, from 0, by the labels of its columns."""
        for label, value in values.items():
            self.grid[self.top + number][self.column(label.replace("_", " "))] = value

    def cell(self, number, label):
        return self.grid[self.top + number][self.column(label)]

    @property
    def rows(self):
        return self.grid[self.top : self.end]

    @rows.setter
    def rows(self, rows):
        self.grid[self.top : self.end] = rows
        self.end = self.top + len(rows)

    def without(self, label):
        place = self.column(label)
        self.grid = [row[:place] + row[place + 1 :] for row in self.grid]

    def sent(self, kind=xlsx):
        """What the file says that the office sends back, this sheet alone."""
        content = kind(self.grid, name=self.name).getvalue()
        return read_returned(read_content(content), self.offered)

    def sent_as_xls(self):
        return self.sent(old_file)


def old_file(grid, name):
    """The rows as Excel 97 keeps them, days as numbers that are shown as days."""
    days = [
        [_serial(cell) if isinstance(cell, datetime.date) else cell or "" for cell in row] for row in grid
    ]
    return xls(days, ("dd/mm/yyyy",), name=name)


def _serial(day):
    return (day - datetime.date(1899, 12, 30)).days, 1


def words_of(book):
    return {each.key: dict(each.words) for each in book.lines}
