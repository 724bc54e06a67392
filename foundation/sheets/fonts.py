"""Vietnamese typed for the old fonts (.VnTime, VNI-Times) stored as Latin letters: found and put right."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from foundation.core.letters.one_writing import ETHS

TCVN3 = "TCVN3"
VNI = "VNI"
NAMES = {TCVN3: "TCVN3 (.VnTime)", VNI: "VNI (VNI-Times)"}

TCVN3_LETTERS = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
TCVN3_TABLE = str.maketrans(TCVN3_LETTERS)

TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
HATS = {"à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
BREVES = {"è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
VNI_SINGLE = dict(zip("ìæóíòôöñîÌÆÓÍÒÔÖÑÎ", "ìỉĩíịơưđỵÌỈĨÍỊƠƯĐỴ", strict=True))


def _vni_table() -> dict[str, str]:
    table = dict(VNI_SINGLE)
    for letter, base in {**{v: v for v in "aeiouyAEIOUY"}, "ô": "ơ", "ö": "ư", "Ô": "Ơ", "Ö": "Ư"}.items():
        for mark, tone in TONES.items():
            table[letter + mark] = base + tone
    for letter in "aeoAEO":
        for mark, tone in {"â": "", **HATS}.items():
            table[letter + mark] = f"{letter}\u0302{tone}"
    for letter in "aA":
        for mark, tone in {"ê": "", **BREVES}.items():
            table[letter + mark] = f"{letter}\u0306{tone}"
    # Capital letters carry capital marks.
    table |= {k[0] + k[1].upper(): v for k, v in table.items() if len(k) == 2 and k[0].isupper()}
    return {key: unicodedata.normalize("NFC", value) for key, value in table.items()}


VNI_LETTERS = _vni_table()
VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI_LETTERS), key=len, reverse=True)))

SYLLABLE = re.compile(
    "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
    "(?:iêu|yêu|oai|oay|oeo|oao|uao|uây|uôi|uya|uyê|uyu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|yê|iu|oa|oă|oe|"
    "oi|ôi|ơi|ua|uâ|uă|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|[aăâeêioôơuưy])"
    "(?:ng|nh|ch|[cmnpt])?"
)
TONE_MARKS = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
BREAKS = re.compile(r"[\s,.;:()/\\\-–\"'“”0-9]+")
UNICODE_LETTER = re.compile("[\u0102-\u01b0\u0300-\u0323\u1ea0-\u1ef9]")
# Of the words that could tell, this share must be Vietnamese after conversion.
NEEDED = 0.7
# "QĐ", "ĐH": capitals without a vowel, which are no syllable in any font.
SHORTENED = re.compile("[BCDĐGHKLMNPQRSTVX]+")
ETHS_TABLE = str.maketrans(ETHS)
Column = TypeVar("Column")


@dataclass(frozen=True)
class FoundFont:
    """The old font of one column, with an example for the screen."""

    font: str
    before: str
    after: str

    def sentence(self, label: str) -> str:
        """What the sender is told: the column named by `label`, its font and the example."""
        return f'Cột "{label}" {self._converted()}'

    def of_headings(self) -> str:
        """The same of the row of headings."""
        return f"Dòng tiêu đề {self._converted()}"

    def _converted(self) -> str:
        return f'dùng phông {NAMES[self.font]}; đã chuyển: "{self.before}" → "{self.after}"'


def convert(text: str, font: str | None) -> str:
    """Text typed in an old font (TCVN3, VNI or None) as Unicode; text that is Unicode already stays as it is."""
    if not font or text.isascii() or UNICODE_LETTER.search(text):
        return text
    if font == VNI:
        return VNI_PATTERN.sub(lambda match: VNI_LETTERS[match.group()], text)
    toned = "".join(word for word in BREAKS.split(text) if not word.isascii())
    plain = [letter for letter in toned if letter.isascii() and letter.isalpha()]
    converted = text.translate(TCVN3_TABLE)
    # .VnTimeH shows small toned letters as capitals: where all plain letters beside them are capitals, all are.
    return converted.upper() if len(plain) > 1 and all(letter.isupper() for letter in plain) else converted


def find_font(values: Iterable[Any]) -> FoundFont | None:
    """The old font that most of a column is typed in, None for Unicode.

    Give all cells of the column: one cell alone can deceive. Cells that are no text are passed over.
    """
    telling = [text for text in values if isinstance(text, str) and not text.isascii()]
    latin = [text for text in telling if not UNICODE_LETTER.search(text)]
    if not latin or len(latin) * 2 < len(telling):
        return None
    best = max((TCVN3, VNI), key=lambda font: _vietnamese(latin, font))
    share, as_it_is = _vietnamese(latin, best), _vietnamese(latin, None)
    if share < NEEDED or share - as_it_is < 0.2:
        return None
    return _told(best, latin)


def font_of(rows: Iterable[Iterable[Any]]) -> str | None:
    """The old font in which most of these rows are typed."""
    found = find_font(cell for row in rows for cell in row)
    return found.font if found else None


def _told(font: str, latin: Sequence[str]) -> FoundFont:
    before = max(latin[:50], key=lambda text: len(BREAKS.split(text.strip())) - (len(text) > 60) * 100)
    return FoundFont(font, before.strip(), convert(before, font).strip())


def find_fonts(columns: Mapping[Column, Sequence[Any]]) -> tuple[dict[Column, FoundFont], dict[Column, str]]:
    """The old fonts of a sheet's columns, and of those that can be either the font that the others have.

    One hand typed them all: what is no Vietnamese as it stands has the font of its sheet. A single letter of Unicode
    in a column is proof that it is not.
    """
    found = {column: font for column, cells in columns.items() if (font := find_font(cells))}
    fonts, unclear = {font.font for font in found.values()}, {}
    for column, cells in columns.items() if len(fonts) == 1 else ():
        texts = [text for text in cells if isinstance(text, str) and not text.isascii()]
        changed = [text for text in texts if convert(text, *fonts) != text]
        if column in found or any(map(UNICODE_LETTER.search, texts)) or _vietnamese(changed, *fonts) < NEEDED:
            continue
        if _vietnamese(changed, None) < NEEDED:
            found[column] = _told(*fonts, changed)
        else:
            unclear[column] = next(iter(fonts))
    return found, unclear


def other_reading(text: Any, font: str | None, unclear: str | None = None) -> str:
    """How a cell reads otherwise than its column, empty where it does not: then somebody has to say which is meant.

    In a column of an old `font` that is a cell which is Vietnamese as it stands; in one that could be of the font
    `unclear`, what is Vietnamese in it too; in a column of Unicode a cell that is Vietnamese in an old font alone.
    """
    if not isinstance(text, str) or text.isascii() or UNICODE_LETTER.search(text):
        return ""
    stands = _vietnamese([text], None)
    if font:
        return text if stands == 1 and convert(text, font) != text else ""
    if stands >= NEEDED and not unclear:
        return ""
    readings = [each for each in ((unclear,) if unclear else (TCVN3, VNI)) if _vietnamese([text], each) == 1]
    return next((read for each in readings if (read := convert(text, each)) != text), "")


def repair(text: str, font: str | None = None) -> str:
    """One short text (a heading, a section) as Unicode; its font is judged from it, else it is that of its sheet."""
    found = find_font([text])
    return convert(text, found.font if found else font)


def quality(text: str) -> float:
    """Share, 0 to 1, of the accented words that are Vietnamese syllables when read as Unicode."""
    return _vietnamese([text], None)


def _vietnamese(texts: Sequence[str], font: str | None) -> float:
    good = total = 0
    for text in texts[:2000]:
        for before in BREAKS.split(text):
            if before and not before.isascii():
                word = convert(before, font)
                if SHORTENED.fullmatch(word):
                    continue
                total += 1
                good += is_syllable(word) and (word[1:].islower() or word.isupper() or len(word) == 1)
    return good / total if total else 0.0


def is_syllable(word: str) -> bool:
    """Whether a word is spelled as one Vietnamese syllable, with one tone mark at most."""
    marked = unicodedata.normalize("NFD", word.translate(ETHS_TABLE).lower())
    if len(TONE_MARKS.findall(marked)) > 1:
        return False
    return bool(SYLLABLE.fullmatch(unicodedata.normalize("NFC", TONE_MARKS.sub("", marked))))
