"""What stands around a paper's text, line by line, for whichever format: head, title, signatures, recipients."""

import re
from dataclasses import dataclass, replace

from foundation.printing.layout import FormLayout, HeadBlock, HeadStyle, Signature
from foundation.printing.metrics import text_width

PARTY_SLOGANS = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
STATE_SLOGANS = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
# What a tag of a template is taken to be as wide as.
TAG, FILLED = re.compile(r"\{\{.*?\}\}"), "M" * 14
STAR = "*"
HYPHENS = "-----"
DRAFT = "DỰ THẢO"
RECIPIENTS = "Nơi nhận:"
FULL, SHORT = 1.0, 0.4


@dataclass(frozen=True)
class Line:
    """A line of a paper, `size` in points; `rule` is how much of its own length is drawn beneath it, 0 for none."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    rule: float = 0

    @property
    def width(self) -> float:
        """Millimetres that it takes where it need not be broken."""
        parts = TAG.sub(FILLED, self.text).split("\n")
        return max(text_width(part, self.size, self.bold, self.italic) for part in parts)


def in_two(line: Line, room: float) -> str:
    """Its text, where that is wider than the room in two lines that are as nearly of one length as words allow."""
    words = line.text.split(" ")
    if line.width <= room or len(words) < 2:
        return line.text
    halves = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words)))
    return "\n".join(min(halves, key=lambda two: max(replace(line, text=half).width for half in two)))


@dataclass(frozen=True)
class Sizes:
    """Points of the parts of a paper; what the rules give as a range is one of it here."""

    parent: float
    slogans: tuple[float, ...]
    number: float
    date: float
    kind: float
    subject: float
    text: float
    authority: float
    recipients: float
    listed: float


SIZES = {
    HeadStyle.PARTY: Sizes(14, (15,), 14, 14, 16, 14, 14, 14, 14, 12),
    HeadStyle.STATE: Sizes(13, (13, 14), 13, 14, 14, 14, 14, 14, 12, 11),
}
SIZES[HeadStyle.NONE] = replace(SIZES[HeadStyle.PARTY], parent=13, date=13, authority=13, kind=14)


@dataclass(frozen=True)
class HeadLines:
    """The head as lines: what stands left and right at the top, then beneath on one level, and in the corner."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    left_below: tuple[Line, ...]
    right_below: tuple[Line, ...]
    corner: tuple[Line, ...]


def head_lines(head: HeadBlock) -> HeadLines:
    """Party: star and number under the issuer, the day under the slogan; State: number and day on one level."""
    sizes = SIZES[head.style]
    left = [Line(text, sizes.parent, bold=text is head.left[-1]) for text in head.left]
    right = [
        Line(text, size, bold=True) for text, size in zip(head.right, _stretched(sizes.slogans), strict=False)
    ]
    if right:
        right[-1] = replace(right[-1], rule=FULL)
    number = [Line(head.number, sizes.number)] if head.number else []
    dated = head.place_and_date if head.style != HeadStyle.NONE else ""
    day = [Line(dated, sizes.date, italic=True)] if dated else []
    corner = tuple(Line(text, 12, bold=not place) for place, text in enumerate(head.corner))
    if head.style == HeadStyle.PARTY:
        star = [Line(STAR, sizes.parent)] if left else []
        return HeadLines((*left, *star, *number), (*right, *day), (), (), corner)
    if head.style == HeadStyle.STATE and left:
        left[-1] = replace(left[-1], rule=SHORT)
    return HeadLines(tuple(left), tuple(right), tuple(number), tuple(day), corner)


def _stretched(sizes: tuple[float, ...]) -> tuple[float, ...]:
    return (*sizes, *sizes[-1:] * 5)


def title_lines(form: FormLayout) -> list[Line]:
    """Title, what it is attached to, the hyphens of a Party paper, remarks."""
    style = form.head.style if form.head else HeadStyle.NONE
    lines = [Line(text, 14, bold=True) for text in form.title]
    lines[:1] = [replace(line, text=line.text.upper(), size=15) for line in lines[:1]]
    lines += [Line(form.attached_to, 13, italic=True)] if form.attached_to else []
    lines += [Line(HYPHENS, 13)] if style == HeadStyle.PARTY else []
    return lines + [Line(text, 12, italic=True) for text in form.notes]


def signature_lines(signature: Signature, style: HeadStyle) -> tuple[list[Line], list[Line]]:
    """What stands over the room for hand and seal, and what under it."""
    size = SIZES[style].authority
    above = [Line(signature.authority, size, bold=True)]
    above += [Line(signature.office, size, bold=style == HeadStyle.STATE)] if signature.office else []
    above += [Line(signature.note, 12, italic=True)] if signature.note else []
    return above, [Line(signature.name, size, bold=True)] if signature.name else []


def recipient_lines(recipients: tuple[str, ...], style: HeadStyle) -> list[Line]:
    """ "Nơi nhận:" and its list, each as it is given."""
    sizes = SIZES[style]
    state = style == HeadStyle.STATE
    head = Line(RECIPIENTS, sizes.recipients, bold=state, italic=state, underline=not state)
    return [head, *(Line(text, sizes.listed) for text in recipients)] if recipients else []


def signing_day(form: FormLayout) -> Line | None:
    """Place and day over the signature, where no head says them: forms of figures."""
    if not form.head or form.head.style != HeadStyle.NONE or not form.head.place_and_date:
        return None
    return Line(form.head.place_and_date, SIZES[HeadStyle.NONE].date, italic=True)
