"""Habits of saving: other formats of the same sheet."""

import csv
import datetime
import io

from tests.habits.pages import Formula, Page, Shown
from tests.sheets.workbooks import ods


def text_of(cell) -> str:
    """What a cell shows."""
    if isinstance(cell, Shown):
        return text_of(cell.value)
    if isinstance(cell, Formula):
        return text_of(cell.value)
    if isinstance(cell, datetime.date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)


def texts_of(page: Page) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in page.rows]


def as_csv(encoding, separator):
    def written(page):
        target = io.StringIO()
        csv.writer(target, delimiter=separator).writerows(texts_of(page))
        return "danh-sach.csv", target.getvalue().encode(encoding)

    def habit(page: Page) -> Page:
        page.written = written
        return page

    habit.__name__ = f"as_csv_{encoding}"
    return habit


def as_ods(page: Page) -> Page:
    page.written = lambda page: ("danh-sach.ods", ods(texts_of(page)).getvalue())
    return page


HABITS = [as_csv("utf-8-sig", ","), as_csv("utf-16", "\t"), as_ods]
