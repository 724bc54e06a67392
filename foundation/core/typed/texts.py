"""Text as it is kept: what looks the same is written the same, whoever typed or sent it."""

import unicodedata

from foundation.core.letters.one_writing import INVISIBLE, ONE_WRITING, PLAIN

NUL = "\x00"
NUL_REFUSED = "Nội dung có ký tự không ghi được (ký tự rỗng); xóa ký tự đó rồi nhập lại."


def clean(text: str) -> str:
    """NFC, letters and digits in one writing, one space between two words, nothing invisible: SQL's clean_text.

    Forms, searches and sheets all clean by it.
    """
    if PLAIN.fullmatch(text):
        return text
    return " ".join(unicodedata.normalize("NFC", INVISIBLE.sub("", text).translate(ONE_WRITING)).split())


def clean_lines(text: str) -> str:
    """The same of a text of several lines, which stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(clean, lines)).strip("\n")


def name_key(text: str) -> str:
    """What two names must not have in common: cleaned, capitals left aside, accents kept (SQL: clean_key)."""
    return clean(text).lower()
