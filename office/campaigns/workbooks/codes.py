"""Codes of rows and of whole workbooks: short words of letters that stand for one thing alone and cannot be made up."""

from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from foundation.sheets.cells import clean_text
from foundation.sheets.reading.values import Cell

# No vowels, no W and no D: whatever the keyboard makes of Vietnamese, of these it makes nothing else; and no figures,
# so that no program takes a code for a number or a month.
LETTERS = "BCFGHJKLMNPQRSTVXZ"
OWN, CHECK, GROUP = 7, 2, 3
SALT = "campaigns.workbooks"
BETWEEN = str.maketrans("", "", " -–—.")


@dataclass(frozen=True)
class BookMark:
    """Which workbook it is: of one unit in one campaign, the `version` counts how often it was made."""

    campaign: int
    unit: int
    version: int = 1

    @property
    def code(self) -> str:
        return _code("book", self.campaign, self.unit, self.version)

    def of_line(self, key: int) -> str:
        """The code of a row; the same in every version, so that an older workbook still speaks of the same lines."""
        return _code("line", self.campaign, self.unit, key)

    def up_to_now(self) -> dict[str, int]:
        """{code: version} of this workbook and those made before it."""
        return {
            BookMark(self.campaign, self.unit, version).code: version
            for version in range(1, self.version + 1)
        }


def plain_code(cell: Cell) -> str:
    """A code as it is compared: in capitals, nothing between its groups."""
    return clean_text(cell).upper().translate(BETWEEN)


def is_code(text: str) -> bool:
    """Whether a plain code is one of ours, of whatever line: a letter that was mistyped is seen."""
    return len(text) == OWN + CHECK and _letters(CHECK, "check", text[:OWN]) == text[OWN:]


def shown_code(text: str) -> str:
    """A plain code as people read it, in groups: BCF-GHJ-KLM."""
    return "-".join(text[place : place + GROUP] for place in range(0, len(text), GROUP))


def _code(*parts: str | int) -> str:
    own = _letters(OWN, *parts)
    return own + _letters(CHECK, "check", own)


def _letters(count: int, *parts: str | int) -> str:
    said = "\n".join(map(str, parts))
    number = int.from_bytes(salted_hmac(SALT, said, algorithm="sha256").digest())
    letters = []
    for _ in range(count):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)
