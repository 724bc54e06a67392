"""How a cell shows its number: what a number format of Excel makes of a date, a code padded with zeros, a per cent."""

import datetime
import functools
import math
import re
from typing import NamedTuple

from foundation.sheets.reading.values import Packed, ShownDate, packed_date, packed_shown_date

DAY = "dd/mm/yyyy"
BUILT_IN = {
    **dict.fromkeys([*range(27, 37), *range(50, 59)], DAY),
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: DAY,
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: f"{DAY} h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
}
TOKEN = re.compile(
    r'(?P<text>"[^"]*"?|\\.|[_*].)|(?P<elapsed>\[[hms]+\])|(?P<bracket>\[[^\]]*\]?)|(?P<word>general|am/pm|a/p|e[+-])'
    r"|(?P<letters>y+|m+|d+|h+|s+|e+|b+|g+|a+)|(?P<digit>[0#?])|(?P<section>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
LONGEST_CODE = 1000
LARGEST_EXACT = 10**15
DAY_1, DAY_61 = datetime.date(1899, 12, 31), datetime.date(1899, 12, 30)
DAY_0_OF_1904 = datetime.date(1904, 1, 1)
HALF_A_SECOND = 0.5 / 86_400
PRECISIONS = {
    frozenset("ymd"): "",
    frozenset("ym"): ShownDate.MONTH,
    frozenset("y"): ShownDate.YEAR,
    frozenset("md"): ShownDate.DAY_MONTH,
}


class Token(NamedTuple):
    kind: str
    text: str

    @property
    def literal(self) -> str:
        """What the token puts into the cell as it stands; `_x` is a blank as wide as x, `*x` fills the cell."""
        if self.kind == "text":
            return (
                self.text.strip('"') if self.text[0] == '"' else self.text[1:] if self.text[0] == "\\" else ""
            )
        return self.text if self.kind == "other" and self.text not in "@,." else ""


def date_of(serial: float, from_1904: bool = False) -> datetime.date | None:
    """The day that Excel shows for a number; None where it shows none (0, 29/02/1900, after the year 9999)."""
    days = math.floor(serial + HALF_A_SECOND)
    first = DAY_0_OF_1904 if from_1904 else DAY_1 if days < 60 else DAY_61
    if days < (0 if from_1904 else 1) or (days == 60 and not from_1904):
        return None
    try:
        return first + datetime.timedelta(days=days)
    except OverflowError:
        return None


def number(value: float) -> int | float:
    """Whole numbers as int, others with the fifteen digits that Excel keeps."""
    if isinstance(value, int):
        return value if abs(value) < LARGEST_EXACT else int(float(f"{value:.15g}"))
    return int(value) if value.is_integer() else float(f"{value:.15g}")


@functools.cache
def number_format(code: str) -> "NumberFormat | None":
    """The format of a code, None where the cell shows its number as it is."""
    tokens = _first_section(code)
    letters = [token.text[0].lower() for token in tokens if token.kind in ("letters", "elapsed")]
    if any(token.kind == "elapsed" for token in tokens) or set(letters) & set("ymdhse"):
        return DateFormat(tokens)
    if any(token.text == "%" for token in tokens if token.kind == "other"):
        return PercentFormat()
    return CodeFormat(tokens) if _is_code(tokens) else None


def _first_section(code: str) -> list[Token]:
    tokens = []
    for match in TOKEN.finditer(code[:LONGEST_CODE]):
        if match.lastgroup == "section":
            break
        tokens.append(Token(match.lastgroup, match.group()))
    return tokens


def _is_code(tokens: list[Token]) -> bool:
    """Zeros in front, letters before the digits or digits of its own: a code ("012", "HU-5", "10/12"), no amount."""
    places = [index for index, token in enumerate(tokens) if token.kind == "digit"]
    if not places or any(token.text.lower() in ("general", "e+", "e-", ",") for token in tokens):
        return False
    before = "".join(token.literal for token in tokens[: places[0]])
    point = next((index for index, token in enumerate(tokens) if token.text == "."), len(tokens))
    zeros = sum(token.text == "0" for token in tokens[:point])
    written = "".join(token.literal for token in tokens)
    return zeros > 1 or any(map(str.isalpha, before)) or any(map(str.isdigit, written))


class NumberFormat:
    """What one format makes of numbers and dates."""

    def of_number(self, value: float, from_1904: bool) -> Packed:
        """The cell of a number, packed."""
        raise NotImplementedError

    def of_date(self, date: datetime.date) -> Packed:
        """The cell of a day that the file gives as a day, packed."""
        return packed_date(date)


class DateFormat(NumberFormat):
    """Days as far as the format shows them; times of day as text."""

    def __init__(self, tokens: list[Token]):
        self.tokens = _with_minutes(tokens)
        self.parts = frozenset(
            "y" if token.text[0].lower() in "eb" else token.text[0].lower()
            for token in self.tokens
            if token.kind == "letters" and token.text[0].lower() in "ymdeb"
        )
        self.precision = PRECISIONS.get(self.parts, ShownDate.OTHER)
        self.month_in_words = any(token.text.lower().startswith("mmm") for token in self.tokens)

    def of_number(self, value: float, from_1904: bool) -> Packed:
        if not self.parts:
            return self._time(value)
        date = date_of(value, from_1904)
        return number(value) if date is None else self.of_date(date)

    def of_date(self, date: datetime.date) -> Packed:
        return (
            packed_shown_date(date, self._text(date), self.precision) if self.precision else packed_date(date)
        )

    def _text(self, date: datetime.date) -> str:
        """A month in words is given in figures: 12/12 typed as schooling is shown as 12-Dec, by other settings as
        12-Thg12."""
        if self.month_in_words and self.precision == ShownDate.DAY_MONTH:
            return f"{date.day}/{date.month}"
        if self.month_in_words and self.precision == ShownDate.MONTH:
            return f"{date.month}/{date.year}"
        return "".join(self._piece(token, date) for token in self.tokens).strip()

    def _piece(self, token: Token, date: datetime.date) -> str:
        if token.kind != "letters":
            return token.literal or ("." if token.text == "." else "")
        letter, wide = token.text[0].lower(), len(token.text) == 2
        if letter in "yeb":
            return f"{date.year % 100:02}" if len(token.text) < 3 and letter == "y" else f"{date.year:04}"
        if letter == "m":
            return f"{date.month:02}" if wide else str(date.month)
        if letter == "d" and len(token.text) < 3:
            return f"{date.day:02}" if wide else str(date.day)
        return ""

    def _time(self, value: float) -> Packed:
        if value < 0:
            return number(value)
        elapsed = any(token.kind == "elapsed" for token in self.tokens)
        minutes, seconds = divmod(round((value if elapsed else value % 1) * 86_400), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


def _with_minutes(tokens: list[Token]) -> list[Token]:
    """The same with "n" for the m that means minutes: the one after hours or before seconds."""
    timed = [index for index, token in enumerate(tokens) if token.kind in ("letters", "elapsed")]
    kept = list(tokens)
    for place, index in enumerate(timed):
        near = [
            tokens[timed[at]].text.strip("[").lower()[0]
            for at in (place - 1, place + 1)
            if 0 <= at < len(timed)
        ]
        before = near[0] if place else ""
        after = near[-1] if place + 1 < len(timed) else ""
        if tokens[index].text.lower() in ("m", "mm") and (before == "h" or after == "s"):
            kept[index] = Token("letters", "n" * len(tokens[index].text))
    return kept


class PercentFormat(NumberFormat):
    """0.9203 as "92,03%", whatever decimals the cell leaves out."""

    def of_number(self, value: float, from_1904: bool) -> Packed:
        return f"{number(float(f'{value * 100:.12g}'))}%".replace(".", ",")


class CodeFormat(NumberFormat):
    """A number shown as a code: 20188000104 as "020188000104"."""

    def __init__(self, tokens: list[Token]):
        self.tokens = tokens
        point = next((index for index, token in enumerate(tokens) if token.text == "."), len(tokens))
        self.whole = [index for index, token in enumerate(tokens[:point]) if token.kind == "digit"]
        self.decimals = sum(token.kind == "digit" for token in tokens[point:])

    def of_number(self, value: float, from_1904: bool) -> Packed:
        text, _, rest = f"{abs(value):.{self.decimals}f}".partition(".")
        text = text.zfill(sum(self.tokens[index].text == "0" for index in self.whole))
        pieces, left = [], list(text)
        for index in range(len(self.tokens) - 1, -1, -1):
            pieces.append(self._piece(index, left))
        shown = ("-" if value < 0 else "") + "".join(left) + "".join(reversed(pieces))
        shown = f"{shown}.{rest}" if rest else shown
        return number(value) if shown == str(number(value)) else shown

    def _piece(self, index: int, left: list[str]) -> str:
        """One token from the right; the first place of digits takes all that are left."""
        token = self.tokens[index]
        if token.kind != "digit":
            return token.literal
        if index not in self.whole:
            return ""
        if index == self.whole[0]:
            taken = "".join(left)
            left.clear()
            return taken
        return left.pop() if left else ""
