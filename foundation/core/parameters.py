"""What an address asks for is read here; what cannot be read is never taken for "everything" or "today"."""

import datetime

from django.http import HttpRequest

from foundation.core.typed.texts import clean

UNREAL_DAY = "Ngày {text} không có thật hoặc sai dạng; ghi dd/mm/yyyy."
NO_PAGE = "Không có trang “{text}”; mở lại danh sách."
NO_CHOICE = "Không có lựa chọn “{text}”; chọn lại."
LONGEST_NUMBER = 15
# What is reckoned from a day reaches a lifetime back.
EARLIEST, LATEST = 1900, 2199
FAR_DAY = f"Ngày {{text}} ngoài khoảng tính được; ghi một ngày từ năm {EARLIEST} đến năm {LATEST}."


class BadParameter(Exception):
    """A part of the address that cannot be read; its text is the sentence for the user."""


def read_day(text: str) -> datetime.date | None:
    """The day typed as dd/mm/yyyy or written as in ISO; None for nothing typed."""
    text = clean(text)
    if not text:
        return None
    for pattern in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            day = datetime.datetime.strptime(text, pattern).date()
        except ValueError:
            continue
        if not EARLIEST <= day.year <= LATEST:
            raise BadParameter(FAR_DAY.format(text=text))
        return day
    raise BadParameter(UNREAL_DAY.format(text=text[:20]))


def is_key(text: str) -> bool:
    """Whether the text can be the key of a record: digits, no more of them than a key has."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER


def read_number(request: HttpRequest, name: str, default: int | None = None) -> int | None:
    """A key or a place in a list: digits only."""
    text = request.GET.get(name, "")
    if not text:
        return default
    if not is_key(text):
        raise BadParameter(NO_PAGE.format(text=text[:20]))
    return int(text)


def read_choice(request: HttpRequest, name: str, choices) -> str:
    """One of the words that the page knows, or nothing."""
    text = request.GET.get(name, "")
    if text and text not in choices:
        raise BadParameter(NO_CHOICE.format(text=text[:40]))
    return text
