"""What a printed list or form is made of: plain facts, already worded, that Excel, Word and PDF are all drawn from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Holds(StrEnum):
    """What a column holds, which decides its format; a DATE column takes dates and partial dates alike."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


class HeadStyle(StrEnum):
    """Whose paper it is; a paper never bears two heads."""

    PARTY = "party"
    STATE = "state"
    NONE = "none"


@dataclass(frozen=True)
class HeadBlock:
    """The top of a paper. Its lines are worded by whoever knows the office; the style only draws them.

    `left` is the parent's line and the issuer's, the last of which is bold; `right` the slogan of the style, empty
    for NONE. `number` is printed as it is given ("Số 318-QĐ/HU", "Số: 15/QĐ-UBND"). `corner` stands right of all
    ("Biểu số 01", "Đvt: Người"). A head of NONE, as forms of figures have, says place and day over the last signature.
    """

    style: HeadStyle
    left: tuple[str, ...]
    right: tuple[str, ...] = ()
    number: str = ""
    place_and_date: str = ""
    corner: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signature:
    """Who signs: `authority` "T/M BAN THƯỜNG VỤ" or "TRƯỞNG BAN", `office` "BÍ THƯ" where it is another one.

    `note` stands in brackets of its own under them: "(ký, ghi rõ họ và tên)".
    """

    authority: str
    office: str = ""
    name: str = ""
    note: str = ""


@dataclass(frozen=True)
class FormColumn:
    """A column, `width` in millimetres.

    `groups` are the headings above its label, outermost first; equal ones of neighbours become one cell. `number`
    is its cell in the row of column numbers ("2 (=3+…+12)"), its place where it is empty. `align` is left, center or
    right.
    """

    label: str
    width: float
    groups: tuple[str, ...] = ()
    holds: Holds = Holds.TEXT
    align: str = "left"
    number: str = ""


@dataclass(frozen=True)
class FormSection:
    """A line of its own over all columns: "I. THỊ TRẤN BÌNH GIA (08 đồng chí)"."""

    title: str
    level: int = 1


@dataclass(frozen=True)
class FormRow:
    """One value for each column; `indent` moves the first text of it in."""

    values: tuple[Any, ...]
    bold: bool = False
    italic: bool = False
    indent: int = 0


@dataclass(frozen=True)
class FormLayout:
    """How a list or a form is laid out; sizes are millimetres, `margins` left, right, top, bottom.

    The first line of `title` is printed in bold capitals, the others bold. `attached_to` and `notes` are italic lines
    beneath it, `closing` the lines under the table. No signature, one (right) or two (left, right). A `draft` says
    DỰ THẢO. In Word and PDF a `photo` has an empty frame beside the title.
    """

    title: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    head: HeadBlock | None = None
    attached_to: str = ""
    notes: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    paper: str = "A4"
    landscape: bool = True
    number_row: bool = False
    autofilter: bool = False
    draft: bool = False
    photo: bool = False
    footer: str = ""
    sheet_name: str = "Danh sách"
    margins: tuple[float, float, float, float] = (30, 15, 20, 20)
