"""Small pictures beside the lines of the board, as shapes of an SVG: greys and ink, no scripts, no styles."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 180, 30
INK, MIDDLE, PALE, GROUND = "ink", "middle", "pale", "ground"
SHADES = (INK, MIDDLE, PALE, GROUND)


@dataclass(frozen=True)
class Box:
    """A rectangle, filled with one of the SHADES."""

    x: str
    y: str
    width: str
    height: str
    shade: str


@dataclass(frozen=True)
class Picture:
    """Boxes and one line of points; `words` say the same to whoever does not see it."""

    words: str
    boxes: Sequence[Box] = ()
    points: str = ""
    width: int = WIDTH
    height: int = HEIGHT


def number(value: float) -> str:
    """A coordinate as SVG reads it in any language."""
    return f"{value:.1f}".removesuffix(".0")


def box(x: float, y: float, width: float, height: float, shade: str) -> Box:
    return Box(number(x), number(y), number(width), number(height), shade)


def parts(words: str, counts: Sequence[int]) -> Picture:
    """One bar in as many shades as there are counts, each as wide as its part of all."""
    whole, x, boxes = sum(counts), 0.0, []
    for count, shade in zip(counts, SHADES, strict=False):
        width = WIDTH * count / whole if whole else 0
        boxes += [box(x, 8, width, 14, shade)] if count else []
        x += width
    return Picture(words, boxes)


def bars(words: str, shares: Sequence[tuple[float, float | None]]) -> Picture:
    """A bar for each (share, least share) of 1, with a tick where a least share is asked for."""
    high = HEIGHT / max(1, len(shares))
    boxes = []
    for place, (share, least) in enumerate(shares):
        y, thick = place * high, max(2, high - 2)
        boxes += [box(0, y, WIDTH, thick, GROUND), box(0, y, WIDTH * min(1, share), thick, MIDDLE)]
        boxes += [box(WIDTH * least - 1, y, 2, thick, INK)] if least is not None else []
    return Picture(words, boxes)


def strip(words: str, counts: Sequence[int]) -> Picture:
    """A column for each count, such as those of months; a month without any is a line on the ground."""
    most, wide = max([*counts, 1]), WIDTH / max(1, len(counts))
    boxes = []
    for place, count in enumerate(counts):
        high = 2 + (HEIGHT - 2) * count / most if count else 1
        boxes.append(box(place * wide + 1, HEIGHT - high, wide - 2, high, INK if count else PALE))
    return Picture(words, boxes)


def line(words: str, values: Sequence[float]) -> Picture:
    """A line from the first value to the last, between the least and the greatest."""
    low, high = min(values), max(values)
    step, span = WIDTH / max(1, len(values) - 1), high - low or 1
    ends = [(place * step, 3 + (HEIGHT - 6) * (high - value) / span) for place, value in enumerate(values)]
    boxes = [box(min(max(x - 2, 0), WIDTH - 4), y - 2, 4, 4, INK) for x, y in ends]
    return Picture(words, boxes, " ".join(f"{number(x)},{number(y)}" for x, y in ends))
