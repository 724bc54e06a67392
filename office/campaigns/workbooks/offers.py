"""What a workbook offers to its unit: sheets of lines that stand, with words to say of each, and sheets to fill."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from foundation.printing.layout import Holds
from foundation.sheets.cells import folded_words
from foundation.sheets.framing import SheetFrame
from office.campaigns.workbooks.codes import BookMark

ORDINAL, CODE, SECOND_CODE = "TT", "Mã", "Mã (đối chiếu)"
LONGEST = 300


class Role(StrEnum):
    """What a column is for: the name of the person, what else tells lines apart, what is known, what is asked."""

    NAME = "name"
    APART = "apart"
    KNOWN = "known"
    ASKED = "asked"


@dataclass(frozen=True)
class OfferColumn:
    """`width` in letters. What is `needed` is not left blank in a row.

    `choices` are (value, label) of a drop-down; `also` (value, words) are read too, `hint` is told where nothing fits.
    """

    key: str
    label: str
    width: float = 14
    role: Role = Role.ASKED
    holds: Holds = Holds.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    longest: int = LONGEST
    needed: bool = False


@dataclass(frozen=True)
class OfferRow:
    """A line that stands, by the key that the app above knows it by, with what is known of it."""

    key: int
    known: Mapping[str, Any]


def nothing_more(words: Mapping[str, Any]) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class OfferSheet:
    """One sheet. With `rows` each has a code; without them it has `blank_rows` to fill.

    `check` is asked with the words of one row and answers {key of a column: sentence} of what does not fit.
    Raises ValueError for two columns of one label: what comes back is read by labels.
    """

    key: str
    name: str
    title: str
    columns: tuple[OfferColumn, ...]
    rows: tuple[OfferRow, ...] = ()
    blank_rows: int = 0
    notes: tuple[str, ...] = ()
    check: Callable[[Mapping[str, Any]], Mapping[str, str]] = nothing_more

    def __post_init__(self) -> None:
        offered = (column.label for column in self.columns)
        labels = [folded_words(label) for label in (ORDINAL, CODE, SECOND_CODE, *offered)]
        if len(set(labels)) < len(labels):
            raise ValueError(f"two columns of the sheet {self.name} have one label")

    @property
    def is_coded(self) -> bool:
        return not self.blank_rows

    @property
    def labels(self) -> dict[str, str]:
        return {column.key: column.label for column in self.columns}

    def of_role(self, *roles: Role) -> list[OfferColumn]:
        return [column for column in self.columns if column.role in roles]


@dataclass(frozen=True)
class WorkbookOffer:
    """The whole workbook of one unit; `frame` is the head and the signatures of every sheet."""

    mark: BookMark
    sheets: tuple[OfferSheet, ...]
    frame: SheetFrame = SheetFrame()
    footer: str = ""

    def codes(self, sheet: OfferSheet) -> dict[str, OfferRow]:
        return {self.mark.of_line(row.key): row for row in sheet.rows}


def headings(sheet: OfferSheet) -> Iterable[str]:
    """The labels of a sheet from left to right.

    The code stands at both ends: where a part of the columns was sorted by itself, the two do not agree any more.
    """
    labels = sheet.labels.values()
    return (ORDINAL, CODE, *labels, SECOND_CODE) if sheet.is_coded else (ORDINAL, *labels)
