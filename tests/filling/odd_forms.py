"""Forms made on the spot: headings of any depth over rows for people, and people as the list of people tells them."""

import datetime
import io
from collections.abc import Mapping
from itertools import groupby

import xlsxwriter

from cadre.form_fields import PEOPLE_FIELDS
from foundation.core.dates import PartialDate
from foundation.sheets.filling.fields import ListOffer
from foundation.sheets.filling.filler import FilledForm, Filler, ListedRow
from foundation.sheets.filling.form import chosen_slots, tables_of
from foundation.sheets.reading import read_content
from foundation.sheets.tables_apart import apart

OFFER = ListOffer(PEOPLE_FIELDS)
FIRST = 3
SAME = {
    "title": "Trưởng phòng",
    "unit": "Phòng Nội vụ",
    "party_joined_on": PartialDate("1999-03"),
    "party_official_on": PartialDate("2000-03-15"),
    "home_town": "xã Hoa Thám",
    "theory": "Cao cấp",
    "theory level": "Cao cấp",
    "state": "Chuyên viên",
    "state level": "Chuyên viên",
    "retires": "06/2033",
    "post_from": PartialDate("2018-05-02"),
    "post_decision": "12-QĐ/HU ngày 01/05/2018",
}
MAN = SAME | {
    "full_name": "Hoàng Văn Một",
    "sex": "Nam",
    "birth": PartialDate("1973-05-12"),
    "minority": "x",
    "degree": "Đại học Luật",
    "degree level": "Đại học",
    "degree detail": "Luật",
}
WOMAN = SAME | {
    "full_name": "Lý Thị Hai",
    "sex": "Nữ",
    "birth": PartialDate("1985-01-02"),
    "degree": "Thạc sĩ Kinh tế",
    "degree level": "Thạc sĩ",
    "degree detail": "Kinh tế",
}
BORN = datetime.datetime(1973, 5, 12), datetime.datetime(1985, 1, 2)
ROWS = [ListedRow(person, ("Phòng Nội vụ",)) for person in (MAN, WOMAN)]


class OddForm:
    """One sheet; `heads` are paths "Trình độ/LLCT", equal neighbours fall together. `days` are columns of dates."""

    def __init__(self, *heads: str, days=(), rows: int = 2, numbers: str = ""):
        self.file = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.file)
        self.head, self.cell = (
            self.book.add_format({"border": 1, "bold": 1}),
            self.book.add_format({"border": 1}),
        )
        self.day = self.book.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
        self.page = self.book.add_worksheet("Biểu")
        self.first = self.table(heads, days=days, rows=rows, numbers=numbers)

    def table(self, heads, days=(), rows: int = 2, numbers: str = "", left: int = 0) -> int:
        """Draws the table; returns the first of its rows for people, as Excel counts."""
        paths = [head.split("/") for head in heads]
        deep = max(map(len, paths))
        for level in range(deep):
            for above, group in groupby(enumerate(paths), key=lambda each: tuple(each[1][: level + 1])):
                columns = [index for index, _ in group]
                if len(above) == level + 1:
                    last = deep - 1 if len(paths[columns[0]]) == level + 1 else level
                    self._heading(level, left + columns[0], last, left + columns[-1], above[-1])
        below = deep
        if numbers:
            self.page.write_row(below, left, [numbers.format(n) for n in range(1, len(paths) + 1)], self.head)
            below += 1
        for row in range(below, below + rows):
            for column in range(len(paths)):
                self.page.write_blank(row, left + column, None, self.day if column in days else self.cell)
        return below + 1

    def _heading(self, top: int, left: int, bottom: int, right: int, label: str):
        if (top, left) == (bottom, right):
            self.page.write(top, left, label, self.head)
        else:
            self.page.merge_range(top, left, bottom, right, label, self.head)

    @property
    def content(self) -> bytes:
        self.book.close()
        return self.file.getvalue()


def tables_for(content: bytes):
    return tables_of(content, apart(read_content(content)), OFFER)


def filled_with_two(content: bytes, table: int = 0) -> FilledForm:
    found = tables_for(content)[table]
    return Filler(found, chosen_slots(OFFER, found.propose())).fill(ROWS)


def asked_of(content: bytes, table: int = 0) -> Mapping[str, str | None]:
    """{label of a column: the slot that is proposed for it}."""
    found = tables_for(content)[table]
    proposed = found.propose()
    return {column.label: proposed.get(column.index) for column in found.columns}
