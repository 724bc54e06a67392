"""Habits of writing days, and of what Excel makes of them."""

import datetime

from tests.habits.pages import Page, Shown

DAYS = (
    "birth",
    "party_joined_on",
    "party_official_on",
    "left_on",
    "opens_on",
    "closes_on",
    "valid_from",
    "valid_to",
)
MONTHS = ("", "Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười một", "Mười hai")


def written(change, keys=DAYS):
    def habit(page: Page) -> Page:
        for key in keys:
            page.each(key, lambda cell: change(cell) if isinstance(cell, datetime.date) else cell)
        return page

    return habit


def named(name, habit):
    habit.__name__ = name
    return habit


def swapped(page: Page) -> Page:
    """Typed day first on a machine set to month first: some became other dates, the rest stayed text."""

    def change(cell):
        if cell.day <= 12:
            return cell.replace(month=cell.day, day=cell.month)
        return f"{cell:%d/%m/%Y}"

    return written(change)(page)


def half_of_them_text(page: Page) -> Page:
    for key in DAYS:
        at = page.at(key)
        for row in page.body[::2]:
            if at is not None and isinstance(row[at], datetime.date):
                row[at] = f"{row[at]:%d/%m/%Y}"
    return page


HABITS = [
    named("days_as_text", written(lambda d: f"{d:%d/%m/%Y}")),
    named("days_with_points", written(lambda d: f"{d.day}.{d.month}.{d.year}")),
    named("days_with_dashes", written(lambda d: f"{d:%d-%m-%Y}")),
    named("days_with_spaces", written(lambda d: f"{d:%d / %m / %Y}")),
    named("days_of_two_digit_years", written(lambda d: f"{d:%d/%m/%y}")),
    named("days_as_iso_with_time", written(lambda d: f"{d:%Y-%m-%d} 00:00:00")),
    named("days_as_vietnamese_excel_says", written(lambda d: f"{d:%d}-Thg{d:%m}-{d:%y}")),
    named("days_in_words", written(lambda d: f"{d.day} Tháng {MONTHS[d.month]} {d.year}")),
    named("days_as_an_office_says", written(lambda d: f"ngày {d.day:02d} tháng {d.month:02d} năm {d.year}")),
    named("days_in_english", written(lambda d: f"{d:%d-%b-%y}")),
    named("days_in_one_run", written(lambda d: f"{d:%d%m%Y}")),
    named("days_month_first", written(lambda d: f"{d:%m/%d/%Y}")),
    named("births_as_years", written(lambda d: d.year, ("birth",))),
    named("births_shown_as_years", written(lambda d: Shown(d, "yyyy"), ("birth",))),
    named("days_shown_as_months", written(lambda d: Shown(d.replace(day=1), "mmm-yy"), DAYS[1:])),
    named("days_shown_month_first", written(lambda d: Shown(d, "mm/dd/yyyy"))),
    named("days_shown_long", written(lambda d: Shown(d, '[$-42A]dd "tháng" mm "năm" yyyy'))),
    named("births_of_unknown_day", written(lambda d: f"00/{d:%m/%Y}", ("birth",))),
    swapped,
    half_of_them_text,
]
