"""The frame for a photograph of 3 × 4 centimetres, left of a title."""

from collections.abc import Sequence

from foundation.printing.word.blocks import CENTERED
from foundation.printing.word.elements import LINE, Element, cell, paragraph, row, run, table, twips, w

WORDS, SIZE = "Ảnh 3 × 4", 11
WIDTH, HEIGHT = 30, 40
GAP = 5


def room_beside(width: float) -> float:
    """What is left for a title in the middle of `width` millimetres."""
    return width - 2 * (WIDTH + GAP)


def beside_photo(title: Sequence[Element], width: float) -> list[Element]:
    """The frame, empty but for its words, and the title drawn for `room_beside` in the middle of the sheet."""
    photo = cell([paragraph([run(WORDS, SIZE, italic=True)], CENTERED)], WIDTH, middle=True)
    sides = ("top", "left", "bottom", "right")
    photo[0].insert(1, w("tcBorders", *(w(side, **LINE) for side in sides)))
    widths = [WIDTH, GAP, room_beside(width), WIDTH + GAP]
    line = row([photo, cell([], GAP), cell(title, widths[2], middle=True), cell([], widths[3])], whole=True)
    line[0].append(w("trHeight", val=twips(HEIGHT), hRule="atLeast"))
    return [table([line], widths, padding=0)]
