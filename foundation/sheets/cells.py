"""One cell as a person meant it."""

import datetime
import re
from functools import lru_cache

from foundation.core.text import fold
from foundation.core.typed.texts import clean
from foundation.sheets.reading.values import Cell, ShownDate

SALUTATION = re.compile(
    r"^(?:(?:đồng\s+chí|đ\s*/\s*c|đc\.|ông\s*/\s*bà|ông\s*\(\s*bà\s*\)|bà\s*/\s*ông|(?:ông|bà)\s*[:.])\s*[:.]?\s*)+",
    re.IGNORECASE,
)
NO_DIGITS = "Họ và tên có chữ số; chỉ ghi họ và tên, số khác ghi ở cột của nó."
FAMILY_NAMES = (
    " an âu bạch bàn bế bùi cao cầm châu chu chử cù cung đàm đặng đào điêu điệp đinh đỗ đoàn đồng dương giáp"
    " giàng hà hồ hoàng hứa huỳnh khuất kiều la lã lại lâm lê lèo linh lò lộc long lù lục lương lưu lường lý"
    " ma mã mạc mai mông ngô nguyễn nông phạm phan phó phù phùng quách quàng quan sầm sùng tạ tăng thạch thân"
    " thái thào tô tôn tống trần triệu trịnh trương từ vàng vi võ vũ vương vừ xa "
)
YES = frozenset({"x", "co", "v", "✓", "✔", "√", "☑", "1", "dung", "true", "yes"})
NO = frozenset({"", "khong", "0", "-", "–", "false", "no", "chua"})
# Words that say what kind of number it is, and the least that such a number has.
OF_NUMBERS = " so cccd can cuoc cong dan dinh danh ca nhan cmnd the dang vien sdd "
SHORTEST_NUMBER = 6
LONGEST_MARK = 20
WORD = re.compile(r"\w+")
SEPARATORS = re.compile(r"[\s.\-'’]")
# Different texts whose words are known: a sheet repeats few of them, and asks for each many times.
REMEMBERED = 5000
AS_ABOVE = frozenset({"nt", "n t", "nhu tren", "nhu tren nt", '"', "''", "”", "“", "〃", "″"})


class BadCell(ValueError):
    """A cell that cannot be read; its text is the sentence for whoever sent it."""


def clean_text(value: Cell) -> str:
    """NFC, every kind of space as one, nothing invisible; numbers and dates as they are read aloud."""
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, ShownDate):
        return value.shown
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}" if value.year >= 1000 else value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def folded_words(value: Cell) -> str:
    """The words of a text without accents or punctuation: for comparing headings and marks."""
    return _words(value) if type(value) is str else _words(clean_text(value))


@lru_cache(REMEMBERED)
def _words(text: str) -> str:
    return " ".join(WORD.findall(fold(text)))


def is_blank(value: Cell) -> bool:
    """Whether a reader sees nothing in the cell; 0 and False are something."""
    if not isinstance(value, str):
        return value is None
    return not value[:1].isalnum() and not clean_text(value)


def is_as_above(value: Cell) -> bool:
    """Whether the cell repeats the row above: 'nt', '-nt-', 'như trên', '"'."""
    if not isinstance(value, str) or len(value) > LONGEST_MARK:
        return False
    text = fold(clean_text(value)).strip(" -–.()")
    return text.replace(".", " ") in AS_ABOVE


def is_family_name(word: str) -> bool:
    """Whether a word, in capitals or not, is one of the known family names."""
    return f" {word.lower()} " in FAMILY_NAMES


def looks_like_name(value: Cell) -> bool:
    """Whether a text is a person's name, not a unit's: 2 to 6 words, each with a capital, a family name first."""
    words = SALUTATION.sub("", clean_text(value)).split()
    if not 2 <= len(words) <= 6 or not is_family_name(words[0]):
        return False
    return all(word[0].isupper() for word in words) and not any(letter.isdigit() for letter in "".join(words))


def digits(value: Cell, length: int = 0) -> str:
    """The digits of a number that identifies (telephone, identity card), without separators.

    `length` is the number of digits where all such numbers begin with zero (0: no such rule). A cell that holds a
    number and is one digit short has lost that zero, which is put back; more lost digits are not guessed. Among words
    and other numbers the one that has the length is taken, where there is just one.
    """
    text = clean_text(value)
    plain = text if text.isdecimal() else bare(text)
    if length and isinstance(value, (int, float)) and len(plain) == length - 1:
        return "0" + plain
    if plain.isdecimal() and len(plain) == (length or len(plain)):
        return plain
    fitting = {bare(number) for number in numbers_in(text, length)}
    return fitting.pop() if len(fitting) == 1 else plain


def bare(number: str) -> str:
    """A number without the separators of its groups."""
    return SEPARATORS.sub("", number)


def numbers_in(text: str, length: int) -> list[str]:
    """Numbers of so many digits, or of enough, that stand by themselves in a text; among words perhaps in groups."""
    between = "" if bare(text).isdecimal() else r"[ .\-]?"
    more = length - 1 if length else f"{SHORTEST_NUMBER - 1},"
    return re.findall(rf"(?<!\w)\d(?:{between}\d){{{more}}}(?!\w)", text)


def beside_digits(value: Cell, length: int = 0) -> bool:
    """Whether a cell tells more than the number that is taken from it, and more than what kind of number it is."""
    text = clean_text(value)
    if text.isdecimal():
        return False
    number = digits(value, length)
    said = next((each for each in numbers_in(text, length) if bare(each) == number), None)
    if not said or bare(text) == number:
        return False
    rest = WORD.findall(fold(text.replace(said, "", 1)))
    return any(f" {word} " not in OF_NUMBERS for word in rest)


def yes_or_no(value: Cell, label: str) -> bool:
    """Whether a box is ticked; an empty cell is no. Raises BadCell, which names the column by `label`."""
    if isinstance(value, bool):
        return value
    text = fold(clean_text(value)).strip(" .()")
    if text in YES:
        return True
    if text in NO:
        return False
    raise BadCell(f'{label} "{clean_text(value)}" không rõ là có hay không (đánh dấu x nếu có)')
