"""How a paragraph stands in its column: indents, tab stops, alignment, the height of its lines."""

from dataclasses import dataclass, field
from functools import cached_property

from foundation.printing.metrics import POINT
from foundation.printing.typesetting.styles import Element, attribute, first_of, is_on, number, q
from foundation.printing.word.elements import TWIPS

HEIGHT, GAP = 1.107, 0.042
TWENTIETH = 20
DEFAULT_TAB = 12.7
SIDES = {"center": "center", "right": "right", "end": "right"}
JUSTIFIED = {"both", "distribute"}
SHARES = {"right": 1, "end": 1, "decimal": 1, "center": 0.5}


def literal(text: str) -> str:
    """The text as a string of typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def points(value: float) -> str:
    return f"{value:.2f}pt"


@dataclass(frozen=True)
class Indents:
    """Millimetres; `first` is less than nothing where the first line hangs out."""

    left: float
    right: float
    first: float

    @classmethod
    def of(cls, properties: list[Element]) -> "Indents":
        def asked(*names: str) -> float:
            said = (name for name in names if first_of(properties, "ind", name) is not None)
            return number(properties, "ind", next(said, names[0])) / TWIPS

        first = asked("firstLine") - asked("hanging")
        return cls(asked("left", "start"), asked("right", "end"), first)


@dataclass(frozen=True)
class Frame:
    """What the properties of a paragraph say, whatever its text."""

    properties: list[Element]
    indents: Indents
    stops: tuple[tuple[float, str, str], ...]
    on_new_page: bool
    looks: dict[tuple[float, bool], tuple[str, float]] = field(default_factory=dict)
    margins: dict[tuple[float, bool], tuple[float, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, properties: list[Element]) -> "Frame":
        indents = Indents.of(properties)
        return cls(properties, indents, _stops(properties, indents), is_on(properties, "pageBreakBefore"))

    def step(self, at: float, following: float, room: float) -> tuple[float, bool]:
        """Millimetres a tab goes from `at`, the text after it being so wide, and whether dots lead there."""
        for place, kind, leader in self.stops:
            if place > at + 0.1:
                return max(0.5, min(place, room) - SHARES.get(kind, 0) * following - at), leader == "dot"
        return DEFAULT_TAB - at % DEFAULT_TAB, False

    def look(self, size: float, empty: bool) -> tuple[str, float]:
        """The arguments of `p` beside its body, and the height of a line without text; `size` in points."""
        if (size, empty) in self.looks:
            return self.looks[size, empty]
        whole, gap = self._line(size)
        said = {**self._place(), **self._space(0 if empty else gap), **self._rules()}
        drawn = "".join(f", {name}: {value}" for name, value in said.items() if value)
        return self.looks.setdefault((size, empty), (drawn, whole))

    @cached_property
    def is_plain(self) -> bool:
        """Whether it stands as text does by itself: nothing but room around it, and its side."""
        align = first_of(self.properties, "jc")
        ruled = any(self._rules().values())
        return not (self.on_new_page or self.indents.first or ruled or align in JUSTIFIED)

    @cached_property
    def side(self) -> str:
        return SIDES.get(first_of(self.properties, "jc") or "left", "left")

    def around(self, size: float, empty: bool) -> tuple[float, ...]:
        """Points left, right, above and below, and between two lines, for what is plain."""
        if (size, empty) not in self.margins:
            gap = 0 if empty else self._line(size)[1]
            above, below = (
                number(self.properties, "spacing", side) / TWENTIETH for side in ("before", "after")
            )
            sides = self.indents.left / POINT, self.indents.right / POINT
            self.margins[size, empty] = (*sides, above, below + gap, gap)
        return self.margins[size, empty]

    def _place(self) -> dict[str, str]:
        align = first_of(self.properties, "jc") or "left"
        first = self.indents.first
        start = self.indents.left + min(first, 0)
        return {
            "to": SIDES.get(align, ""),
            "justified": "true" if align in JUSTIFIED else "",
            "start": points(start / POINT) if start else "",
            "end": points(self.indents.right / POINT) if self.indents.right else "",
            "first": points(first / POINT) if first > 0 else "",
            "hanging": points(-first / POINT) if first < 0 else "",
        }

    def _space(self, gap: float) -> dict[str, str]:
        above, below = (number(self.properties, "spacing", side) / TWENTIETH for side in ("before", "after"))
        kept = "true" if is_on(self.properties, "keepNext") else ""
        shown = {"above": above, "below": below, "gap": gap}
        return {name: points(value) if value else "" for name, value in shown.items()} | {"kept": kept}

    def _rules(self) -> dict[str, str]:
        return {"over": self._border("top"), "under": self._border("bottom")}

    def _line(self, size: float) -> tuple[float, float]:
        """The height of a line with the gap to the next one, and the gap alone, in points."""
        asked = number(self.properties, "spacing", "line", 240)
        rule = first_of(self.properties, "spacing", "lineRule") or "auto"
        natural = (HEIGHT + GAP) * size
        whole = natural * asked / 240 if rule == "auto" else asked / TWENTIETH
        whole = max(whole, natural) if rule == "atLeast" else whole
        return whole, whole - HEIGHT * size

    def _border(self, side: str) -> str:
        kind = first_of(self.properties, f"pBdr/{side}")
        if kind in {None, "nil", "none"}:
            return ""
        return points(number(self.properties, f"pBdr/{side}", "sz", 4) / 8)


def _stops(properties: list[Element], indents: Indents) -> tuple[tuple[float, str, str], ...]:
    """(place in millimetres, kind, leader) of every tab stop, left to right; a hanging line has one where it hangs."""
    found = {}
    for one in reversed(properties):
        for stop in one.iterfind(q("tabs/tab")):
            place = number([stop], ".", "pos") / TWIPS
            found[place] = (attribute(stop) or "left", attribute(stop, "leader") or "none")
    stops = [(place, *rest) for place, rest in found.items() if rest[0] != "clear"]
    return tuple(sorted(stops + ([(indents.left, "left", "none")] if indents.first < 0 else [])))
