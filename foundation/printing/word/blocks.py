"""The parts that papers have in common, drawn for Word: head, title, signatures beside the recipients, page numbers."""

from collections.abc import Sequence
from dataclasses import replace

from foundation.printing.layout import HeadBlock, HeadStyle, Signature
from foundation.printing.letterhead import (
    Line,
    head_lines,
    recipient_lines,
    signature_lines,
)
from foundation.printing.word.elements import PLAIN, Element, Look, cell, field, paragraph, row, run, table

CENTERED = replace(PLAIN, align="center")
RULE_HEIGHT = 3
ROOM_TO_SIGN = 64
GAP = 4


def line_paragraphs(line: Line, width: float, look: Look = CENTERED) -> list[Element]:
    """The line as a paragraph in a column of `width` millimetres, and its rule as one that is empty and as wide."""
    words = run(line.text, line.size, line.bold, line.italic, line.underline)
    drawn = [paragraph([words], replace(look, size=line.size))]
    if line.rule:
        beside = max(0, (width - line.rule * min(line.width, width)) / 2)
        drawn.append(
            paragraph(
                [],
                Look(
                    exact=RULE_HEIGHT,
                    size=2,
                    left=look.left + beside,
                    right=look.right + beside,
                    rule=True,
                    after=3,
                ),
            )
        )
    return drawn


def stack(lines: Sequence[Line], width: float, look: Look = CENTERED) -> list[Element]:
    return [drawn for line in lines for drawn in line_paragraphs(line, width, look)]


def head_widths(head: HeadBlock, width: float) -> list[float]:
    """Columns of the head: the slogan and the corner never break, the issuer gets what is left."""
    lines = head_lines(head)
    corner = max((line.width for line in lines.corner), default=0)
    corner = corner + GAP if corner else 0
    needed = max((line.width for line in (*lines.right, *lines.right_below)), default=0) + GAP
    wanted = max((line.width for line in (*lines.left, *lines.left_below)), default=0) + GAP
    rest = width - corner
    left = min(max(wanted, 0.42 * rest), max(rest - needed, 0.3 * rest))
    return [left, rest - left, corner] if corner else [left, rest - left]


def head_block(head: HeadBlock, width: float) -> list[Element]:
    """The head as a table without borders; nothing where it has no lines."""
    lines = head_lines(head)
    widths = head_widths(head, width)
    rows = [(lines.left, lines.right, lines.corner), (lines.left_below, lines.right_below, ())]
    drawn = []
    for parts in rows:
        if any(parts):
            cells = [stack(part, room - 1) for part, room in zip(parts, widths, strict=False)]
            drawn.append(row(cell(content, room) for content, room in zip(cells, widths, strict=True)))
    return [table(drawn, widths, padding=0.5), paragraph()] if drawn else []


def foot_block(
    signatures: Sequence[Signature],
    recipients: tuple[str, ...],
    style: HeadStyle,
    width: float,
    day: Line | None = None,
) -> list[Element]:
    """Recipients or the first of two signatures left, the last signature right; kept together on one page."""
    if not signatures and not recipients:
        return []
    kept = replace(CENTERED, keep=True)
    places = (1, 0) if len(signatures) > 1 else (1,)
    above: list[list[Element]] = [stack(recipient_lines(recipients, style), width / 2, PLAIN), []]
    below: list[list[Element]] = [[], []]
    if day:
        above[1] += stack([day], width / 2, kept)
        above[0] += [] if recipients else stack([replace(day, text=" ")], width / 2, kept)
    for place, signature in zip(places, reversed(signatures), strict=False):
        over, under = signature_lines(signature, style)
        above[place] += stack(over, width / 2, kept)
        below[place] = [paragraph([], replace(kept, exact=ROOM_TO_SIGN)), *stack(under, width / 2)]
    beside = ("restart", "continue") if recipients else ("", "")
    lines = [
        row([cell(left, width / 2, down=down), cell(right, width / 2)], whole=True)
        for (left, right), down in zip((above, below), beside, strict=True)
    ]
    return [paragraph(look=replace(kept, exact=8)), table(lines, [width / 2] * 2)]


def page_headers(mark: str, size: float = 14) -> dict[str, list[Element]]:
    """The number of the page at its top from the second on; a draft's mark, where there is one, on each."""
    number = paragraph([field("PAGE", size)], CENTERED)
    return {"first": _marked(mark) or [paragraph()], "default": [number, *_marked(mark)]}


def _marked(mark: str) -> list[Element]:
    return [paragraph([run(mark, 12, bold=True)], Look(align="right", size=12))] if mark else []
