"""The name of a person as a cell writes it: without number, salutation and title, and nothing else beside it."""

import re
from dataclasses import dataclass
from unicodedata import category

from foundation.core.text import fold
from foundation.sheets.cells import NO_DIGITS, SALUTATION, BadCell, Cell, clean_text, is_family_name

NAME_NUMBER = re.compile(r"^\(?\d{1,4}\s*[.):/–-]\s*(?=\D)")
# "Ông" is also a family name, so it goes only before another one, or before a title.
MR_OR_MRS = re.compile(r"^(?:ông|bà)\s+(?=(\S+)\s+\S)", re.IGNORECASE)
# No family name sounds like these.
WRITTEN_OUT = (
    r"(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy|uý)|giáo\s+sư|phó\s+giáo\s+sư|(?:thạc|tiến|bác|dược)\s+s[ĩỹ]|"
    r"kỹ\s+sư|cử\s+nhân|luật\s+sư|nhà\s+giáo(?:\s+(?:ưu\s+tú|nhân\s+dân))?"
)
SHORT = r"pgs|gs|ths|th\.s|ts|bsck(?:i{1,2}|[12])|bs|cki{1,2}|ck[12]|ks|cn|ls|ds|ngưt|ngut|ngnd|ttưt|ttnd|ncs"
TITLES = re.compile(
    rf"^(?:(?:ông|bà)\s+)?((?:(?:{WRITTEN_OUT})(?:[.,:]|(?=\s))\s*|(?:{SHORT})(?:[.,:]\s*|\s+(?=(?P<next>\S+)\s+\S)))+)(?=\S)",
    re.IGNORECASE,
)
TITLE = re.compile(SHORT, re.IGNORECASE)
# Namesakes are told apart by a letter: "Nguyễn Văn Anh (B)".
TOLD_APART = re.compile(r"\s*\([^\W\d_]\)$")
WITHIN_WORDS = "'’‘`ʼ-‐‑"
LOOSE_HYPHEN = re.compile(r"(?<!\w)[-‐‑]|[-‐‑](?!\w)")
VOWELS = frozenset("aeiouy")
MORE_THAN_A_NAME = (
    "“{text}” có “{odd}” ngoài họ tên; chỉ ghi họ và tên khai sinh, nội dung khác ghi ở cột của nó."
)
TAKEN = "Đã bỏ “{taken}” trước họ tên; học hàm, học vị, cấp bậc ghi ở cột của nó"


@dataclass(frozen=True)
class PersonName:
    text: str
    changed: bool
    # Rank or degree that stood before it.
    taken: str = ""


def person_name(value: Cell) -> PersonName:
    """A name without number, salutation and title, in ordinary capitals; `changed` when more than spaces was put right.

    Raises BadCell where more than a name stands there.
    """
    text = clean_text(value)
    name = without_salutation(text)
    taken = title_before(name)
    name = name[taken.end() :] if taken else name
    mister = MR_OR_MRS.match(name)
    if mister and is_family_name(mister.group(1)):
        name = name[mister.end() :]
    name = name.strip(" .,;:-–")
    refuse_more(text, name)
    if name.isupper() or name.islower():
        name = name.lower()
    name = re.sub(r"[^\W\d_]+", lambda word: word.group()[0].upper() + word.group()[1:], name)
    return PersonName(name, name != text, taken.group(1).strip() if taken else "")


def without_salutation(text: str) -> str:
    return SALUTATION.sub("", NAME_NUMBER.sub("", text))


def title_of(value: Cell) -> str:
    """The ranks and degrees that `person_name` takes off."""
    found = title_before(without_salutation(clean_text(value)))
    return found.group(1).strip() if found else ""


def title_before(name: str) -> re.Match | None:
    """The ranks and degrees before a name; a short one without a point only where a family name follows."""
    found = TITLES.match(name)
    following = (found and found["next"] or "").strip(".,:")
    known = not following or is_family_name(following) or TITLE.fullmatch(following)
    return found if known else None


def refuse_more(text: str, name: str) -> None:
    """Raise BadCell where signs or abbreviations stand beside the words of a name."""
    if any(map(str.isdigit, name)):
        raise BadCell(f'"{text}": {NO_DIGITS}')
    if odd := beside(name):
        raise BadCell(MORE_THAN_A_NAME.format(text=text, odd=odd))


def beside(name: str) -> str:
    """The first sign or abbreviation that stands in a name and is no part of it; empty where none does."""
    words = TOLD_APART.sub("", name)
    odd = next((letter for letter in words if is_odd(letter)), "")
    odd = odd or next((word for word in words.split() if is_abbreviation(word)), "")
    return odd or ("-" if LOOSE_HYPHEN.search(words) else "")


def is_odd(letter: str) -> bool:
    """Whether a sign is no part of a name; what old fonts put in the place of letters may be one."""
    if letter.isalpha() or letter == " " or letter in WITHIN_WORDS or "\xa0" <= letter <= "\xff":
        return False
    return category(letter)[0] != "M"


def is_abbreviation(word: str) -> bool:
    """Whether a word is a title, or has no vowel: "BS", "CT"."""
    if not word.isascii() or len(word) < 2 or not word.isalpha():
        return False
    return bool(TITLE.fullmatch(word)) or not VOWELS & set(fold(word))
