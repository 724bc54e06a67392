"""Text as it is kept: what looks the same is written the same, whoever typed or sent it."""

import re
import unicodedata

# Fillers of other scripts (Hangul, Khmer, Braille) print nothing and would make a second name that looks the same.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
NUL = "\x00"
NUL_REFUSED = "Nội dung có ký tự không ghi được (ký tự rỗng); xóa ký tự đó rồi nhập lại."


def clean(text: str) -> str:
    """NFC, every kind of space as one, nothing invisible, nothing around it: the twin of the SQL function clean_text.

    Forms, searches and sheets all clean by it.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", INVISIBLE.sub("", text)).split())


def clean_lines(text: str) -> str:
    """The same of a text of several lines, which stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(clean, lines)).strip("\n")


def name_key(text: str) -> str:
    """What two names must not have in common: cleaned, capitals left aside, accents kept (SQL: clean_key)."""
    return clean(text).lower()
